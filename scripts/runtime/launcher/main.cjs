/* oxlint-disable typescript/no-require-imports -- the runtime it is put into knows no other modules in its main process */

// Stands in for the default application of an official Electron, which the runtime it is put into lacks:
// `electron [switches] FOLDER [arguments]` runs the application in FOLDER.
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const { app } = require('electron');

/** What stands before the application's arguments. */
function readCommandLine() {
  const args = process.argv.slice(1);
  const modules = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at];
    if (arg === '-r' || arg === '--require') modules.push(args[(at += 1)]);
    else if (!arg.startsWith('-')) return { modules, folder: path.resolve(arg) };
  }
  return { modules, folder: undefined };
}

function run(folder) {
  const file = path.join(folder, 'package.json');
  if (!fs.existsSync(file)) {
    process.stderr.write(`There is no application in ${folder}.\n`);
    app.exit(1);
    return;
  }
  const { name, productName, version } = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (version) app.setVersion(version);
  if (productName || name) {
    app.setName(productName || name);
    app.setPath('userData', path.join(app.getPath('appData'), productName || name));
  }
  app.setAppPath(folder);
  Module._load(folder, Module, true);
}

const { modules, folder } = readCommandLine();
if (folder === undefined) {
  process.stderr.write('Name the folder of an application.\n');
  app.exit(1);
} else {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  Module._preloadModules(modules);
  run(folder);
}
