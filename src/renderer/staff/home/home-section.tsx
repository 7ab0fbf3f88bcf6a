import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { HealthReason, Judgement } from '../../../shared/staff/judge-health.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { PackFacts } from '../packs/pack-facts.tsx';
import { useDesk } from '../use-desk.ts';

const signs: Readonly<Record<Judgement['state'], IconName>> = { well: 'check', look: 'alert', broken: 'close' };

function reasonWords(reason: HealthReason, t: TFunction<'staff'>, refusal: (code: string) => string): string {
  switch (reason.kind) {
    case 'notice':
      return refusal(reason.code ?? '');
    case 'wrong-pins':
      return t('reason.wrongPins', { count: reason.count ?? 0 });
    case 'disk-full':
      return t('reason.diskFull');
    case 'disk-low':
      return t('reason.diskLow');
    case 'new-pack':
      return t('reason.newPack');
    case 'nothing':
    case 'clock':
    case 'trial':
      return t(`reason.${reason.kind}`);
    default:
      return reason.kind satisfies never;
  }
}

/** One big state, and why; then what visitors see. */
export function HomeSection(): ReactNode {
  const { t } = useTranslation('staff');
  const { t: refused } = useTranslation('refusals');
  const desk = useDesk();
  if (desk === undefined) return null;
  const { state, reasons } = desk.health;
  return (
    <div className="section">
      <div className={`state state-${state}`} role="status">
        <span className="state-sign">
          <Icon name={signs[state]} />
        </span>
        <p className="state-word">{t(`state.${state}`)}</p>
        <ul className="state-reasons">
          {reasons.length === 0 ? <li>{t('reason.none')}</li> : null}
          {reasons.map((reason) => (
            <li key={reason.kind}>{reasonWords(reason, t, (code) => refused(code as 'IO'))}</li>
          ))}
        </ul>
      </div>
      <h2 className="section-title">{t('packs.shown')}</h2>
      {desk.shown === null && desk.bundled === null ? (
        <p>{t('packs.none')}</p>
      ) : (
        <PackFacts pack={desk.shown ?? desk.bundled} mark={desk.trial ? t('packs.trial') : undefined} />
      )}
    </div>
  );
}
