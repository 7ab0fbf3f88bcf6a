/** Samples a second of every sound made here. */
export const RATE = 48_000;

/** A sound on one channel, from -1 to 1. */
export type Sound = Float32Array;

/** Random numbers that are the same each time, from 0 to 1 (mulberry32). */
export function randomBySeed(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Silence of that many seconds. */
export const silence = (seconds: number): Sound => new Float32Array(Math.round(seconds * RATE));

/** Adds a sound to another, from a second on. */
export function mix(into: Sound, sound: Sound, gain: number, at = 0): void {
  const start = Math.round(at * RATE);
  for (let n = 0; n < sound.length && start + n < into.length; n += 1) {
    into[start + n] = (into[start + n] ?? 0) + (sound[n] ?? 0) * gain;
  }
}

/** A slow movement between 0 and 1: a new aim every so many seconds, and a smooth way to it. */
export function drift(random: () => number, everySeconds: number): (second: number) => number {
  const aims = Array.from({ length: 400 }, random);
  return (second) => {
    const at = second / everySeconds;
    const part = at - Math.floor(at);
    const smooth = part * part * (3 - 2 * part);
    const [from, to] = [aims[Math.floor(at)] ?? 0, aims[Math.floor(at) + 1] ?? 0];
    return from + (to - from) * smooth;
  };
}

/**
 * Noise between two pitches that may move: a state-variable filter (Chamberlin) over white noise.
 *
 * @param pitch the middle of the band in hertz, and `gain` its loudness, both by the second.
 */
export function bandOfNoise(
  seconds: number,
  random: () => number,
  pitch: (second: number) => number,
  gain: (second: number) => number,
  damping: number,
): Sound {
  const sound = silence(seconds);
  let [low, band] = [0, 0];
  for (let n = 0; n < sound.length; n += 1) {
    const second = n / RATE;
    const f = 2 * Math.sin((Math.PI * pitch(second)) / RATE);
    low += f * band;
    band += f * ((random() * 2 - 1) * damping - low - damping * band);
    sound[n] = band * gain(second);
  }
  return sound;
}

/** A plucked string (Karplus and Strong, 1983): a burst of noise that runs around a loop and grows dull. */
export function pluck(pitch: number, seconds: number, random: () => number): Sound {
  const loop = Float32Array.from({ length: Math.round(RATE / pitch) }, () => random() * 2 - 1);
  // A finger, not a plectrum: the burst is softened before it runs.
  for (let pass = 0; pass < 3; pass += 1)
    for (let n = 1; n < loop.length; n += 1) loop[n] = 0.5 * ((loop[n] ?? 0) + (loop[n - 1] ?? 0));
  const sound = silence(seconds);
  const loss = 0.5 * 0.997;
  for (let n = 0; n < sound.length; n += 1) {
    const here = n % loop.length;
    const next = (n + 1) % loop.length;
    sound[n] = loop[here] ?? 0;
    loop[here] = loss * ((loop[here] ?? 0) + (loop[next] ?? 0));
  }
  return sound;
}

/** A small bell in the wind: partials that do not fit each other, the high ones gone first. */
export function bell(pitch: number, seconds: number): Sound {
  const partials = [
    [1, 1, 1],
    [2.76, 0.5, 0.5],
    [5.4, 0.2, 0.25],
  ] as const;
  return silence(seconds).map((_, n) => {
    const second = n / RATE;
    const rise = Math.min(1, second / 0.004);
    return partials.reduce(
      (sum, [ratio, loudness, length]) =>
        sum +
        loudness * Math.exp((-second / length) * 3.2) * Math.sin(2 * Math.PI * pitch * ratio * second) * rise * 0.5,
      0,
    );
  });
}

/** A room around a sound: four echoes of echoes (Schroeder, 1962), as far away as told. */
export function withRoom(sound: Sound, share: number): Sound {
  const wet = new Float32Array(sound.length);
  for (const [milliseconds, keep] of [
    [43, 0.72],
    [59, 0.7],
    [71, 0.68],
    [83, 0.66],
  ] as const) {
    const delay = Math.round((milliseconds / 1000) * RATE);
    const echo = new Float32Array(sound.length);
    for (let n = 0; n < sound.length; n += 1)
      echo[n] = (sound[n] ?? 0) + (n >= delay ? keep * (echo[n - delay] ?? 0) : 0);
    mix(wet, echo, 0.25);
  }
  return sound.map((dry, n) => dry * (1 - share) + (wet[n] ?? 0) * share);
}

/** Lets a sound come and go. */
export function fade(sound: Sound, inSeconds: number, outSeconds: number): Sound {
  const length = sound.length / RATE;
  return sound.map((sample, n) => {
    const second = n / RATE;
    return sample * Math.min(1, second / inSeconds, (length - second) / outSeconds);
  });
}

/** The sound as a WAV file of 32-bit floats. */
export function toWav(sound: Sound): Buffer {
  const data = Buffer.from(sound.buffer, sound.byteOffset, sound.byteLength);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(3, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 4, 28);
  head.writeUInt16LE(4, 32);
  head.writeUInt16LE(32, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
