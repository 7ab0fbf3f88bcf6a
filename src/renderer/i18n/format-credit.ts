import type { TFunction } from 'i18next';

import type { Credit } from '../../shared/schema/credit.ts';

/** A credit as a visitor reads it: names and licences as they are, the words around them in the page's language. */
export function formatCredit(credit: Credit, t: TFunction): string {
  if (typeof credit === 'string') return credit;
  const { kind, by, licence, changes, source } = credit;
  const parts = [
    kind === undefined ? by : t('credit.made', { what: t(`credit.kind.${kind}`), by }),
    licence === 'public-domain' ? t('credit.publicDomain') : licence,
    ...(changes === undefined ? [] : [t(`credit.${changes}`)]),
    ...(source === undefined ? [] : [source]),
  ];
  return parts.join(', ');
}

/** Several credits in one line, each once. */
export function formatCredits(credits: readonly Credit[], t: TFunction): string {
  return [...new Set(credits.map((credit) => formatCredit(credit, t)))].join('; ');
}
