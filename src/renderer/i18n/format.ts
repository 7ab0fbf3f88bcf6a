import type { TFunction } from 'i18next';

import type { Fact } from '../../shared/panels/facts.ts';
import type { Formats } from '../../shared/schema/language.ts';
import { formatsOf } from './languages.ts';

/** Years between the Buddhist and the Common Era as Thailand has counted them since 1941. */
const BUDDHIST_OFFSET = 543;

/** A number as the language writes it, below nought with a minus sign: a hyphen is passed over by some screen readers. */
export function formatNumber(value: number, language: string, decimals = 0): string {
  const { locale, byHand } = formatsOf(language);
  const writer = byHand?.numbers ?? locale;
  const format = new Intl.NumberFormat(writer, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return format.format(value).replace('-', '\u2212');
}

/** A year of the Common Era in the language's manner; Thai puts the Buddhist Era first. */
export function formatYear(year: number, t: TFunction): string {
  return t('date.year', { year: String(year), buddhist: String(year + BUDDHIST_OFFSET) });
}

function fill(pattern: string, parts: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(parts[name] ?? ''));
}

function writeByHand(
  byHand: NonNullable<Formats['byHand']>,
  year: number,
  month: number,
  day: number | undefined,
): string {
  const parts = { year, month: byHand.months[month - 1] ?? '', day: day ?? '' };
  return fill(day === undefined ? byHand.month : byHand.day, parts);
}

/**
 * A date of any precision (2024, 2024-03, 2024-03-01) in the language's manner and calendar.
 * Dates here are days on a calendar, not instants, so they are formatted in UTC.
 */
export function formatDate(date: string, language: string, t: TFunction): string {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return formatYear(year, t);
  const { locale, byHand } = formatsOf(language);
  if (byHand !== undefined) return writeByHand(byHand, year, month, day);
  const precision = day === undefined ? {} : ({ day: 'numeric' } as const);
  const writer = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month: 'long', ...precision });
  return writer.format(new Date(Date.UTC(year, month - 1, day ?? 1)));
}

/** Day and month of a date (2024-03-01) in figures, as narrow places want it: 01/03, 01.03. */
export function formatDayAndMonth(date: string, language: string): string {
  const { locale, byHand } = formatsOf(language);
  const writer = byHand?.numbers ?? locale;
  const format = new Intl.DateTimeFormat(writer, { timeZone: 'UTC', day: 'numeric', month: 'numeric' });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** The value of a figure as the language writes it, without its unit. */
export function formatFact(fact: Fact, language: string, t: TFunction): string {
  switch (fact.kind) {
    case 'number': {
      const value = formatNumber(fact.value, language, fact.decimals);
      return fact.approximate === true ? t('fact.about', { value }) : value;
    }
    case 'year':
      return formatYear(fact.value, t);
    case 'day':
      return formatDate(fact.value, language, t);
    default:
      return fact satisfies never;
  }
}

/** Hours and minutes on a clock of 24 hours, as all four languages write them. */
export function formatTime({ hours, minutes }: { hours: number; minutes: number }, language: string): string {
  const { locale, byHand } = formatsOf(language);
  const writer = byHand?.numbers ?? locale;
  const format = new Intl.DateTimeFormat(writer, {
    timeZone: 'UTC',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return format.format(new Date(Date.UTC(2000, 0, 1, hours, minutes)));
}
