import { expect, test } from 'vitest';

import { type Tool, toolArguments } from '../../../src/entry/tool-arguments.ts';

test.each<[readonly string[], boolean, Tool | undefined, readonly string[]]>([
  [['kiosk', 'pack', 'verify', 'a', '--trust', 'root.json'], true, 'pack', ['verify', 'a', '--trust', 'root.json']],
  [['kiosk', 'pack'], true, 'pack', []],
  [['electron', '--inspect=0', '/app', 'pack', 'status'], false, 'pack', ['status']],
  [['kiosk', 'staff', 'reset-pin', '--data', 'd'], true, 'staff', ['reset-pin', '--data', 'd']],
  [['electron', '/app', 'staff'], false, 'staff', []],
  [['kiosk'], true, undefined, []],
  [['kiosk', '--venue=pack'], true, undefined, []],
  [['kiosk', '--pack', 'pack'], true, undefined, []],
  [['electron', '/app', '--pack=x'], false, undefined, []],
  [['electron', 'pack'], false, undefined, []],
])('%j, packaged %s: the tool %j gets %j', (argv, isPackaged, tool, args) => {
  expect(toolArguments(argv, isPackaged)).toEqual(tool === undefined ? undefined : { tool, args });
});
