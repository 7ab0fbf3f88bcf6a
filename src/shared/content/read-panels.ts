import { describeFault, err, ok, type Result } from '../errors.ts';
import { type Panel, panelSchema, type PanelText } from '../panels/index.ts';
import { type PackText, type PackTextFrame, packTextFrameSchema } from '../schema/pack-text.ts';
import { type Pack, packFrameSchema, type PackFrame } from '../schema/pack.ts';
import { slugSchema } from '../schema/primitives.ts';
import { asPlainPanel, asPlainText, type Raw } from './as-plain.ts';
import { checkKeepsake } from './check-keepsake.ts';
import { checkFrame, checkFrameText, checkPanelStructure, checkPanelText } from './check-pack.ts';
import { describeMissing, isTile } from './missing-files.ts';
import type { PackFault } from './pack-fault.ts';
import { panelFiles, panelPictures } from './panel-digest.ts';
import { describeIssues, toCurrentFormat } from './parse-pack.ts';
import { withoutComments } from './without-comments.ts';

// The kiosk at run time: a pack is more than the one panel that is wrong in it. `check` and `build` read strictly, by
// `parsePack` and `checkPack`; what they refuse for a panel is read here panel by panel.

/** A panel that could not be read as its type says, and why. */
export interface PanelTrouble {
  /** Its id, or where it stands in pack.json where it has none. */
  readonly panel: string;
  /** What visitors get of it: its words; nothing where not even its id could be read. */
  readonly shown: 'words' | 'nothing';
  /** At least one. */
  readonly faults: readonly PackFault[];
}

/** Says in a sentence what visitors get of a panel, and why. */
export function describeTrouble({ panel, shown, faults: [fault] }: PanelTrouble): string {
  const why = fault === undefined ? '' : ` ${describeFault(fault)}`;
  return `The panel "${panel}" is ${shown === 'words' ? 'shown as its words' : 'left out'}.${why}`;
}

/** A pack whose frame is sound; every panel in it can be shown. */
export interface SparingRead {
  readonly pack: Pack;
  readonly texts: Readonly<Record<string, PackText>>;
  readonly troubles: readonly PanelTrouble[];
}

/** Parses a pack.json without a look at its panels. Faults are those of `parsePack`. */
export function readFrame(content: unknown): Result<PackFrame, PackFault[]> {
  const current = toCurrentFormat(content);
  if (!current.ok) return current;
  const parsed = packFrameSchema.safeParse(current.value);
  return parsed.success ? ok(parsed.data) : err(describeIssues(parsed.error.issues, current.value, 'pack.json'));
}

/** A panel as far as pack.json tells of it. */
interface Candidate {
  readonly id: string;
  readonly raw: Raw;
  /** Undefined where it cannot be read as its type says. */
  readonly panel: Panel | undefined;
  readonly faults: readonly PackFault[];
}

type Texts = Readonly<Record<string, PackTextFrame>>;
type IsThere = (file: string) => boolean;

const asRecord = (value: unknown): Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : {};

function readTexts(frame: PackFrame, words: Readonly<Record<string, unknown>>): Result<Texts, PackFault[]> {
  const faults: PackFault[] = [];
  const texts: Record<string, PackTextFrame> = {};
  for (const language of frame.languages) {
    const raw = withoutComments(words[language]);
    const parsed = packTextFrameSchema.safeParse(raw);
    if (parsed.success) texts[language] = parsed.data;
    else faults.push(...describeIssues(parsed.error.issues, raw, `text/${language}.json`));
  }
  return faults.length > 0 ? err(faults) : ok(texts);
}

/** Reads the panels of each topic, in its order; what has no id of its own is a trouble and left out. */
function readCandidates(frame: PackFrame): { topics: Candidate[][]; nameless: PanelTrouble[] } {
  const nameless: PanelTrouble[] = [];
  const topics = frame.topics.map((topic, at) =>
    topic.panels.flatMap((value, index): Candidate[] => {
      const place = `topics[${at}].panels[${index}]`;
      const parsed = panelSchema.safeParse(value);
      const faults = parsed.success
        ? []
        : describeIssues(parsed.error.issues, value, 'pack.json').map((fault) => ({
            ...fault,
            place: [place, fault.place].filter((part) => part !== '').join('.'),
          }));
      const raw = asRecord(value);
      const id = slugSchema.safeParse(raw['id']);
      if (id.success) return [{ id: id.data, raw, panel: parsed.data, faults }];
      nameless.push({ panel: place, shown: 'nothing', faults });
      return [];
    }),
  );
  return { topics, nameless };
}

/** Checks what no panel can mend. */
function findFrameFaults(pack: Pack, texts: Texts, isThere: IsThere): PackFault[] {
  const pictures = [pack.cover, ...pack.topics.map((topic) => topic.picture)].flatMap((each) => each ?? []);
  return [
    ...[...new Set(pictures.map(({ file }) => file))].filter((file) => !isThere(file)).map(describeMissing),
    ...pack.topics.flatMap(({ panels }, at): PackFault[] =>
      panels.length > 0
        ? []
        : [
            {
              code: 'SCHEMA',
              file: 'pack.json',
              place: `topics[${at}].panels`,
              cause: 'none of its panels can be read',
              remedy: 'correct one, or take the topic out',
            },
          ],
    ),
    ...checkFrame(pack),
    ...Object.entries(texts).flatMap(([language, text]) => checkFrameText(pack, language, text)),
    ...checkKeepsake(pack, texts),
  ];
}

/** Files without which a panel cannot be what it is. A gallery without some of its tiles is still one. */
function findMissingFiles(panel: Panel, isThere: IsThere): PackFault[] {
  const pictures = new Set(panelPictures(panel).map(({ file }) => file));
  return panelFiles(panel)
    .filter((file) => !isThere(file) && (!isTile(file) || pictures.has(file)))
    .map(describeMissing);
}

function findWordFaults({ id, panel }: Candidate, texts: Texts): PackFault[] {
  return Object.entries(texts).flatMap(([language, text]): PackFault[] => {
    const own = text.panels[id];
    if (own !== undefined) return panel === undefined ? [] : checkPanelText(language, panel, own);
    const [file, place] = [`text/${language}.json`, `panels.${id}`];
    return [{ code: 'MISSING', file, place, cause: 'the words are missing', remedy: 'write them' }];
  });
}

/**
 * Reads the panels of a pack one by one. One that is wrong in any language, lacks a file, or is of a type that this
 * kiosk does not know, becomes a `plain` one in all of them: its words, with its faults in `troubles`.
 *
 * @param words the content of text/LANGUAGE.json for each language of the frame.
 * @param isThere whether the pack has that file.
 * @returns faults only where the frame itself is broken: what is left of them would be no pack.
 */
export function readPanels(
  frame: PackFrame,
  words: Readonly<Record<string, unknown>>,
  isThere: IsThere,
): Result<SparingRead, PackFault[]> {
  const read = readTexts(frame, words);
  if (!read.ok) return read;
  const texts = read.value;
  const { topics, nameless } = readCandidates(frame);
  const packOf = (turn: (candidate: Candidate) => Panel): Pack => ({
    ...frame,
    topics: frame.topics.map((topic, at) => ({ ...topic, panels: (topics[at] ?? []).map(turn) })),
  });
  const asPlain = ({ id, raw }: Candidate): Panel => asPlainPanel(id, raw, frame, isThere);
  // A panel is checked against the pack that it stands in, so there must be one before any is.
  const draft = packOf((candidate) => candidate.panel ?? asPlain(candidate));
  const broken = findFrameFaults(draft, texts, isThere);
  if (broken.length > 0) return err(broken);

  const troubles: PanelTrouble[] = [...nameless];
  const pack = packOf((candidate) => {
    const { id, panel } = candidate;
    const faults = [
      ...candidate.faults,
      ...(panel === undefined ? [] : [...checkPanelStructure(draft, panel), ...findMissingFiles(panel, isThere)]),
      ...findWordFaults(candidate, texts),
      // Words that belong to nothing do no harm.
    ].filter(({ code }) => code !== 'EXTRA');
    if (panel !== undefined && faults.length === 0) return panel;
    troubles.push({ panel: id, shown: 'words', faults });
    return asPlain(candidate);
  });
  return ok({ pack, texts: textsOf(pack, texts), troubles });
}

/** The words of each language, those of a plain panel as far as they are sound. */
function textsOf(pack: Pack, texts: Texts): Record<string, PackText> {
  return Object.fromEntries(
    Object.entries(texts).map(([language, text]): [string, PackText] => {
      const panels = pack.topics.flatMap(({ id: topic, panels: all }) =>
        all.map((panel): [string, PanelText] => {
          const own = text.panels[panel.id];
          const plain = panel.type === 'plain';
          return [
            panel.id,
            plain ? asPlainText(panel.writtenAs, asRecord(own), text.topics[topic]) : (own as PanelText),
          ];
        }),
      );
      return [language, { ...text, panels: Object.fromEntries(panels) }];
    }),
  );
}
