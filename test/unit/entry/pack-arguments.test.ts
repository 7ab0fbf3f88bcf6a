import { expect, test } from 'vitest';

import { packArguments } from '../../../src/entry/pack-arguments.ts';

test.each<[readonly string[], boolean, readonly string[] | undefined]>([
  [['kiosk', 'pack', 'verify', 'a.kpack', '--trust', 'root.json'], true, ['verify', 'a.kpack', '--trust', 'root.json']],
  [['kiosk', 'pack'], true, []],
  [['electron', '--inspect=0', '/app', 'pack', 'status'], false, ['status']],
  [['kiosk'], true, undefined],
  [['kiosk', '--venue=pack'], true, undefined],
  [['kiosk', '--pack', 'pack'], true, undefined],
  [['electron', '/app', '--pack=x'], false, undefined],
  [['electron', 'pack'], false, undefined],
])('%j, packaged %s: the pack tools get %j', (argv, isPackaged, args) => {
  expect(packArguments(argv, isPackaged)).toEqual(args);
});
