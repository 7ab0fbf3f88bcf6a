const { app, BrowserWindow, Menu, screen } = require('electron');

// The least an Electron kiosk can be: the same window, the same sandbox, one static page.
app.enableSandbox();
app.commandLine.appendSwitch('disable-background-networking');
void app.whenReady().then(() => {
  Menu.setApplicationMenu(null);
  const window = new BrowserWindow({
    ...screen.getPrimaryDisplay().bounds,
    show: false,
    frame: false,
    kiosk: true,
    backgroundColor: '#10202c',
    webPreferences: { sandbox: true, contextIsolation: true, spellcheck: false, backgroundThrottling: false },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadFile('index.html');
});
