import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../ui/button.tsx';
import type { IconName } from '../ui/icon.tsx';
import { Scroller } from '../ui/scroller.tsx';
import { ask } from './ask.ts';
import { HealthSection } from './health/health-section.tsx';
import { HomeSection } from './home/home-section.tsx';
import { LeaveSection } from './leave/leave-section.tsx';
import { LanguageRow } from './language-row.tsx';
import { PacksSection } from './packs/packs-section.tsx';
import { PreviewBar } from './packs/preview-bar.tsx';
import { SettingsSection } from './settings/settings-section.tsx';
import { VisitsSection } from './visits/visits-section.tsx';
import { useDesk, useFollowDesk } from './use-desk.ts';

const sections = ['home', 'packs', 'visits', 'health', 'settings', 'leave'] as const;
type Section = (typeof sections)[number];

const icons: Readonly<Record<Section, IconName>> = {
  home: 'home',
  packs: 'pack',
  visits: 'visits',
  health: 'health',
  settings: 'settings',
  leave: 'leave',
};

function Current({ section, spoken }: { readonly section: Section; readonly spoken: readonly string[] }): ReactNode {
  switch (section) {
    case 'home':
      return <HomeSection />;
    case 'packs':
      return <PacksSection />;
    case 'visits':
      return <VisitsSection />;
    case 'health':
      return <HealthSection />;
    case 'settings':
      return <SettingsSection spoken={spoken} />;
    case 'leave':
      return <LeaveSection />;
    default:
      return section satisfies never;
  }
}

/** The open console: one section at a time, and the ways out always in the same place. */
export function Shell({ languages }: { readonly languages: readonly string[] }): ReactNode {
  const { t } = useTranslation('staff');
  const [section, setSection] = useState<Section>('home');
  useFollowDesk();
  const previewing = useDesk()?.previewing === true;
  const shell = (
    <div className="console" hidden={previewing}>
      <header className="console-head">
        <h1 className="console-title">{t(`nav.${section}`)}</h1>
        <LanguageRow languages={languages} />
      </header>
      <main className="console-body" key={section}>
        <Scroller place="stage">
          <Current section={section} spoken={languages} />
        </Scroller>
      </main>
      <nav className="console-nav" aria-label={t('nav.label')}>
        {sections.map((each) => (
          <Button
            key={each}
            icon={icons[each]}
            size="small"
            pressed={each === section}
            onPress={() => setSection(each)}
          >
            {t(`nav.${each}`)}
          </Button>
        ))}
        <Button icon="lock" size="small" onPress={() => void ask('staff:lock')}>
          {t('nav.lock')}
        </Button>
        <Button icon="back" size="small" variant="primary" onPress={() => void ask('staff:leave')}>
          {t('door.leave')}
        </Button>
      </nav>
    </div>
  );
  return (
    <>
      {shell}
      {previewing ? <PreviewBar /> : null}
    </>
  );
}
