import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { PackCard } from '../../../shared/ipc/staff-contract.ts';
import { autonym } from '../../i18n/names.ts';
import { useWrite } from '../write.ts';

/** A key as people compare it: eight of its digits in two groups. */
const shortKey = (key: string): string => `${key.slice(0, 4)} ${key.slice(4, 8)}`;

interface PackFactsProps {
  readonly pack: PackCard | null;
  /** A short word on its state. */
  readonly mark?: string | undefined;
  /** What can be done with it. */
  readonly children?: ReactNode;
}

/** A pack as staff see it: city, version, day, languages, size, who signed. */
export function PackFacts({ pack, mark, children }: PackFactsProps): ReactNode {
  const { t } = useTranslation('staff');
  const write = useWrite();
  if (pack === null) return null;
  const facts: readonly (readonly [name: string, value: string])[] = [
    [
      t('packs.version'),
      pack.seq === null ? pack.version : t('packs.numbered', { version: pack.version, seq: pack.seq }),
    ],
    [t('packs.built'), pack.created === null ? t('packs.withApplication') : write.day(pack.created)],
    [t('packs.languages'), pack.languages.map((each) => autonym(each)).join(', ')],
    [t('packs.size'), `${write.size(pack.size)} · ${t('packs.panels', { count: pack.panels })}`],
    ...(pack.signers.length === 0 ? [] : [[t('packs.signed'), pack.signers.map(shortKey).join(', ')] as const]),
  ];
  return (
    <article className="pack">
      <h3 className="pack-title">
        {write.inLanguage(pack.titles)}
        {mark === undefined ? null : <span className="pack-mark">{mark}</span>}
      </h3>
      <dl className="pack-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children === undefined ? null : <div className="pack-actions">{children}</div>}
    </article>
  );
}
