import { duplicates, findAltFault, findUnmatched, MAX_BODY_WORDS } from '../panels/common.ts';
import { kindOf, type Panel, type PanelText } from '../panels/index.ts';
import type { PanelFinding } from '../panels/panel-kind.ts';
import type { PackText } from '../schema/pack-text.ts';
import type { Pack } from '../schema/pack.ts';
import { checkKeepsake } from './check-keepsake.ts';
import { describeIssue } from './describe-issue.ts';
import { allPanels } from './pack-view.ts';
import { panelSourceIds } from './panel-digest.ts';
import type { PackFault, PackFaultCode } from './pack-fault.ts';
import { countWords } from './words.ts';

export type { PackFault, PackFaultCode } from './pack-fault.ts';

const textFile = (language: string): string => `text/${language}.json`;

/**
 * Checks what no single file's schema can: that ids are unique and point at something, and that every language
 * has exactly the words that the structure calls for.
 *
 * @returns every fault found; empty when the pack is sound.
 */
export function checkPack(pack: Pack, texts: Readonly<Record<string, PackText>>): PackFault[] {
  return [
    ...checkStructure(pack),
    ...Object.entries(texts).flatMap(([language, text]) => checkText(pack, language, text)),
    ...checkAlike(pack, texts),
    ...checkKeepsake(pack, texts),
  ];
}

function checkStructure(pack: Pack): PackFault[] {
  const faults: PackFault[] = [];
  const add = (code: PackFaultCode, place: string, cause: string, remedy: string, value?: string): void => {
    faults.push({ code, file: 'pack.json', place, cause, remedy, ...(value !== undefined && { value }) });
  };
  const panels = allPanels(pack);
  const panelIds = new Set(panels.map((panel) => panel.id));
  const sourceIds = new Set(pack.sources.map((source) => source.id));
  const topicIds = new Set(pack.topics.map((topic) => topic.id));
  const unique = [
    ['topics', 'topics', pack.topics.map((topic) => topic.id)],
    ['topics', 'panels', panels.map((panel) => panel.id)],
    ['sources', 'sources', pack.sources.map((source) => source.id)],
  ] as const;
  for (const [place, what, ids] of unique) {
    for (const id of duplicates(ids)) add('DUP', place, `two ${what} have the id "${id}"`, 'rename one of them', id);
  }
  for (const id of duplicates(pack.languages))
    add('DUP', 'languages', `"${id}" is listed twice`, 'list each language once', id);
  for (const id of duplicates(pack.tour))
    add('DUP', 'tour', `the panel "${id}" is visited twice`, 'visit each panel once', id);
  for (const id of pack.tour) {
    if (!panelIds.has(id))
      add('MISSING', 'tour', `there is no panel "${id}"`, 'correct the id or take it out of the tour', id);
  }
  for (const panel of panels) {
    const place = `panel "${panel.id}"`;
    for (const id of panelSourceIds(panel)) {
      if (!sourceIds.has(id))
        add('MISSING', place, `there is no source "${id}"`, 'correct the id or add it to "sources"', id);
    }
    for (const { id, topic } of panel.type === 'quiz' ? panel.questions : []) {
      if (!topicIds.has(topic))
        add(
          'MISSING',
          `${place}.questions.${id}.topic`,
          `there is no topic "${topic}" to tell more about it`,
          'name one of the topics of the pack',
        );
    }
    for (const finding of kindOf(panel.type).checkStructure?.(panel, pack.languages) ?? [])
      add(
        finding.code,
        finding.place === '' ? place : `${place}.${finding.place}`,
        finding.cause,
        finding.remedy,
        finding.value,
      );
  }
  const used = new Set(panels.flatMap((panel) => panelSourceIds(panel)));
  for (const id of sourceIds) {
    if (!used.has(id))
      add('EXTRA', 'sources', `no panel uses the source "${id}"`, 'name it in a panel or take it out', id);
  }
  return faults;
}

/** Puts a finding into the file and under the place where it was made. */
function locate(file: string, place: string, finding: PanelFinding): PackFault {
  const below = [place, finding.place].filter((part) => part !== '').join('.');
  return {
    code: finding.code,
    file: finding.in === 'structure' ? 'pack.json' : file,
    place: below,
    cause: finding.cause,
    remedy: finding.remedy,
    ...(finding.value !== undefined && { value: finding.value }),
  };
}

function checkText(pack: Pack, language: string, text: PackText): PackFault[] {
  const file = textFile(language);
  const panels = allPanels(pack);
  const ids = (entries: readonly { id: string }[]): string[] => entries.map((entry) => entry.id);
  const findings = [
    ...findUnmatched('topics', Object.keys(text.topics), ids(pack.topics)),
    ...findUnmatched('panels', Object.keys(text.panels), ids(panels)),
    ...findAltFault('coverAlt', pack.cover !== undefined, text.coverAlt),
    ...pack.topics.flatMap(({ id, picture }) =>
      findAltFault(`topics.${id}.alt`, picture !== undefined, text.topics[id]?.alt),
    ),
  ];
  return [
    ...findings.map((finding) => locate(file, '', finding)),
    ...panels.flatMap((panel) => {
      const words = text.panels[panel.id];
      return words === undefined ? [] : checkPanelText(file, panel, words);
    }),
  ];
}

function checkPanelText(file: string, panel: Panel, raw: PanelText): PackFault[] {
  const place = `panels.${panel.id}`;
  const kind = kindOf(panel.type);
  const parsed = kind.text.safeParse(raw);
  if (!parsed.success) {
    return parsed.error.issues.map((issue): PackFault => ({
      code: 'SCHEMA',
      file,
      ...describeIssue(issue, raw, place),
    }));
  }
  return kind.check(panel, parsed.data).map((finding) => locate(file, place, finding));
}

/**
 * Checks that no panel shows more words than a visitor reads standing. This is for authors: where words end in Thai is
 * a matter of dictionaries that differ between versions, and no kiosk may refuse for that what an author was told is fine.
 */
export function checkLengths(pack: Pack, texts: Readonly<Record<string, PackText>>): PackFault[] {
  return Object.entries(texts).flatMap(([language, text]) =>
    allPanels(pack).flatMap((panel): PackFault[] => {
      const words = countWords(text.panels[panel.id]?.body ?? '', language);
      if (words <= MAX_BODY_WORDS) return [];
      return [
        {
          code: 'LIMIT',
          file: textFile(language),
          place: `panels.${panel.id}.body`,
          cause: `expected at most ${MAX_BODY_WORDS} words, got ${words}`,
          remedy: 'shorten it, or move a part of it to "more"',
        },
      ];
    }),
  );
}

/** The shape of a value: which keys are there, and how many entries each list has. */
function shape(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (Array.isArray(value)) {
    into.set(path, `${value.length} ${value.length === 1 ? 'entry' : 'entries'}`);
    for (const [at, each] of value.entries()) shape(each, `${path}[${at}]`, into);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) shape(each, path === '' ? key : `${path}.${key}`, into);
  } else {
    into.set(path, 'words');
  }
  return into;
}

/** No language may offer less than another: what is optional is there in every language or in none. */
function checkAlike(pack: Pack, texts: Readonly<Record<string, PackText>>): PackFault[] {
  const [first, ...others] = Object.keys(texts);
  if (first === undefined) return [];
  const faults: PackFault[] = [];
  for (const panel of allPanels(pack)) {
    const model = texts[first]?.panels[panel.id];
    if (model === undefined) continue;
    const wanted = shape(model, '', new Map());
    for (const language of others) {
      const text = texts[language]?.panels[panel.id];
      if (text === undefined) continue;
      const found = shape(text, '', new Map());
      const differing = [...new Set([...wanted.keys(), ...found.keys()])].filter(
        (path) => wanted.get(path) !== found.get(path),
      );
      for (const path of differing) {
        // A list that differs in length differs in its entries too; one finding is enough.
        if (differing.some((other) => path.startsWith(`${other}[`))) continue;
        faults.push({
          code: found.has(path) && !wanted.has(path) ? 'EXTRA' : 'MISSING',
          file: textFile(language),
          place: `panels.${panel.id}.${path}`,
          cause: `expected ${wanted.get(path) ?? 'nothing'} as in ${textFile(first)}, got ${found.get(path) ?? 'nothing'}`,
          remedy: 'write the same parts in every language',
        });
      }
    }
  }
  return faults;
}
