// node test/media/make.ts [NAME …]: makes the films and the sounds of the bundled packs anew, from the packs' own
// drawings and from numbers. Needs Debian's ffmpeg and Chromium; what it makes is kept in the packs, so nobody else does.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { project } from '../helpers/project.ts';
import { FILM, type Shot, shootFilm } from './film.ts';
import { esilDay, monsoon, riverDay, steppe } from './soundscapes.ts';
import { type Sound, toWav } from './sound.ts';

const words = (text: string): string[] => text.split(' ');

/** How loud everything is (EBU R 128), in LUFS. */
const LOUDNESS = -23;
/** Bits a second of a film's picture: flat drawings need no more. */
const PICTURE_RATE = '215k';
/** Seconds of what is only listened to. */
const LISTENING = 45;

const opus = ['-c:a', 'libopus', '-b:a', '40k', '-ac', '1', '-application', 'audio'];
const alike = ['-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact', '-map_metadata', '-1'];

const films: Readonly<Record<string, { pack: string; shots: readonly Shot[]; sound: (seconds: number) => Sound }>> = {
  'esil-day': {
    pack: 'astana',
    sound: esilDay,
    shots: [
      {
        drawing: 'steppe',
        seconds: 8,
        dress: [{ light: 'night' }, { light: 'dawn' }, {}],
        pan: 1,
        closer: 0.05,
        birds: 0.3,
      },
      { drawing: 'esil-embankment', seconds: 8, dress: [{ light: 'dawn' }, {}], pan: -1, closer: 0.06, birds: 0.2 },
      { drawing: 'bayterek', seconds: 8, dress: [{}], pan: 0.8, closer: 0.16 },
      { drawing: 'khan-shatyr', seconds: 8, dress: [{}, { light: 'dusk' }], pan: -0.8, closer: 0.08, birds: 0.24 },
      { drawing: 'skyline', seconds: 9, dress: [{ light: 'dusk' }, { light: 'night' }], pan: 0.9, closer: 0.1 },
    ],
  },
  'river-day': {
    pack: 'bangkok',
    sound: riverDay,
    shots: [
      {
        drawing: 'wat-arun',
        seconds: 8,
        dress: [{ light: 'night' }, { light: 'dawn' }, {}],
        pan: 1,
        closer: 0.06,
        birds: 0.25,
      },
      { drawing: 'river-boat', seconds: 8, dress: [{ light: 'dawn' }, {}], pan: -1, closer: 0.05, birds: 0.2 },
      { drawing: 'canal-life', seconds: 8, dress: [{}, { season: 'wet' }], pan: 0.9, closer: 0.08 },
      { drawing: 'rama-viii-bridge', seconds: 8, dress: [{}, { light: 'dusk' }], pan: -0.8, closer: 0.08, birds: 0.3 },
      { drawing: 'skyline', seconds: 9, dress: [{ light: 'dusk' }, { light: 'night' }], pan: 0.9, closer: 0.1 },
    ],
  },
};

const sounds: Readonly<Record<string, { pack: string; sound: (seconds: number) => Sound }>> = {
  'steppe-sounds': { pack: 'astana', sound: steppe },
  'monsoon-sounds': { pack: 'bangkok', sound: monsoon },
};

const folder = mkdtempSync(join(tmpdir(), 'media-'));

function ffmpeg(...args: readonly string[]): string {
  const run = spawnSync('ffmpeg', ['-hide_banner', '-nostats', '-y', ...args], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`ffmpeg: ${run.stderr.slice(-2000)}`);
  return run.stderr;
}

/** The loudness of a file over its whole length, in LUFS. */
function loudnessOf(file: string): number {
  const told = ffmpeg('-i', file, '-af', 'ebur128', '-f', 'null', '-');
  return Number(/Integrated loudness:\s+I:\s+(-?[\d.]+) LUFS/.exec(told)?.[1]);
}

/** Writes a sound as a file that is as loud as all others. */
function writeLevelled(name: string, sound: Sound): string {
  const [raw, levelled] = [join(folder, `${name}-raw.wav`), join(folder, `${name}.wav`)];
  writeFileSync(raw, toWav(sound));
  const gain = LOUDNESS - loudnessOf(raw);
  ffmpeg(
    '-i',
    raw,
    '-af',
    `volume=${gain.toFixed(2)}dB,alimiter=limit=0.7:level=disabled`,
    '-c:a',
    'pcm_f32le',
    levelled,
  );
  return levelled;
}

const place = (pack: string, file: string): string => join(project, 'assets/packs', pack, 'media', file);

function report(file: string): void {
  console.log(`${file}: ${Math.round(statSync(file).size / 1024)} KiB, ${loudnessOf(file)} LUFS`);
}

async function makeFilm(name: string): Promise<void> {
  const film = films[name];
  if (film === undefined) return;
  const seconds = film.shots.reduce((sum, shot) => sum + shot.seconds, 0);
  const sound = writeLevelled(name, film.sound(seconds));
  const file = place(film.pack, `${name}.webm`);
  const [raw, made] = [join(folder, `${name}.mkv`), join(folder, `${name}.webm`)];
  const frames = words(`-f image2pipe -c:v mjpeg -framerate ${FILM.framesPerSecond} -i - -c copy`);
  const keeper = spawn('ffmpeg', [...words('-hide_banner -nostats -loglevel error -y'), ...frames, raw], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const kept = once(keeper, 'exit');
  await shootFilm(join(project, 'assets/packs', film.pack), film.shots, keeper.stdin);
  await kept;
  const vp9 = words(`-c:v libvpx-vp9 -pix_fmt yuv420p -b:v ${PICTURE_RATE} -g 75 -row-mt 1 -deadline good`);
  const passes = ['-passlogfile', join(folder, name)];
  ffmpeg('-i', raw, ...vp9, ...passes, ...words('-pass 1 -cpu-used 4 -an -f null -'));
  const last = words('-pass 2 -cpu-used 3 -auto-alt-ref 1 -lag-in-frames 25');
  ffmpeg('-i', raw, '-i', sound, ...vp9, ...passes, ...last, ...opus, ...alike, '-cues_to_front', '1', made);
  copyFileSync(made, file);
  report(file);
}

function makeSound(name: string): void {
  const found = sounds[name];
  if (found === undefined) return;
  const file = place(found.pack, `${name}.webm`);
  ffmpeg('-i', writeLevelled(name, found.sound(LISTENING)), ...opus, ...alike, '-cues_to_front', '1', file);
  report(file);
}

/** Short recordings for the tests, told apart at a glance: a film, the same in another language, and a sound. */
function makeFixtures(): void {
  const place = (file: string): string => join(project, 'test/fixtures/packs/harbour/media', file);
  const tone = (pitch: number): string[] => ['-f', 'lavfi', '-i', `sine=frequency=${pitch}:duration=12,volume=-20dB`];
  const small = [
    '-c:v',
    'libvpx-vp9',
    '-b:v',
    '30k',
    '-g',
    '20',
    '-pix_fmt',
    'yuv420p',
    '-c:a',
    'libopus',
    '-b:a',
    '16k',
  ];
  for (const [file, source, pitch] of [
    ['ferry.webm', 'testsrc2', 440],
    ['ferry-th.webm', 'smptebars', 330],
  ] as const) {
    const picture = ['-f', 'lavfi', '-i', `${source}=size=320x180:rate=10:duration=12`];
    ffmpeg(...picture, ...tone(pitch), ...small, ...alike, place(file));
  }
  ffmpeg(...tone(220), '-c:a', 'libopus', '-b:a', '16k', ...alike, place('foghorn.ogg'));
}

const wanted = process.argv.slice(2);
if (wanted.length === 0 || wanted.includes('fixtures')) makeFixtures();
const all = [...Object.keys(sounds), ...Object.keys(films)].filter(
  (name) => wanted.length === 0 || wanted.includes(name),
);
for (const name of all) {
  makeSound(name);
  await makeFilm(name);
}
rmSync(folder, { recursive: true });
