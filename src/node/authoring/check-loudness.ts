import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Advice } from '../../shared/content/advice/advise.ts';
import { allPanels } from '../../shared/content/pack-view.ts';
import { recordingsOf } from '../../shared/panels/media.ts';
import type { Pack } from '../../shared/schema/pack.ts';

/** Programme loudness that recordings have in common, in LUFS, so that nobody reaches for a volume (EBU R 128). */
const TARGET = -23;
/** How far one may be off before a visitor hears that it is another recording, in LU. */
const TOLERANCE = 3;
/** Highest true peak, in dBTP (EBU R 128). */
const PEAK = -1;
/** What is quieter is silence, in LUFS; the measure itself ends at -70. */
const SILENCE = -60;

/** What a recording sounds like. */
export interface Loudness {
  /** Programme loudness in LUFS. */
  readonly integrated: number;
  /** True peak in dBTP. */
  readonly peak: number;
}

/** Reads what ffmpeg's filter "ebur128" says last. Undefined where it measured nothing. */
export function parseLoudness(said: string): Loudness | undefined {
  const summary = said.slice(said.lastIndexOf('Summary:'));
  const integrated = /\bI:\s+(-?[\d.]+) LUFS/.exec(summary)?.[1];
  const peak = /\bPeak:\s+(-?[\d.]+|-inf) dBFS/.exec(summary)?.[1];
  if (!said.includes('Summary:') || integrated === undefined || peak === undefined) return undefined;
  return { integrated: Number(integrated), peak: peak === '-inf' ? Number.NEGATIVE_INFINITY : Number(peak) };
}

async function measure(path: string): Promise<Loudness | 'no-ffmpeg' | undefined> {
  const args = [
    '-hide_banner',
    '-nostats',
    '-nostdin',
    '-i',
    path,
    '-vn',
    '-af',
    'ebur128=peak=true',
    '-f',
    'null',
    '-',
  ];
  try {
    const { stderr } = await promisify(execFile)('ffmpeg', args, { maxBuffer: 64 * 1024 * 1024 });
    return parseLoudness(stderr);
  } catch (error) {
    // Without sound, or not to be read: the check of recordings tells that.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no-ffmpeg' : undefined;
  }
}

function judge(file: string, { integrated, peak }: Loudness): Advice[] {
  const warn = (cause: string, remedy: string): Advice => ({
    code: 'LOUDNESS',
    severity: 'warning',
    file,
    cause,
    remedy,
  });
  if (integrated < SILENCE) return [warn('it has a track of sound, and nothing is heard on it', 'leave the track out')];
  const found: Advice[] = [];
  if (Math.abs(integrated - TARGET) > TOLERANCE)
    found.push(
      warn(
        `expected a loudness of about ${TARGET} LUFS, got ${integrated}`,
        `make it ${integrated < TARGET ? 'louder' : 'quieter'}, with ffmpeg: -af loudnorm=I=${TARGET}:TP=${PEAK}`,
      ),
    );
  if (peak > PEAK) found.push(warn(`its peaks reach ${peak} dBTP and may crackle`, `keep them below ${PEAK}`));
  return found;
}

/**
 * Measures how loud the recordings of a pack are, after EBU R 128, with ffmpeg where it is installed. Takes about a
 * second for a minute of sound.
 */
export async function checkLoudness(folder: string, pack: Pack, files: readonly string[]): Promise<Advice[]> {
  const panels = allPanels(pack).flatMap((panel) => (panel.type === 'video' || panel.type === 'audio' ? [panel] : []));
  const narrations = allPanels(pack).flatMap(({ narration }) => Object.values(narration ?? {}).map(({ file }) => file));
  const recordings = [...new Set([...panels.flatMap((panel) => recordingsOf(panel)), ...narrations])];
  const found: Advice[] = [];
  for (const file of recordings.filter((each) => files.includes(each))) {
    const loudness = await measure(join(folder, file));
    if (loudness === 'no-ffmpeg')
      return [
        {
          code: 'LOUDNESS',
          severity: 'warning',
          cause: 'nobody measured how loud the recordings are: ffmpeg is not installed',
          remedy: 'install it, or leave out --loudness',
        },
      ];
    if (loudness !== undefined) found.push(...judge(file, loudness));
  }
  return found;
}
