import { app } from 'electron';

import { runTools } from './run-tools.ts';
import { toolArguments } from './tool-arguments.ts';

// The one program that is both: the kiosk, and the tools for a computer without Node. Which it is, is decided before
// anything else begins.
const called = toolArguments(process.argv, app.isPackaged);
if (called === undefined) void import('../main/index.ts');
else process.exit(runTools(called, app.getVersion(), app.getPath('userData')));
