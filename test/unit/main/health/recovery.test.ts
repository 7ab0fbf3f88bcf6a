import { describe, expect, test } from 'vitest';

import {
  beginning,
  LOOK_EVERY,
  recover,
  type Recovery,
  type Sign,
  type Step,
} from '../../../../src/main/health/recovery.ts';
import type { Pulse } from '../../../../src/shared/ipc/contract.ts';

/** A kiosk whose page does as it is told; the steps taken so far, each with the second it was taken. */
class Play {
  now = 0;
  state: Recovery = beginning(0);
  readonly steps: (Step & { readonly at: number })[] = [];
  pulse: Pulse = { frames: 0, hidden: false, empty: false, touches: 0 };

  tell(sign: Sign): void {
    const [state, steps] = recover(this.state, sign, this.now);
    this.state = state;
    for (const step of steps) if (step.do !== 'log') this.steps.push({ ...step, at: this.now });
  }

  /** Lets time pass; the page beats every half second where it is given what it says. */
  pass(seconds: number, page?: (pulse: Pulse) => Pulse, painted = true): void {
    const end = this.now + seconds * 1000;
    while (this.now < end) {
      this.now += LOOK_EVERY;
      if (page !== undefined && this.now % 500 === 0) {
        this.pulse = page(this.pulse);
        this.tell({ kind: 'beat', pulse: this.pulse, painted });
      }
      this.tell({ kind: 'look' });
    }
  }

  load(resting = false): void {
    this.pulse = { frames: 0, hidden: false, empty: false, touches: 0 };
    this.tell({ kind: 'load', resting });
  }

  live(seconds: number): void {
    this.pass(seconds, lively);
  }

  done(): string[] {
    const said = this.steps.map((step) => (step.do === 'load' && step.fresh ? 'load fresh' : step.do));
    this.steps.length = 0;
    return said;
  }
}
const lively = (pulse: Pulse): Pulse => ({ ...pulse, frames: pulse.frames + 1 });

function begin(): Play {
  const play = new Play();
  play.load();
  play.live(5);
  expect(play.done()).toEqual([]);
  return play;
}

test('a page that lives, draws and is touched is left alone, for a day', () => {
  const play = begin();
  play.pass(86_400, (pulse) => ({ ...lively(pulse), touches: pulse.touches + 1 }));
  expect(play.done()).toEqual([]);
});

test('a page that ends is loaded again at once', () => {
  const play = begin();
  play.tell({ kind: 'gone', why: 'crashed' });
  expect(play.steps).toEqual([{ do: 'load', after: 0, fresh: false, at: play.now }]);
});

test('a page that hangs: after three seconds it is ended, a quarter of a second later killed, at last it gets another window', () => {
  const play = begin();
  const hung = play.now;
  play.pass(10);
  expect(play.steps.map((step) => [step.do, step.at - hung])).toEqual([
    ['crash', 3_250],
    ['kill', 3_500],
    ['kill', 3_750],
    ['kill', 4_000],
    ['load', 4_250],
  ]);
  expect(play.done().at(-1)).toBe('load fresh');
});

test('a page that ends when it is told to is loaded without more ado', () => {
  const play = begin();
  play.pass(3.25);
  play.tell({ kind: 'gone', why: 'crashed' });
  expect(play.done()).toEqual(['crash', 'load']);
  play.load();
  play.live(60);
  expect(play.done()).toEqual([]);
});

test('a page that never says anything is given fifteen seconds', () => {
  const play = new Play();
  play.load();
  play.pass(15);
  expect(play.done()).toEqual([]);
  play.pass(0.25);
  expect(play.done()).toEqual(['crash']);
});

describe('a page that answers and is of no use', () => {
  test.each<[string, (pulse: Pulse) => Pulse]>([
    ['draws nothing', (pulse) => pulse],
    ['has nothing on it', (pulse) => ({ ...lively(pulse), empty: true })],
  ])('%s: ended after ten seconds', (_name, page) => {
    const play = begin();
    play.pass(9.5, page);
    expect(play.done()).toEqual([]);
    play.pass(0.75, page);
    expect(play.done()).toEqual(['crash']);
  });

  test('draws nothing because nobody can see it: left alone', () => {
    const play = begin();
    play.pass(600, (pulse) => ({ ...pulse, hidden: true }));
    expect(play.done()).toEqual([]);
  });

  test.each(['it could not be loaded', 'the picture is empty', 'it takes no input'])('%s: ended', (why) => {
    const play = begin();
    play.tell({ kind: 'failed', why });
    expect(play.done()).toEqual(['crash']);
  });
});

test('touches that do not arrive: the focus is given anew, then the window; those that do are no trouble', () => {
  const play = begin();
  const dead = () => {
    for (let finger = 0; finger < 3; finger += 1) play.tell({ kind: 'touch' });
    play.live(1);
    expect(play.done()).toEqual([]);
    play.live(2);
  };
  dead();
  expect(play.done()).toEqual(['refocus']);
  dead();
  expect(play.done()).toEqual(['load fresh']);
  play.load();
  play.live(1);
  for (let finger = 0; finger < 10; finger += 1) play.tell({ kind: 'touch' });
  play.pass(60, (pulse) => ({ ...lively(pulse), touches: 10 }));
  expect(play.done()).toEqual([]);
});

describe('three failures within a minute', () => {
  const fail = (play: Play): void => {
    play.tell({ kind: 'gone', why: 'crashed' });
    play.load();
    play.live(5);
  };
  test('the pack before, in a new window', () => {
    const play = begin();
    fail(play);
    fail(play);
    expect(play.done()).toEqual(['load', 'load']);
    fail(play);
    expect(play.done()).toEqual(['step-down', 'load fresh']);
    // The pack before has three of its own.
    fail(play);
    fail(play);
    expect(play.done()).toEqual(['load', 'load']);
  });

  test('and not three in an hour', () => {
    const play = begin();
    for (let failure = 0; failure < 10; failure += 1) {
      fail(play);
      play.live(60);
    }
    expect(play.done()).toEqual(Array.from({ length: 10 }, () => 'load'));
  });

  test('with no pack before, a page that comes up is wanted back at once, however often', () => {
    const play = begin();
    play.tell({ kind: 'bottom' });
    for (let failure = 0; failure < 100; failure += 1) fail(play);
    expect(play.steps.every((step) => step.do === 'load' && step.after === 0)).toBe(true);
  });

  test('with no pack before, one that never paints: ever longer pauses, the still screen, and tries for ever', () => {
    const play = new Play();
    play.tell({ kind: 'bottom' });
    play.load();
    const waits: string[] = [];
    while (waits.length < 30) {
      play.now += 100;
      play.tell({ kind: 'gone', why: 'crashed' });
      for (const step of play.steps.splice(0)) {
        if (step.do === 'load') waits.push(String(step.after));
        if (step.do === 'rest') {
          waits.push(`rest ${step.retry / 1000}`);
          play.load(true);
          play.now += step.retry;
        }
      }
      play.load();
    }
    const round = ['0', '250', '500'];
    expect(waits.slice(0, 28)).toEqual(
      [30, 60, 120, 240, 480, 600, 600].flatMap((seconds) => [...round, `rest ${seconds}`]),
    );
  });

  test('a pack that is taken on has no share in what was before', () => {
    const play = begin();
    fail(play);
    fail(play);
    play.tell({ kind: 'pack' });
    play.done();
    fail(play);
    expect(play.done()).toEqual(['load']);
  });
});

test('the still screen gives no sign of life and is left alone', () => {
  const play = new Play();
  play.load(true);
  play.pass(3_600);
  expect(play.done()).toEqual([]);
  play.tell({ kind: 'gone', why: 'crashed' });
  expect(play.done()).toEqual(['load']);
});

test('a window that was closed is opened again', () => {
  const play = begin();
  play.tell({ kind: 'closed' });
  expect(play.done()).toEqual(['load fresh']);
});

test('the process that draws: twice it comes back by itself, the third time the kiosk draws without it', () => {
  const play = begin();
  for (let loss = 0; loss < 2; loss += 1) {
    play.tell({ kind: 'gpu-gone', why: 'killed' });
    play.live(5);
    expect(play.state.gpuLostAt).toBeUndefined();
  }
  expect(play.done()).toEqual([]);
  play.tell({ kind: 'gpu-gone', why: 'killed' });
  expect(play.steps).toMatchObject([{ do: 'restart', software: true }]);
});

test('where no page lives for a minute and a half, the kiosk starts anew', () => {
  const play = begin();
  play.pass(200);
  // Ended, killed, loaded in a new window; nobody told that it loads.
  expect(play.done()).toContain('restart');
});

describe('time that this process did not see', () => {
  test.each([5, 3_600, 315_360_000])('%i s of sleep are not held against the page', (seconds) => {
    const play = begin();
    play.now += seconds * 1000;
    play.tell({ kind: 'look' });
    play.live(10);
    expect(play.done()).toEqual([]);
  });

  test('a page that did not wake up is ended three seconds later', () => {
    const play = begin();
    play.now += 3_600_000;
    play.tell({ kind: 'look' });
    play.pass(2.5);
    expect(play.done()).toEqual([]);
    play.pass(0.5);
    expect(play.done()).toEqual(['crash']);
  });

  test('waking up gives the focus anew', () => {
    const play = begin();
    play.now += 3_600_000;
    play.tell({ kind: 'woke' });
    expect(play.done()).toEqual(['refocus']);
    play.live(10);
    expect(play.done()).toEqual([]);
  });
});

test('what comes late from a page that is done for changes nothing', () => {
  const play = begin();
  play.tell({ kind: 'gone', why: 'crashed' });
  play.done();
  play.tell({ kind: 'gone', why: 'crashed' });
  play.tell({ kind: 'failed', why: 'late' });
  play.tell({ kind: 'beat', pulse: play.pulse, painted: true });
  expect([play.done(), play.state.phase]).toEqual([[], 'waiting']);
});
