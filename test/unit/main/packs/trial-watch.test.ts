import { beforeEach, describe, expect, test } from 'vitest';

import { trialSpans, TrialWatch } from '../../../../src/main/packs/trial-watch.ts';
import type { Beat } from '../../../../src/shared/ipc/contract.ts';

const REVISION = 2;
const sound: Beat = { revision: REVISION, visiting: false, painted: true, inspected: true };

let now: number;
let watch: TrialWatch;
beforeEach(() => {
  now = 1_000;
  watch = new TrialWatch(REVISION, trialSpans, now);
});

/** Lets seconds pass, with a sign of life and a look in each; gives how the trial stands then. */
function live(seconds: number, beat: Partial<Beat> = {}) {
  for (let second = 0; second < seconds; second += 1) {
    now += 1_000;
    watch.beat({ ...sound, ...beat }, now);
    const verdict = watch.verdict(now);
    if (verdict.kind !== 'watching') return { ...verdict, after: second + 1 };
  }
  return { kind: 'watching' };
}
function silence(seconds: number) {
  for (let second = 0; second < seconds; second += 1) {
    now += 1_000;
    const verdict = watch.verdict(now);
    if (verdict.kind !== 'watching') return { ...verdict, after: second + 1 };
  }
  return { kind: 'watching' };
}
const failure = (code: string, cause: RegExp, urgent: boolean) => ({
  kind: 'failed',
  urgent,
  reason: { code, cause: expect.stringMatching(cause) as string },
});

test('production asks for a minute', () => {
  expect(trialSpans.healthy).toBe(60_000);
});

describe('health', () => {
  test('sixty seconds from the first painted screen, not a second less', () => {
    watch.loaded(now);
    expect(live(5, { painted: false })).toEqual({ kind: 'watching' });
    expect(live(100)).toEqual({ kind: 'healthy', after: 61 });
  });

  test('not before every file was tried; a visitor does not disturb it', () => {
    watch.loaded(now);
    expect(live(200, { inspected: false, visiting: true })).toEqual({ kind: 'watching' });
    expect(live(1)).toMatchObject({ kind: 'healthy' });
  });

  test('begins anew when the page is loaded again', () => {
    watch.loaded(now);
    live(50);
    watch.loaded(now);
    expect(live(59)).toEqual({ kind: 'watching' });
    expect(live(2)).toMatchObject({ kind: 'healthy' });
  });
});

describe('failure', () => {
  test('a file that could not be shown: at once, but a visitor may finish', () => {
    watch.loaded(now);
    live(3);
    watch.missing('media/a.svg');
    watch.missing('media/b.svg');
    expect(watch.verdict(now)).toEqual(failure('MISSING', /^media\/a\.svg could not be shown$/, false));
  });

  test('no sign of life for ten seconds', () => {
    watch.loaded(now);
    live(30);
    expect(silence(20)).toEqual({ ...failure('TRIAL', /no sign of life for 10 s/, true), after: 11 });
  });

  test('a first screen that is not there after half a minute, whether the page lives or not', () => {
    watch.loaded(now);
    expect(live(60, { painted: false })).toEqual({ ...failure('TRIAL', /first screen/, true), after: 31 });
    watch = new TrialWatch(REVISION, trialSpans, now);
    watch.loaded(now);
    expect(silence(60)).toEqual({ ...failure('TRIAL', /first screen/, true), after: 31 });
  });

  test('files that cannot all be tried in ten minutes', () => {
    watch.loaded(now);
    expect(live(1_000, { inspected: false })).toEqual({
      ...failure('TRIAL', /could not all be tried/, true),
      after: 602,
    });
  });
});

describe('what is not the doing of the pack', () => {
  test('a visitor who is still with the pack before: the trial has not begun', () => {
    expect(watch.began).toBe(false);
    expect(live(300, { revision: 1, visiting: true })).toEqual({ kind: 'watching' });
    expect(silence(300)).toEqual({ kind: 'watching' });
    expect(watch.began).toBe(false);
  });

  test('a visitor who came while the page was changing over', () => {
    watch.loaded(now);
    expect(watch.began).toBe(true);
    expect(live(300, { revision: 1, visiting: true })).toEqual({ kind: 'watching' });
    expect(watch.began).toBe(false);
    watch.loaded(now);
    expect(live(61)).toMatchObject({ kind: 'healthy' });
  });

  test('a kiosk that was itself stopped: the page gets its time again', () => {
    watch.loaded(now);
    live(10);
    now += 3_600_000;
    expect(watch.verdict(now)).toEqual({ kind: 'watching' });
    expect(silence(9)).toEqual({ kind: 'watching' });
    expect(silence(3)).toMatchObject({ kind: 'failed' });
  });

  test('a kiosk that was stopped before the first screen', () => {
    watch.loaded(now);
    now += 3_600_000;
    expect(watch.verdict(now)).toEqual({ kind: 'watching' });
    expect(silence(29)).toEqual({ kind: 'watching' });
  });
});
