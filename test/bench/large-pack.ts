import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { project } from '../helpers/project.ts';

/** Panels of the large pack. */
export const PANELS = 500;

interface RawPack {
  languages: string[];
  topics: { panels: { id: string }[] }[];
}

/**
 * Makes a bundled pack of four languages, its panels written again and again under other ids until there are `PANELS`:
 * those of them whose structure and words take at most `bytes`, so that the whole can stay below the limit of a container.
 */
export function makeLargePack(folder: string, bytes = Infinity): void {
  cpSync(join(project, 'assets/packs/bangkok'), folder, { recursive: true });
  const read = (file: string): any => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const write = (file: string, content: unknown): void => {
    writeFileSync(join(folder, file), JSON.stringify(content));
  };
  const pack = read('pack.json') as RawPack;
  const texts = new Map(pack.languages.map((language) => [language, read(`text/${language}.json`)]));
  const sizeOf = (panel: RawPack['topics'][number]['panels'][number]): number =>
    Buffer.byteLength(JSON.stringify([panel, ...[...texts.values()].map((text) => text.panels[panel.id])]));
  const all = pack.topics.flatMap((topic) => topic.panels.map((panel) => ({ topic, panel })));
  const own = all.filter(({ panel }) => sizeOf(panel) <= bytes);
  for (let count = all.length; count < PANELS; count += 1) {
    const { topic, panel } = own[count % own.length] as (typeof own)[number];
    const id = `${panel.id}-${count}`;
    topic.panels.push({ ...panel, id });
    for (const text of texts.values()) text.panels[id] = text.panels[panel.id];
  }
  write('pack.json', pack);
  for (const [language, text] of texts) write(`text/${language}.json`, text);
}
