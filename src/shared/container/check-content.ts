import { type PanelTrouble, readFrame, readPanels } from '../content/read-panels.ts';
import { err, ok, type Result } from '../errors.ts';
import type { Manifest } from './manifest.ts';
import { type Refusal, refuse } from './refusal.ts';

function parseJson(jsons: ReadonlyMap<string, string>, file: string): Result<unknown, Refusal> {
  const text = jsons.get(file);
  if (text === undefined) return refuse('MISSING', 'the file is missing', 'build the pack again', { file });
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return refuse('SCHEMA', 'it is not valid JSON', 'correct it in an editor that checks JSON', { file });
  }
}

/**
 * Checks the content of a container as the kiosk that shows it reads it, from the texts of its JSON files: a pack is
 * refused for its frame, and not for a panel. No container with a wrong panel is ever built; but one may come from
 * tools that are newer than this kiosk.
 *
 * @returns the panels that would be shown as their words, or the first fault of the frame.
 */
export function checkContent(
  manifest: Manifest,
  jsons: ReadonlyMap<string, string>,
): Result<readonly PanelTrouble[], Refusal> {
  const raw = parseJson(jsons, manifest.entry);
  if (!raw.ok) return raw;
  const frame = readFrame(raw.value);
  if (!frame.ok) return first(frame.error);
  for (const key of ['id', 'version'] as const) {
    const [here, there] = [frame.value[key], key === 'id' ? manifest.packId : manifest.version];
    if (here !== there)
      return refuse('SCHEMA', `expected "${there}" as in the manifest, got "${here}"`, 'build the pack again', {
        file: manifest.entry,
        place: key,
      });
  }
  const texts: Record<string, unknown> = {};
  for (const language of frame.value.languages) {
    const words = parseJson(jsons, `text/${language}.json`);
    if (!words.ok) return words;
    texts[language] = words.value;
  }
  const there = new Set(manifest.files.map((each) => each.path));
  const read = readPanels(frame.value, texts, (file) => there.has(file));
  return read.ok ? ok(read.value.troubles) : first(read.error);
}

function first(faults: readonly Refusal[]): Result<never, Refusal> {
  return err(faults[0] as Refusal);
}
