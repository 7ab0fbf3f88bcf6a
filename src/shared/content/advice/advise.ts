import type { Fault } from '../../errors.ts';
import type { PackText } from '../../schema/pack-text.ts';
import type { Pack } from '../../schema/pack.ts';
import { checkKeepsakeLength } from '../check-keepsake.ts';
import { checkLengths } from '../check-pack.ts';
import { contrastRatio } from './contrast.ts';
import { compareFigures } from './figures.ts';
import { compareMeasures } from './measures.ts';
import { readingHint } from './reading.ts';
import { isForeign } from './script.ts';
import { textsBelow } from './strings.ts';

/** What deserves a second look in a pack that is sound. */
export type AdviceCode =
  | 'CONTRAST'
  | 'FIGURE'
  | 'LIMIT'
  | 'LOUDNESS'
  | 'NARRATION'
  | 'OVERFLOW'
  | 'READING'
  | 'STALE'
  | 'UNTRANSLATED'
  | 'PICTURE'
  | 'UNUSED';
export type Advice = Fault<AdviceCode>;

/** Text on its ground that a visitor reads against glare (product figure). */
const TEXT_CONTRAST = 7;

const words = (count: number, what: string): string => `${what}${count === 1 ? '' : 's'}`;
const list = (values: readonly string[]): string => values.join(', ');

/** A theme's colours, each pair of text and ground; the high-contrast theme is the kiosk's own and needs no check. */
function adviseContrast({ theme: { colours } }: Pack): Advice[] {
  const pairs = [
    ['ink', 'ground'],
    ['ink', 'surface'],
    ['muted', 'ground'],
    ['muted', 'surface'],
    ['onAccent', 'accent'],
  ] as const;
  return pairs.flatMap(([text, ground]): Advice[] => {
    const ratio = contrastRatio(colours[text], colours[ground]);
    if (ratio >= TEXT_CONTRAST) return [];
    return [
      {
        code: 'CONTRAST',
        severity: 'warning',
        file: 'pack.json',
        place: `theme.colours.${text}`,
        cause: `expected a contrast of ${TEXT_CONTRAST} to "${ground}" (${colours[ground]}), got ${ratio.toFixed(1)} with ${colours[text]}`,
        remedy: 'make the darker one darker or the lighter one lighter',
      },
    ];
  });
}

/**
 * Why a text looks as if it were still to be translated: no letter of its language, or three words and more that read
 * like the source. Undefined where nothing speaks for that. Units are alike in many languages.
 */
export function untranslatedBecause(
  place: string,
  text: string,
  language: string,
  source: string | undefined,
  origin: string,
): string | undefined {
  if (place.endsWith('.unit')) return undefined;
  if (isForeign(text, language)) return `"${text}" has no letter of this language`;
  const many = text.trim().split(/\s+/).length >= 3;
  return language !== origin && many && text === source ? `it reads as in ${origin}` : undefined;
}

/** Units and days on which two texts differ; a unit of a fact stands alone, its figure is in pack.json. */
function unitDifference(place: string, source: string, origin: string, text: string, language: string) {
  if (!place.endsWith('.unit')) return compareMeasures(source, origin, text, language);
  const { lost, added } = compareMeasures(`1 ${source}`, origin, `1 ${text}`, language);
  const bare = (measures: readonly string[]): string[] => measures.map((each) => each.replace(/^1 /, ''));
  return { lost: bare(lost), added: bare(added) };
}

function adviseTranslation(
  language: string,
  texts: ReadonlyMap<string, string>,
  origin: string,
  sources: ReadonlyMap<string, string>,
): Advice[] {
  const file = `text/${language}.json`;
  return [...texts].flatMap(([place, text]): Advice[] => {
    const advice: Advice[] = [];
    const source = sources.get(place);
    const left = untranslatedBecause(place, text, language, source, origin);
    if (left !== undefined)
      advice.push({
        code: 'UNTRANSLATED',
        severity: 'warning',
        file,
        place,
        cause: left,
        remedy: 'translate it; write names in the letters of the language',
      });
    if (source !== undefined && language !== origin && left === undefined) {
      const figures = compareFigures(source, origin, text, language);
      const measures = unitDifference(place, source, origin, text, language);
      const [lost, added] = [
        [...figures.lost, ...measures.lost],
        [...figures.added, ...measures.added],
      ];
      if (lost.length + added.length > 0)
        advice.push({
          code: 'FIGURE',
          severity: 'warning',
          file,
          place,
          cause: [
            lost.length > 0 ? `${list(lost)} of ${origin} ${lost.length === 1 ? 'is' : 'are'} missing` : '',
            added.length > 0 ? `${list(added)} ${added.length === 1 ? 'is' : 'are'} not in ${origin}` : '',
          ]
            .filter((part) => part !== '')
            .join('; '),
          remedy: `compare the ${words(lost.length + added.length, 'figure')} with the text in ${origin}`,
        });
    }
    if (/\.(body|text|caption|why|more\[\d+\])$/.test(place)) {
      const hint = readingHint(text, language);
      if (hint !== undefined)
        advice.push({
          code: 'READING',
          severity: 'warning',
          file,
          place,
          cause: `hard to read standing: ${hint}`,
          remedy: 'make two sentences of it, with words of every day',
        });
    }
    return advice;
  });
}

/** Words to be kept together that stand in no text: misspelled, or left over from a text that has changed. */
function adviseKeptWords(language: string, text: PackText): Advice[] {
  if (text.keepTogether === undefined) return [];
  const all = [...textsBelow(text).values()].join('\n');
  return text.keepTogether.flatMap((word, at): Advice[] =>
    all.includes(word)
      ? []
      : [
          {
            code: 'UNUSED',
            severity: 'warning',
            file: `text/${language}.json`,
            place: `keepTogether[${at}]`,
            cause: `no text has the word "${word}"`,
            remedy: 'write it as it stands in the texts, or take it out',
          },
        ],
  );
}

/** The language in which a pack was written first: English where it has it, because its figures are the easiest to compare. */
export function sourceLanguage(pack: Pack): string {
  return pack.languages.includes('en') ? 'en' : (pack.languages[0] ?? 'en');
}

/**
 * Looks over a sound pack as an editor would: contrast, lengths, reading, what was left untranslated, and figures,
 * units and days that differ between languages. Everything found is a warning.
 */
export function advise(pack: Pack, texts: Readonly<Record<string, PackText>>): Advice[] {
  const origin = sourceLanguage(pack);
  const sources = textsBelow(texts[origin]);
  return [
    ...adviseContrast(pack),
    ...[...checkLengths(pack, texts), ...checkKeepsakeLength(pack, texts)].map((fault): Advice => ({
      ...fault,
      code: 'LIMIT',
      severity: 'warning',
    })),
    ...Object.entries(texts).flatMap(([language, text]) => [
      ...adviseTranslation(language, textsBelow(text), origin, sources),
      ...adviseKeptWords(language, text),
    ]),
  ];
}
