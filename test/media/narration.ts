/**
 * Makes the narration of the fixture pack, with Debian's `espeak-ng` and `ffmpeg`: `node test/media/narration.ts`. Phrase
 * by phrase, so that it is known when each is said. A machine's English is good enough to test with, and for nothing else.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const target = join(import.meta.dirname, '../fixtures/packs/harbour/narration');

const phrases = [
  'A light that never sleeps.',
  'Each night',
  'the lamp turns once',
  'in twelve seconds.',
  'Sailors know it',
  'by that beat.',
];

const folder = mkdtempSync(join(tmpdir(), 'narration-'));
const stamp = (seconds: number): string => `00:${seconds.toFixed(3).padStart(6, '0')}`;
let at = 0;
const cues: string[] = [];
const parts = phrases.map((phrase, index) => {
  const file = join(folder, `${index}.wav`);
  execFileSync('espeak-ng', ['-v', 'en-gb', '-s', '150', '-w', file, phrase]);
  const seconds = Number(
    execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file], {
      encoding: 'utf8',
    }),
  );
  cues.push(`${stamp(at)} --> ${stamp(at + seconds)}\n${phrase}`);
  at += seconds;
  return file;
});
mkdirSync(target, { recursive: true });
const list = join(folder, 'list');
writeFileSync(list, parts.map((file) => `file '${file}'`).join('\n'));
const options = '-af loudnorm=I=-23:TP=-2 -ar 48000 -c:a libopus -b:a 24k -map_metadata -1 -fflags +bitexact';
const input = ['-v', 'error', '-y', '-f', 'concat', '-safe', '0', '-i', list];
execFileSync('ffmpeg', [...input, ...options.split(' '), join(target, 'lighthouse.en.ogg')]);
writeFileSync(join(target, 'lighthouse.en.vtt'), `WEBVTT\n\n${cues.join('\n\n')}\n`);
rmSync(folder, { recursive: true });
process.stdout.write(`${at.toFixed(2)} s\n`);
