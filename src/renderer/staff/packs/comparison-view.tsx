import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Comparison } from '../../../shared/ipc/staff-contract.ts';
import type { PanelPrint } from '../../../shared/staff/pack-difference.ts';
import { autonym } from '../../i18n/names.ts';
import { useWrite } from '../write.ts';
import { PackFacts } from './pack-facts.tsx';

/** Most panels named in one list; the rest are counted. */
const NAMED = 8;
/** A difference of fewer bytes than this is none on any disk. */
const NOTICED = 10_000;

interface PanelListProps {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly panels: readonly PanelPrint[];
}

function PanelList({ kind, panels }: PanelListProps): ReactNode {
  const { t } = useTranslation('staff');
  const { inLanguage } = useWrite();
  if (panels.length === 0) return null;
  return (
    <section className={`change change-${kind}`}>
      <h3 className="change-title">{t(`change.${kind}`, { count: panels.length })}</h3>
      <ul>
        {panels.slice(0, NAMED).map((panel) => (
          <li key={panel.id}>{inLanguage(panel.titles) || panel.id}</li>
        ))}
        {panels.length > NAMED ? <li>{t('change.more', { count: panels.length - NAMED })}</li> : null}
      </ul>
    </section>
  );
}

/** What a pack on the stick would change. */
export function ComparisonView({ comparison }: { readonly comparison: Comparison }): ReactNode {
  const { t } = useTranslation('staff');
  const write = useWrite();
  const { before, after, difference } = comparison;
  const { added, changed, removed, languagesAdded, languagesRemoved, growth, rest, otherCity } = difference;
  const named = (languages: readonly string[]): string => languages.map((each) => autonym(each)).join(', ');
  const notes = [
    ...(otherCity
      ? [t('change.city', { before: write.inLanguage(before.titles), after: write.inLanguage(after.titles) })]
      : []),
    ...(languagesAdded.length > 0 ? [t('change.languagesAdded', { languages: named(languagesAdded) })] : []),
    ...(languagesRemoved.length > 0 ? [t('change.languagesRemoved', { languages: named(languagesRemoved) })] : []),
    ...(rest && !otherCity ? [t('change.rest')] : []),
    Math.abs(growth) < NOTICED
      ? t('change.same')
      : t(growth > 0 ? 'change.larger' : 'change.smaller', { size: write.size(Math.abs(growth)) }),
  ];
  const nothing = added.length + changed.length + removed.length === 0;
  return (
    <div className="pack-comparison">
      <PackFacts pack={after} />
      {nothing && !rest ? <p className="change-none">{t('change.nothing')}</p> : null}
      <div className="changes">
        <PanelList kind="added" panels={added} />
        <PanelList kind="changed" panels={changed} />
        <PanelList kind="removed" panels={removed} />
      </div>
      <ul className="change-notes">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  );
}
