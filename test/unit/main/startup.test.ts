import { expect, test } from 'vitest';

import { ownArguments } from '../../../src/main/startup.ts';

test('what stands before the application folder was meant for Electron', () => {
  expect(ownArguments(['electron', '--remote-debugging-port=1', '/app', '--venue=x', '--windowed'], false)).toEqual([
    '--venue=x',
    '--windowed',
  ]);
});

test('a packaged application takes all arguments as its own', () => {
  expect(ownArguments(['kiosk', '--remote-debugging-port=1'], true)).toEqual(['--remote-debugging-port=1']);
});
