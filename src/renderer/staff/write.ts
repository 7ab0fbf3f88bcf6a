import { useTranslation } from 'react-i18next';

import { formatDate, formatDayAndMonth, formatNumber, formatTime } from '../i18n/format.ts';

const MEGABYTE = 1_000_000;

/** Ways to write what packs are measured by, in the language of the console. */
export interface Write {
  readonly size: (bytes: number) => string;
  /** The day of an ISO time. */
  readonly day: (time: string) => string;
  /** Day and month of an ISO date in figures: 23/11, 23.11. */
  readonly shortDay: (date: string) => string;
  /** A full hour of the day. */
  readonly hour: (hour: number) => string;
  /** Day and time of an ISO time, on a clock that is so many minutes ahead of UTC. */
  readonly moment: (time: string, ahead: number) => string;
  /** The words in that language, or in whichever there are. */
  readonly inLanguage: (words: Readonly<Record<string, string>>) => string;
}

/** Writes sizes, days and names as the language of the console does. */
export function useWrite(): Write {
  const { t, i18n } = useTranslation('staff');
  const { t: kiosk } = useTranslation('kiosk');
  const { language } = i18n;
  const day = (time: string): string => formatDate(time.slice(0, 10), language, kiosk);
  return {
    size: (bytes) => {
      const megabytes = bytes / MEGABYTE;
      // What is less than a tenth of a megabyte is not nothing.
      if (megabytes < 0.1) return t('size.kilobytes', { value: formatNumber(Math.ceil(bytes / 1_000), language) });
      if (megabytes >= 1_000) return t('size.gigabytes', { value: formatNumber(megabytes / 1_000, language, 1) });
      return t('size.megabytes', { value: formatNumber(megabytes, language, megabytes < 10 ? 1 : 0) });
    },
    day,
    shortDay: (date) => formatDayAndMonth(date, language),
    hour: (hours) => formatTime({ hours, minutes: 0 }, language),
    moment: (time, ahead) => {
      const local = new Date(Date.parse(time) + ahead * 60_000);
      const clock = formatTime({ hours: local.getUTCHours(), minutes: local.getUTCMinutes() }, language);
      return `${day(local.toISOString())}, ${clock}`;
    },
    inLanguage: (words) => words[language] ?? words['en'] ?? Object.values(words)[0] ?? '',
  };
}
