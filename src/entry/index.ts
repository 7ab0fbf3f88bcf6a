import { app } from 'electron';

import { packArguments } from './pack-arguments.ts';
import { runPackTools } from './run-pack-tools.ts';

// The one program that is both: the kiosk, and the pack tools for a computer without Node. Which it is, is decided
// before anything else begins.
const args = packArguments(process.argv, app.isPackaged);
if (args === undefined) void import('../main/index.ts');
else process.exit(runPackTools(args, app.getVersion()));
