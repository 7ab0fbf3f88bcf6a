import { expect, test } from 'vitest';

import { trialSpans } from '../../../src/main/packs/trial-watch.ts';
import { deskOptions, ownArguments } from '../../../src/main/startup.ts';

test('what stands before the application folder was meant for Electron', () => {
  expect(ownArguments(['electron', '--remote-debugging-port=1', '/app', '--venue=x', '--windowed'], false)).toEqual([
    '--venue=x',
    '--windowed',
  ]);
});

test('a packaged application takes all arguments as its own', () => {
  expect(ownArguments(['kiosk', '--remote-debugging-port=1'], true)).toEqual(['--remote-debugging-port=1']);
});

const asked = { stick: '/media/x', trial: 3, pack: '/home/x', windowed: false };

test('at a desk a trial can be shortened, a folder stand for a stick, and an unsigned pack be shown', () => {
  expect(deskOptions(asked, false)).toEqual({
    asked: '/home/x',
    sticks: ['/media/x'],
    spans: { ...trialSpans, healthy: 3_000 },
  });
  const nothing = { stick: undefined, trial: undefined, pack: undefined, windowed: false };
  expect(deskOptions(nothing, false)).toEqual({ asked: undefined, sticks: [], spans: trialSpans });
});

test('a packaged kiosk takes none of it; a curator may look at an unsigned pack in a window', () => {
  expect(deskOptions(asked, true)).toEqual({ asked: undefined, sticks: [], spans: trialSpans });
  expect(deskOptions({ ...asked, windowed: true }, true)).toMatchObject({ asked: '/home/x', sticks: [] });
});
