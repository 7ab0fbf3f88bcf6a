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

test('at a desk a trial can be shortened and a folder stand for a stick; a packaged kiosk takes neither', () => {
  const asked = { stick: '/media/x', trial: 3 };
  expect(deskOptions(asked, false)).toEqual({ sticks: ['/media/x'], spans: { ...trialSpans, healthy: 3_000 } });
  expect(deskOptions({ stick: undefined, trial: undefined }, false)).toEqual({ sticks: [], spans: trialSpans });
  expect(deskOptions(asked, true)).toEqual({ sticks: [], spans: trialSpans });
});
