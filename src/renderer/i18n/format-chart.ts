import { formatNumber } from './format.ts';
import { formatsOf } from './languages.ts';

/**
 * The locale that writes a language's figures, and its own month names where the language brings them: browsers that
 * say they know it may still write "M11" for November.
 */
function writerOf(language: string): { locale: string; months: readonly string[] | undefined } {
  const { locale, byHand } = formatsOf(language);
  return byHand === undefined ? { locale, months: undefined } : { locale: byHand.numbers, months: byHand.months };
}

/** The name of a month, 1 to 12, standing by itself, as a heading has it. */
export function formatMonth(month: number, language: string): string {
  const { locale, months } = writerOf(language);
  const name =
    months?.[month - 1] ??
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long' }).format(new Date(Date.UTC(2001, month - 1, 1)));
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** A day of any year: 21 June. */
export function formatDay(month: number, day: number, language: string): string {
  const { locale, months } = writerOf(language);
  if (months !== undefined) return `${day} ${months[month - 1] ?? ''}`;
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long' });
  return format.format(new Date(Date.UTC(2024, month - 1, day)));
}

/** A large number in few letters, for the marks of an axis: 2M, 2 млн, 2 ล้าน. */
export function formatShort(value: number, language: string): string {
  const { locale, months } = writerOf(language);
  const short = formatsOf(language).byHand?.short ?? locale;
  // Without its region: British English would write 2m, which reads as metres.
  const { numberingSystem } = new Intl.Locale(locale);
  const bare = new Intl.Locale(language, numberingSystem === undefined ? {} : { numberingSystem });
  return new Intl.NumberFormat(months === undefined ? bare.toString() : short, {
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(value);
}

/** A figure with its unit, which no line may part from it; without one, the figure alone. */
export function formatMeasure(value: number, unit: string | undefined, language: string, decimals?: number): string {
  const number = formatNumber(value, language, decimals);
  return unit === undefined ? number : `${number}\u00A0${unit}`;
}
