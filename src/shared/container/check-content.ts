import { checkPack } from '../content/check-pack.ts';
import { packFiles } from '../content/panel-digest.ts';
import { parsePack, parsePackText } from '../content/parse-pack.ts';
import { err, ok, type Result } from '../errors.ts';
import type { PackText } from '../schema/pack-text.ts';
import type { Pack } from '../schema/pack.ts';
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
 * Checks the content of a container as the kiosk checks a pack folder, from the texts of its JSON files.
 *
 * @returns the pack, or the first fault found.
 */
export function checkContent(manifest: Manifest, jsons: ReadonlyMap<string, string>): Result<Pack, Refusal> {
  const raw = parseJson(jsons, manifest.entry);
  if (!raw.ok) return raw;
  const parsed = parsePack(raw.value);
  if (!parsed.ok) return first(parsed.error);
  const pack = parsed.value;
  for (const [place, here, there] of [
    ['id', pack.id, manifest.packId],
    ['version', pack.version, manifest.version],
  ] as const) {
    if (here !== there)
      return refuse('SCHEMA', `expected "${there}" as in the manifest, got "${here}"`, 'build the pack again', {
        file: manifest.entry,
        place,
      });
  }
  const texts: Record<string, PackText> = {};
  for (const language of pack.languages) {
    const words = parseJson(jsons, `text/${language}.json`);
    if (!words.ok) return words;
    const text = parsePackText(words.value, language, pack);
    if (!text.ok) return first(text.error);
    texts[language] = text.value;
  }
  const there = new Set(manifest.files.map((each) => each.path));
  const missing = packFiles(pack).find((each) => !there.has(each));
  if (missing !== undefined)
    return refuse('MISSING', 'pack.json refers to this file, and it is missing', 'add it or correct its name', {
      file: missing,
    });
  const faults = checkPack(pack, texts);
  return faults.length > 0 ? first(faults) : ok(pack);
}

function first(faults: readonly Refusal[]): Result<never, Refusal> {
  return err(faults[0] as Refusal);
}
