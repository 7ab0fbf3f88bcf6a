import type { TFunction } from 'i18next';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Desk } from '../../../shared/ipc/staff-contract.ts';
import type { HealthReason, Judgement } from '../../../shared/staff/judge-health.ts';
import { Entry } from '../../ui/entry.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { ask } from '../ask.ts';
import { PackFacts } from '../packs/pack-facts.tsx';
import { type Section, sectionIcons } from '../sections.ts';
import { useDesk } from '../use-desk.ts';
import { useWrite } from '../write.ts';

const signs: Readonly<Record<Judgement['state'], IconName>> = { well: 'check', look: 'alert', broken: 'close' };

function reasonWords(reason: HealthReason, t: TFunction<'staff'>, refusal: (code: string) => string): string {
  switch (reason.kind) {
    case 'notice':
      return refusal(reason.code ?? '');
    case 'wrong-pins':
      return t('reason.wrongPins', { count: reason.count ?? 0 });
    case 'restarts':
      return t('reason.restarts', { count: reason.count ?? 0 });
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

interface TilesProps {
  readonly desk: Desk;
  readonly onGo: (section: Section) => void;
}

/** The other sections, each with what is to be known of it at a glance. */
function Tiles({ desk, onGo }: TilesProps): ReactNode {
  const { t } = useTranslation('staff');
  const write = useWrite();
  const [visits, setVisits] = useState<number>();
  const [venue, setVenue] = useState<Readonly<Record<string, string>>>();
  useEffect(() => {
    void ask('staff:visits', 7).then((answer) => {
      if (answer.ok) setVisits(answer.value.summary.visits);
    });
    void ask('staff:settings').then((answer) => {
      if (answer.ok) setVenue(answer.value.venue.name);
    });
  }, []);
  const pack = desk.shown ?? desk.bundled;
  const lines: Readonly<Record<'packs' | 'visits' | 'health' | 'settings', string>> = {
    packs: desk.found.some(({ refusal }) => refusal === null)
      ? t('reason.newPack')
      : pack === null
        ? t('packs.none')
        : t('home.version', { city: write.inLanguage(pack.titles), version: pack.version }),
    visits: visits === undefined ? '' : t('home.visits', { count: visits }),
    health: t('home.restarts', { count: desk.restarts }),
    settings: venue === undefined ? '' : write.inLanguage(venue),
  };
  return (
    <div className="entries">
      {(['packs', 'visits', 'health', 'settings'] as const).map((section) => (
        <Entry
          key={section}
          icon={sectionIcons[section]}
          name={t(`nav.${section}`)}
          line={lines[section]}
          onPress={() => onGo(section)}
        />
      ))}
    </div>
  );
}

/** One big state, and why; then what visitors see, and the way on with a line from each section. */
export function HomeSection({ onGo }: { readonly onGo: (section: Section) => void }): ReactNode {
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
      <Tiles desk={desk} onGo={onGo} />
    </div>
  );
}
