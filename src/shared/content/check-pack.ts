import { duplicates, findAltFault, findUnmatched, MAX_BODY_WORDS } from '../panels/common.ts';
import { findStrayNarrations } from '../panels/narration.ts';
import { kindOf, type Panel } from '../panels/index.ts';
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

function inPack(code: PackFaultCode, place: string, cause: string, remedy: string, value?: string): PackFault {
  return { code, file: 'pack.json', place, cause, remedy, ...(value !== undefined && { value }) };
}

function checkStructure(pack: Pack): PackFault[] {
  const panels = allPanels(pack);
  const used = new Set(panels.flatMap((panel) => panelSourceIds(panel)));
  return [
    ...checkFrame(pack),
    ...panels.flatMap((panel) => [...checkPanelSources(pack, panel), ...checkPanelStructure(pack, panel)]),
    ...pack.sources
      .filter(({ id }) => !used.has(id))
      .map(({ id }) =>
        inPack('EXTRA', 'sources', `no panel uses the source "${id}"`, 'name it in a panel or take it out', id),
      ),
  ];
}

/** Checks what holds a pack together, whatever its panels hold: ids that are unique, a tour of panels that are there. */
export function checkFrame(pack: Pack): PackFault[] {
  const faults: PackFault[] = [];
  const add = (...fault: Parameters<typeof inPack>): void => {
    faults.push(inPack(...fault));
  };
  const panels = allPanels(pack);
  const panelIds = new Set(panels.map((panel) => panel.id));
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
  return faults;
}

/** Checks that the sources of a panel are there. */
export function checkPanelSources(pack: Pack, panel: Panel): PackFault[] {
  const known = new Set(pack.sources.map((source) => source.id));
  return panelSourceIds(panel)
    .filter((id) => !known.has(id))
    .map((id) =>
      inPack(
        'MISSING',
        `panel "${panel.id}"`,
        `there is no source "${id}"`,
        'correct the id or add it to "sources"',
        id,
      ),
    );
}

/** Checks what a panel's own type asks of its structure. */
export function checkPanelStructure(pack: Pack, panel: Panel): PackFault[] {
  const place = `panel "${panel.id}"`;
  const topics = new Set(pack.topics.map((topic) => topic.id));
  return [
    ...(panel.type === 'quiz' ? panel.questions : [])
      .filter(({ topic }) => !topics.has(topic))
      .map(({ id, topic }) =>
        inPack(
          'MISSING',
          `${place}.questions.${id}.topic`,
          `there is no topic "${topic}" to tell more about it`,
          'name one of the topics of the pack',
        ),
      ),
    ...[
      ...(kindOf(panel.type).checkStructure?.(panel, pack.languages) ?? []),
      ...findStrayNarrations(panel, pack.languages),
    ].map(({ code, place: below, cause, remedy, value }) =>
      inPack(code, below === '' ? place : `${place}.${below}`, cause, remedy, value),
    ),
  ];
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
  const unmatched = findUnmatched('panels', Object.keys(text.panels), ids(panels));
  return [
    ...checkFrameText(pack, language, text),
    ...unmatched.map((finding) => locate(file, '', finding)),
    ...panels.flatMap((panel) => {
      const words = text.panels[panel.id];
      return words === undefined ? [] : checkPanelText(language, panel, words);
    }),
  ];
}

const ids = (entries: readonly { id: string }[]): string[] => entries.map((entry) => entry.id);

/** Checks the words that stand around the panels: each topic has its own, each picture is described. */
export function checkFrameText(pack: Pack, language: string, text: Pick<PackText, 'topics' | 'coverAlt'>): PackFault[] {
  return [
    ...findUnmatched('topics', Object.keys(text.topics), ids(pack.topics)),
    ...findAltFault('coverAlt', pack.cover !== undefined, text.coverAlt),
    ...pack.topics.flatMap(({ id, picture }) =>
      findAltFault(`topics.${id}.alt`, picture !== undefined, text.topics[id]?.alt),
    ),
  ].map((finding) => locate(textFile(language), '', finding));
}

/** Checks the words of a panel by its type, and that they fit its structure. */
export function checkPanelText(language: string, panel: Panel, raw: unknown): PackFault[] {
  const file = textFile(language);
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
