/** What the Buddhist Era counts more than the Common Era. */
const BUDDHIST_ERA = 543;

const DIGITS = /\p{Nd}/gu;

/** Digits of any script as those of ASCII: Unicode keeps each script's ten digits in a row, zero first. */
function plainDigits(text: string): string {
  return text
    .replace(DIGITS, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      let zero = code;
      while (zero > 0 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1;
      return code < 128 ? digit : String(code - zero);
    })
    .replaceAll('٫', '.')
    .replaceAll('٬', '');
}

const romanValues: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** Centuries are written in Roman numerals in many languages; single letters are rather initials. */
function romanValue(numeral: string): number {
  const values = numeral.split('').map((digit) => romanValues[digit] ?? 0);
  return values.reduce((sum, each, at) => sum + (each < (values[at + 1] ?? 0) ? -each : each), 0);
}

/** Decimal separator of a language, as CLDR has it. */
function decimalOf(language: string): string {
  return (
    new Intl.NumberFormat(language, { numberingSystem: 'latn' })
      .formatToParts(0.5)
      .find((part) => part.type === 'decimal')?.value ?? '.'
  );
}

const decimals = new Map<string, string>();

/**
 * The figures of a text as plain numbers: digits of any script, with the decimal mark and the grouping of the language.
 * `5 895,5` in Russian and `5,895.5` in English are one figure.
 */
export function figuresIn(text: string, language: string): string[] {
  const decimal = decimals.get(language) ?? decimalOf(language);
  decimals.set(language, decimal);
  const plain = plainDigits(text).replace(/(?<![\p{L}\p{N}])[IVXLC]{2,}(?![\p{L}\p{N}])/gu, (roman) =>
    String(romanValue(roman)),
  );
  return [...plain.matchAll(/\d+(?:[., \u00A0\u202F'’]\d{3}(?!\d))*(?:[.,]\d+)?/g)].map(([figure]) => {
    const bare = figure.replace(/[ \u00A0\u202F'’]/g, '');
    const mark = bare.lastIndexOf(decimal === ',' ? ',' : '.');
    const fraction = mark === -1 ? '' : bare.slice(mark + 1);
    // Three digits behind the only mark: in "1.200" a group in most of the world, and no measure is that exact.
    const isFraction = mark !== -1 && (fraction.length !== 3 || bare.startsWith('0'));
    const whole = (isFraction ? bare.slice(0, mark) : bare).replace(/[.,]/g, '');
    const number = isFraction ? `${whole}.${fraction.replace(/[.,]/g, '')}` : whole;
    return String(Number(number));
  });
}

/** What of `wanted` nothing in `found` answers. A translation may name once what the source names twice. */
function unmatched(wanted: readonly string[], found: readonly string[], shift: number): string[] {
  return wanted.filter((figure) => !found.includes(figure) && !found.includes(String(Number(figure) + shift)));
}

/** Figures on which a text and its translation disagree. */
export interface FigureDifference {
  /** In the source, and not in the translation. */
  readonly lost: readonly string[];
  /** In the translation only. Small numbers are left out: languages differ in which they write as words. */
  readonly added: readonly string[];
}

/** Whole numbers below these are written as words in one language and as digits in another: "twelve", "20th century". */
const SPELT = { lost: 13, added: 100 } as const;

/** Compares the figures of a text and its translation, with the calendars and the decimal marks of both. */
export function compareFigures(
  source: string,
  sourceLanguage: string,
  translation: string,
  language: string,
): FigureDifference {
  const [there, here] = [figuresIn(source, sourceLanguage), figuresIn(translation, language)];
  const era = (each: string): number => (each.startsWith('th') ? BUDDHIST_ERA : 0);
  const shift = era(language) - era(sourceLanguage);
  const from =
    (least: number) =>
    (figure: string): boolean =>
      !Number.isInteger(Number(figure)) || Number(figure) >= least;
  // "The 1890s" are years of their own in a calendar that counts otherwise.
  const inDecade = (figure: string): boolean =>
    there.some((each) => {
      const past = Number(figure) - shift - Number(each);
      return Number(each) >= 1000 && Number(each) % 10 === 0 && past > 0 && past < 10;
    });
  return {
    lost: unmatched(there, here, shift).filter(from(SPELT.lost)),
    added: unmatched(here, there, -shift)
      .filter(from(SPELT.added))
      .filter((figure) => !inDecade(figure)),
  };
}
