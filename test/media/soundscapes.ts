import { bandOfNoise, bell, drift, fade, mix, pluck, randomBySeed, silence, type Sound, withRoom } from './sound.ts';

/** Wind over grass: a low breath that wanders in pitch, and the rustle that follows its gusts. */
function wind(seconds: number, seed: number): Sound {
  const random = randomBySeed(seed);
  const gust = drift(random, 3.1);
  const turn = drift(random, 1.7);
  const all = silence(seconds);
  const strength = (second: number): number => 0.25 + 0.75 * gust(second) ** 2;
  mix(
    all,
    bandOfNoise(seconds, random, (s) => 170 + 240 * gust(s) + 60 * turn(s), strength, 0.5),
    1,
  );
  mix(
    all,
    bandOfNoise(
      seconds,
      random,
      (s) => 480 + 500 * gust(s),
      (s) => strength(s) ** 2,
      0.25,
    ),
    0.35,
  );
  mix(
    all,
    bandOfNoise(
      seconds,
      random,
      (s) => 4200 + 1500 * turn(s),
      (s) => strength(s) ** 3,
      1.2,
    ),
    0.22,
  );
  return all;
}

/** Water against a bank: small waves that come when they like. */
function water(seconds: number, seed: number): Sound {
  const random = randomBySeed(seed);
  const all = silence(seconds);
  const calm = drift(random, 2.3);
  mix(
    all,
    bandOfNoise(
      seconds,
      random,
      (s) => 420 + 160 * calm(s),
      (s) => 0.25 + 0.2 * calm(s),
      0.7,
    ),
    0.6,
  );
  for (let at = 0.2; at < seconds; at += 0.5 + random() * 1.1) {
    const length = 0.5 + random() * 0.8;
    const rise = 0.3 + random() * 0.3;
    const shape = (s: number): number => Math.sin(Math.PI * Math.min(1, (s / length) ** rise)) ** 2;
    const pitch = 500 + random() * 900;
    mix(
      all,
      bandOfNoise(length, random, (s) => pitch * (1 + 0.5 * (s / length)), shape, 0.35),
      0.5 + random() * 0.5,
      at,
    );
  }
  return all;
}

/** A shower: a curtain of drops too many to count, and single ones on a roof in front of it. */
function rain(seconds: number, seed: number, heaviness: (second: number) => number): Sound {
  const random = randomBySeed(seed);
  const all = silence(seconds);
  mix(
    all,
    bandOfNoise(
      seconds,
      random,
      () => 5200,
      (s) => 0.15 + 0.5 * heaviness(s),
      1.4,
    ),
    0.5,
  );
  mix(
    all,
    bandOfNoise(
      seconds,
      random,
      () => 1500,
      (s) => 0.5 * heaviness(s),
      1.2,
    ),
    0.35,
  );
  for (let at = 0; at < seconds; at += 0.012 + (random() * 0.1) / (0.15 + heaviness(at))) {
    const pitch = 900 + random() ** 2 * 3200;
    const drop = silence(0.03).map((_, n) => {
      const s = n / 48_000;
      return Math.sin(2 * Math.PI * pitch * (1 + 6 * s) * s) * Math.exp(-s * 190) * Math.min(1, s / 0.0008);
    });
    mix(all, drop, 0.05 + 0.16 * random() ** 3, at);
  }
  return all;
}

/** Thunder far away: it rolls for some seconds and frightens nobody. */
function thunder(seed: number): Sound {
  const random = randomBySeed(seed);
  const roll = drift(random, 0.35);
  return bandOfNoise(
    7,
    random,
    (s) => 75 + 30 * roll(s),
    (s) => Math.min(1, s / 0.7) * Math.exp(-s / 2.1) * (0.35 + roll(s)),
    0.6,
  );
}

/** Notes on two strings: when, in seconds, and which, in half tones above the lower string; none is from any tune. */
const phrases: readonly (readonly [number, readonly number[]])[] = [
  [0, [0, 5]],
  [0.62, [7]],
  [1.24, [5]],
  [1.86, [0, 10]],
  [3.1, [0, 7]],
  [3.72, [5]],
  [4.34, [3]],
  [4.96, [0, 5]],
];

function twoStrings(seconds: number, seed: number, starts: readonly number[]): Sound {
  const random = randomBySeed(seed);
  const all = silence(seconds);
  for (const start of starts) {
    for (const [at, tones] of phrases) {
      for (const [string, tone] of tones.entries())
        mix(all, pluck(146.83 * 2 ** (tone / 12), 3, random), 0.75 + 0.2 * random(), start + at + string * 0.024);
    }
  }
  return withRoom(all, 0.28);
}

function bells(seconds: number, seed: number, until: number): Sound {
  const random = randomBySeed(seed);
  const pitches = [1318.5, 1480, 1760, 1975.5];
  const all = silence(seconds);
  for (let at = 1.2; at < until; at += 0.4 + random() * 1.9)
    mix(all, bell(pitches[Math.floor(random() * pitches.length)] ?? 1480, 2.4), 0.2 + 0.5 * random() ** 2, at);
  return withRoom(all, 0.4);
}

/** A day at the river of Astana, as long as the film: wind on the steppe, then water, then two strings at night. */
export function esilDay(seconds: number): Sound {
  const all = silence(seconds);
  mix(all, fade(wind(14, 11), 1.5, 6), 1);
  mix(all, fade(water(seconds - 7, 12), 3, 3), 0.55, 7);
  mix(all, fade(wind(seconds - 14, 13), 5, 4), 0.35, 14);
  mix(all, twoStrings(seconds, 14, [17, 32]), 0.3);
  return fade(all, 1, 3);
}

/** A day on the river of Bangkok, as long as the film: temple bells in the wind, water, a shower passing in the afternoon. */
export function riverDay(seconds: number): Sound {
  const all = silence(seconds);
  mix(all, fade(water(seconds, 21), 1.5, 3), 0.8);
  mix(all, bells(seconds, 22, 9), 0.22);
  mix(all, bells(8, 25, 6), 0.13, seconds - 8);
  mix(
    all,
    fade(
      rain(11, 23, (s) => Math.sin((Math.PI * s) / 11) ** 2 * 0.7),
      3,
      4,
    ),
    0.4,
    17,
  );
  return fade(all, 1, 3);
}

/** The steppe to listen to: wind, a lull, two strings, wind again. */
export function steppe(seconds: number): Sound {
  const all = silence(seconds);
  mix(all, wind(seconds, 31), 1);
  mix(all, twoStrings(seconds, 32, [16, 23.5, 31]), 0.42);
  return fade(all, 2, 4);
}

/** The monsoon to listen to: first drops, the shower, thunder far away, and drops that grow fewer. */
export function monsoon(seconds: number): Sound {
  const all = silence(seconds);
  const heaviness = (s: number): number =>
    Math.min(1, Math.max(0, (s - 3) / 9), Math.max(0.03, (seconds - 4 - s) / 12));
  mix(all, rain(seconds, 41, heaviness), 1);
  mix(all, thunder(42), 1.6, 9);
  mix(all, thunder(43), 1.1, 24);
  mix(all, fade(water(14, 44), 5, 3), 0.35, seconds - 14);
  return fade(all, 1, 3);
}
