import type { Fault } from '../errors.ts';
import { MAX_BODY_WORDS, type PackText, panelTextSchemas } from '../schema/pack-text.ts';
import type { Pack, Panel } from '../schema/pack.ts';
import { allPanels, panelPictures, panelSourceIds } from './pack-view.ts';
import { describeIssue } from './describe-issue.ts';
import { countWords } from './words.ts';

/** What can be wrong with a pack folder; issue codes that staff and authors see. */
export type PackFaultCode = 'FORMAT' | 'SCHEMA' | 'MISSING' | 'EXTRA' | 'DUP' | 'LIMIT' | 'IO';
export type PackFault = Fault<PackFaultCode>;

const textFile = (language: string): string => `text/${language}.json`;

function duplicates(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}

/**
 * Checks what no single file's schema can: that ids are unique and point at something, and that every language
 * has exactly the words that the structure calls for, within their limits.
 *
 * @returns every fault found; empty when the pack is sound.
 */
export function checkPack(pack: Pack, texts: Readonly<Record<string, PackText>>): PackFault[] {
  return [
    ...checkStructure(pack),
    ...Object.entries(texts).flatMap(([language, text]) => checkText(pack, language, text)),
    ...checkAlike(pack, texts),
  ];
}

function checkStructure(pack: Pack): PackFault[] {
  const faults: PackFault[] = [];
  const add = (code: PackFaultCode, place: string, cause: string, remedy: string): void => {
    faults.push({ code, file: 'pack.json', place, cause, remedy });
  };
  const panels = allPanels(pack);
  const panelIds = new Set(panels.map((panel) => panel.id));
  const sourceIds = new Set(pack.sources.map((source) => source.id));
  for (const id of duplicates(pack.topics.map((topic) => topic.id)))
    add('DUP', 'topics', `two topics have the id "${id}"`, 'rename one of them');
  for (const id of duplicates(panels.map((panel) => panel.id)))
    add('DUP', 'topics', `two panels have the id "${id}"`, 'rename one of them');
  for (const id of duplicates(pack.sources.map((source) => source.id)))
    add('DUP', 'sources', `two sources have the id "${id}"`, 'rename one of them');
  for (const id of duplicates(pack.languages))
    add('DUP', 'languages', `"${id}" is listed twice`, 'list each language once');
  for (const id of duplicates(pack.tour))
    add('DUP', 'tour', `the panel "${id}" is visited twice`, 'visit each panel once');
  for (const id of pack.tour) {
    if (!panelIds.has(id))
      add('MISSING', 'tour', `there is no panel "${id}"`, 'correct the id or take it out of the tour');
  }
  for (const panel of panels) {
    for (const id of panelSourceIds(panel)) {
      if (!sourceIds.has(id))
        add('MISSING', `panel "${panel.id}"`, `there is no source "${id}"`, 'correct the id or add it to "sources"');
    }
    const parts = panel.type === 'facts' ? panel.facts : panel.type === 'gallery' ? panel.pictures : [];
    for (const id of duplicates(parts.map((part) => part.id)))
      add('DUP', `panel "${panel.id}"`, `two entries have the id "${id}"`, 'rename one of them');
  }
  const used = new Set(panels.flatMap((panel) => panelSourceIds(panel)));
  for (const id of sourceIds) {
    if (!used.has(id)) add('EXTRA', 'sources', `no panel uses the source "${id}"`, 'name it in a panel or take it out');
  }
  return faults;
}

/** Compares the keys that are there with those that must be. */
function checkKeys(file: string, place: string, found: readonly string[], wanted: readonly string[]): PackFault[] {
  return [
    ...wanted
      .filter((id) => !found.includes(id))
      .map((id): PackFault => ({
        code: 'MISSING',
        file,
        place: `${place}.${id}`,
        cause: 'the words are missing',
        remedy: 'write them, or take the entry out of pack.json',
      })),
    ...found
      .filter((id) => !wanted.includes(id))
      .map((id): PackFault => ({
        code: 'EXTRA',
        file,
        place: `${place}.${id}`,
        cause: 'pack.json has nothing of this id',
        remedy: 'correct the id or remove the words',
      })),
  ];
}

function checkText(pack: Pack, language: string, text: PackText): PackFault[] {
  const file = textFile(language);
  const panels = allPanels(pack);
  const faults = [
    ...checkKeys(
      file,
      'topics',
      Object.keys(text.topics),
      pack.topics.map((topic) => topic.id),
    ),
    ...checkKeys(
      file,
      'panels',
      Object.keys(text.panels),
      panels.map((panel) => panel.id),
    ),
    ...checkAlt(file, 'coverAlt', pack.cover !== undefined, text.coverAlt),
    ...pack.topics.flatMap((topic) =>
      checkAlt(file, `topics.${topic.id}.alt`, topic.picture !== undefined, text.topics[topic.id]?.alt),
    ),
  ];
  for (const panel of panels) {
    if (text.panels[panel.id] !== undefined)
      faults.push(...checkPanelText(file, language, panel, text.panels[panel.id]));
  }
  return faults;
}

function checkAlt(file: string, place: string, wanted: boolean, alt: string | undefined): PackFault[] {
  if (wanted === (alt !== undefined)) return [];
  return wanted
    ? [
        {
          code: 'MISSING',
          file,
          place,
          cause: 'the picture is not described',
          remedy: 'say in one sentence what it shows',
        },
      ]
    : [
        {
          code: 'EXTRA',
          file,
          place,
          cause: 'there is no picture to describe',
          remedy: 'remove this text or add the picture to pack.json',
        },
      ];
}

function checkPanelText(file: string, language: string, panel: Panel, raw: unknown): PackFault[] {
  const place = `panels.${panel.id}`;
  const parsed = panelTextSchemas[panel.type].safeParse(raw);
  if (!parsed.success) {
    return parsed.error.issues.map((issue): PackFault => ({
      code: 'SCHEMA',
      file,
      ...describeIssue(issue, raw, place),
    }));
  }
  const text = parsed.data;
  const faults: PackFault[] = [];
  const words = countWords(text.body ?? '', language);
  if (words > MAX_BODY_WORDS) {
    faults.push({
      code: 'LIMIT',
      file,
      place: `${place}.body`,
      cause: `expected at most ${MAX_BODY_WORDS} words, got ${words}`,
      remedy: 'shorten it, or move a part of it to "more"',
    });
  }
  if (panel.type === 'facts' && 'facts' in text) {
    faults.push(
      ...checkKeys(
        file,
        `${place}.facts`,
        Object.keys(text.facts),
        panel.facts.map((fact) => fact.id),
      ),
    );
  }
  if (panel.type === 'gallery' && 'pictures' in text) {
    faults.push(
      ...checkKeys(
        file,
        `${place}.pictures`,
        Object.keys(text.pictures),
        panel.pictures.map((picture) => picture.id),
      ),
    );
  } else if ('alt' in text || panelPictures(panel).length > 0) {
    faults.push(
      ...checkAlt(file, `${place}.alt`, panelPictures(panel).length > 0, 'alt' in text ? text.alt : undefined),
    );
  }
  return faults;
}

/** No language may offer less than another: the same parts are optional everywhere or nowhere. */
function checkAlike(pack: Pack, texts: Readonly<Record<string, PackText>>): PackFault[] {
  const [first, ...others] = Object.keys(texts);
  if (first === undefined) return [];
  const faults: PackFault[] = [];
  for (const panel of allPanels(pack)) {
    const model = texts[first]?.panels[panel.id];
    for (const language of others) {
      const text = texts[language]?.panels[panel.id];
      if (model === undefined || text === undefined) continue;
      const [want, got] = [model.more?.length ?? 0, text.more?.length ?? 0];
      if (want !== got) {
        faults.push({
          code: 'MISSING',
          file: textFile(language),
          place: `panels.${panel.id}.more`,
          cause: `expected ${want} paragraphs as in ${textFile(first)}, got ${got}`,
          remedy: 'translate the same paragraphs',
        });
      }
      if ((model.body === undefined) !== (text.body === undefined)) {
        faults.push({
          code: 'MISSING',
          file: textFile(language),
          place: `panels.${panel.id}.body`,
          cause: `${textFile(first)} and this file differ in having a body`,
          remedy: 'write it in every language or in none',
        });
      }
      if ('facts' in model && 'facts' in text) {
        for (const [id, fact] of Object.entries(model.facts)) {
          if ((fact.note === undefined) !== (text.facts[id]?.note === undefined)) {
            faults.push({
              code: 'MISSING',
              file: textFile(language),
              place: `panels.${panel.id}.facts.${id}.note`,
              cause: `${textFile(first)} and this file differ in having a note`,
              remedy: 'write it in every language or in none',
            });
          }
        }
      }
    }
  }
  return faults;
}
