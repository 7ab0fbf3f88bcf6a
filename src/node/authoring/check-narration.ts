import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { Advice } from '../../shared/content/advice/advise.ts';
import { textsBelow } from '../../shared/content/advice/strings.ts';
import type { PackFault } from '../../shared/content/check-pack.ts';
import { allPanels } from '../../shared/content/pack-view.ts';
import { alignCues } from '../../shared/models/aloud/align.ts';
import { parseCaptions } from '../../shared/models/media/captions.ts';
import type { Narration } from '../../shared/panels/narration.ts';
import type { Panel } from '../../shared/panels/index.ts';
import type { PackText } from '../../shared/schema/pack-text.ts';
import type { Pack } from '../../shared/schema/pack.ts';
import { probeRecording } from '../media/probe.ts';

/** Seconds by which a recording may differ from what pack.json says. */
const TOLERANCE = 1;
/** Largest recording, in bytes: five minutes of speech, a little better than need be. */
const MAX_BYTES = 8 * 1024 * 1024;
const PICTURES = /^(V_|avc|av01|vp0|hvc|hev)/;
/** A figure is written in digits and spoken in words. */
const FIGURE = /\p{N}/u;

type Finding = PackFault | Advice;

async function checkRecording(folder: string, place: string, { file, seconds }: Narration): Promise<Finding[]> {
  const fault = (code: PackFault['code'], cause: string, remedy: string, more: Partial<PackFault> = {}): PackFault => ({
    code,
    file,
    cause,
    remedy,
    ...more,
  });
  const found = await probeRecording(join(folder, file));
  if (found === undefined)
    return [fault('SCHEMA', 'this is no recording that the kiosk knows', 'save it as Ogg with Opus')];
  const faults: Finding[] = [];
  if (!found.whole) faults.push(fault('SCHEMA', 'the file is cut off', 'copy or export it once more'));
  if (found.codecs.some((codec) => PICTURES.test(codec)))
    faults.push(fault('SCHEMA', 'there is a picture in it', 'export the sound alone'));
  if (found.seconds !== undefined && Math.abs(found.seconds - seconds) > TOLERANCE)
    faults.push(
      fault(
        'LIMIT',
        `it lasts ${found.seconds.toFixed(1)} seconds, and pack.json says ${seconds}`,
        'correct "seconds" or the file',
        { place },
      ),
    );
  const { size } = await stat(join(folder, file));
  if (size > MAX_BYTES)
    faults.push(
      fault('LIMIT', `expected at most ${MAX_BYTES} bytes, got ${size}`, 'export it as Opus at 32 kilobits a second'),
    );
  return faults;
}

/** The words of a narration against those of its panel: what is said and stands nowhere is heard, but not followed. */
async function checkWords(folder: string, narration: Narration, words: unknown): Promise<Finding[]> {
  const file = narration.words;
  const { cues, faults } = parseCaptions(await readFile(join(folder, file), 'utf8'));
  const findings: Finding[] = faults.map(({ line, cause, remedy }) => ({ code: 'SCHEMA', file, cause, remedy, line }));
  if (cues.length === 0 && findings.length === 0)
    findings.push({ code: 'MISSING', file, cause: 'there is no cue in it', remedy: 'write what is said, and when' });
  const last = Math.max(0, ...cues.map((cue) => cue.end));
  if (last > narration.seconds + TOLERANCE / 2)
    findings.push({
      code: 'LIMIT',
      file,
      cause: `a cue ends at ${last} s, and the recording at ${narration.seconds} s`,
      remedy: 'end it earlier',
    });
  const lost = alignCues(cues, [...textsBelow(words).values()]).flatMap(({ stretch }, at) => {
    const text = cues[at]?.text ?? '';
    return stretch === undefined && !FIGURE.test(text) ? [text] : [];
  });
  if (lost.length > 0)
    findings.push({
      code: 'NARRATION',
      severity: 'warning',
      file,
      cause: `${lost.length} of ${cues.length} cues stand nowhere on the panel, the first is "${lost[0] ?? ''}"`,
      remedy: 'write them as the panel has them, in its order; what is only said is not highlighted',
    });
  return findings;
}

/** A panel that is read by a person in one language and not in another. */
function findGaps(panel: Panel, pack: Pack): Advice[] {
  const read = Object.keys(panel.narration ?? {});
  const without = pack.languages.filter((language) => !read.includes(language));
  if (read.length === 0 || without.length === 0) return [];
  return [
    {
      code: 'NARRATION',
      severity: 'warning',
      file: 'pack.json',
      place: `panel "${panel.id}".narration`,
      cause: `a person reads it in ${read.join(', ')}, and nobody in ${without.join(', ')}`,
      remedy: 'record the others, or leave them to the voices of the system, where it has some',
    },
  ];
}

/**
 * Checks narrations: that each is a sound of the length told, that its words are those of the panel, and that no
 * language is left out by oversight. For authors; a kiosk that cannot play one goes on without it.
 *
 * @param files what is in the folder; what is missing is told elsewhere.
 */
export async function checkNarration(
  folder: string,
  pack: Pack,
  texts: Readonly<Record<string, PackText>>,
  files: readonly string[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const panel of allPanels(pack)) {
    findings.push(...findGaps(panel, pack));
    for (const [language, narration] of Object.entries(panel.narration ?? {})) {
      if (files.includes(narration.file))
        findings.push(...(await checkRecording(folder, `panel "${panel.id}".narration.${language}`, narration)));
      if (files.includes(narration.words))
        findings.push(...(await checkWords(folder, narration, texts[language]?.panels[panel.id])));
    }
  }
  return findings;
}
