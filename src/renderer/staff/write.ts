import { useTranslation } from 'react-i18next';

import { formatDate, formatNumber } from '../i18n/format.ts';

const MEGABYTE = 1_000_000;

/** Ways to write what packs are measured by, in the language of the console. */
export interface Write {
  readonly size: (bytes: number) => string;
  /** The day of an ISO time. */
  readonly day: (time: string) => string;
  /** The words in that language, or in whichever there are. */
  readonly inLanguage: (words: Readonly<Record<string, string>>) => string;
}

/** Writes sizes, days and names as the language of the console does. */
export function useWrite(): Write {
  const { t, i18n } = useTranslation('staff');
  const { t: kiosk } = useTranslation('kiosk');
  const { language } = i18n;
  return {
    size: (bytes) => {
      const megabytes = bytes / MEGABYTE;
      if (megabytes >= 1_000) return t('size.gigabytes', { value: formatNumber(megabytes / 1_000, language, 1) });
      return t('size.megabytes', { value: formatNumber(megabytes, language, megabytes < 10 ? 1 : 0) });
    },
    day: (time) => formatDate(time.slice(0, 10), language, kiosk),
    inLanguage: (words) => words[language] ?? words['en'] ?? Object.values(words)[0] ?? '',
  };
}
