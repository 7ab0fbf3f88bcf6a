import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { PackFault } from '../../shared/content/check-pack.ts';
import { allPanels } from '../../shared/content/pack-view.ts';
import { parseCaptions } from '../../shared/models/media/captions.ts';
import { recordingsOf } from '../../shared/panels/media.ts';
import type { PanelOf } from '../../shared/panels/index.ts';
import type { Pack } from '../../shared/schema/pack.ts';
import { probeRecording } from '../media/probe.ts';
import type { Recording } from '../media/recording.ts';

/** Seconds by which a recording may differ from what pack.json says. */
const TOLERANCE = 1;

/** Codecs that every Electron plays, by the names that containers have for them. */
const video = new Set(['V_VP8', 'V_VP9', 'V_AV1', 'avc1', 'avc3', 'av01', 'vp09', 'vp08']);
const audio = new Set(['A_OPUS', 'A_VORBIS', 'mp4a', 'Opus', 'fLaC', 'opus', 'vorbis', 'mp3']);

type Media = PanelOf<'video' | 'audio'>;

const fault = (
  code: PackFault['code'],
  file: string,
  cause: string,
  remedy: string,
  where: Pick<PackFault, 'place' | 'line' | 'value'> = {},
): PackFault => ({ code, file, cause, remedy, ...where });

/** What a recording's container says against its panel. */
function judge(panel: Media, file: string, found: Recording | undefined): PackFault[] {
  if (found === undefined)
    return [
      fault('SCHEMA', file, 'this is no film and no sound that the kiosk knows', 'save it as WebM, MP4, Ogg or MP3'),
    ];
  const faults: PackFault[] = [];
  if (!found.whole) faults.push(fault('SCHEMA', file, 'the file is cut off', 'copy or export it once more'));
  // Such a film was never finished: nobody could seek in it. MP3 alone never says.
  else if (found.seconds === undefined && found.container !== 'mp3')
    faults.push(
      fault('SCHEMA', file, 'it does not say how long it is, so nobody could seek in it', 'export it once more'),
    );
  const ending = file.slice(file.lastIndexOf('.') + 1);
  if (ending !== found.container)
    faults.push(fault('SCHEMA', file, `inside it is ${found.container}`, `let its name end in .${found.container}`));
  for (const codec of found.codecs) {
    if (!video.has(codec) && !audio.has(codec))
      faults.push(
        fault(
          'SCHEMA',
          file,
          `it is coded as ${codec}, which the kiosk cannot play`,
          'export it as VP9 or H.264 with Opus or AAC',
        ),
      );
  }
  if (panel.type === 'video' && found.codecs.length > 0 && found.codecs.every((codec) => audio.has(codec)))
    faults.push(fault('SCHEMA', file, 'there is no picture in it', 'use a panel of type "audio"'));
  if (found.seconds !== undefined && Math.abs(found.seconds - panel.seconds) > TOLERANCE)
    faults.push(
      fault(
        'LIMIT',
        file,
        `it lasts ${found.seconds.toFixed(1)} seconds, and pack.json says ${panel.seconds}`,
        'correct "seconds" or the file',
        { place: `panel "${panel.id}"` },
      ),
    );
  return faults;
}

async function checkCaptions(folder: string, panel: Media, file: string): Promise<PackFault[]> {
  const { cues, faults } = parseCaptions(await readFile(join(folder, file), 'utf8'));
  const found = faults.map(({ line, cause, remedy }) => fault('SCHEMA', file, cause, remedy, { line }));
  if (cues.length === 0 && found.length === 0)
    found.push(fault('MISSING', file, 'there is no caption in it', 'write what is said, heard or to be known'));
  const last = Math.max(0, ...cues.map((cue) => cue.end));
  if (last > panel.seconds + TOLERANCE / 2)
    found.push(
      fault('LIMIT', file, `a caption ends at ${last} s, and the recording at ${panel.seconds} s`, 'end it earlier'),
    );
  return found;
}

/**
 * Checks films, sounds and captions of a pack as far as it can be known without playing them. This is for authors: a
 * kiosk shows the text equivalent of what it cannot play, and does not refuse a pack for it.
 *
 * @param files what is in the folder; what is missing is told elsewhere.
 */
export async function checkMedia(folder: string, pack: Pack, files: readonly string[]): Promise<PackFault[]> {
  const panels = allPanels(pack).filter((panel): panel is Media => panel.type === 'video' || panel.type === 'audio');
  const faults: PackFault[] = [];
  for (const panel of panels) {
    for (const file of recordingsOf(panel).filter((each) => files.includes(each)))
      faults.push(...judge(panel, file, await probeRecording(join(folder, file))));
    for (const [language, file] of Object.entries(panel.captions)) {
      if (files.includes(file)) faults.push(...(await checkCaptions(folder, panel, file)));
      if (!pack.languages.includes(language))
        faults.push(
          fault('EXTRA', 'pack.json', `the pack has no language "${language}"`, 'remove these captions', {
            place: `panel "${panel.id}".captions`,
            value: language,
          }),
        );
    }
  }
  return faults;
}
