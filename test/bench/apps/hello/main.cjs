const { app, BrowserWindow, Menu, screen } = require('electron');

// The least that answers a touch with React: the same window, one button, one number. The page is the last argument.
app.enableSandbox();
app.commandLine.appendSwitch('disable-background-networking');
void app.whenReady().then(() => {
  Menu.setApplicationMenu(null);
  const window = new BrowserWindow({
    ...screen.getPrimaryDisplay().bounds,
    show: false,
    frame: false,
    kiosk: true,
    webPreferences: { sandbox: true, contextIsolation: true, spellcheck: false, backgroundThrottling: false },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(process.argv.at(-1));
});
