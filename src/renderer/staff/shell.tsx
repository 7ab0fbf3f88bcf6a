import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ConsoleFrame } from '../../shared/ipc/staff-contract.ts';
import { Button } from '../ui/button.tsx';
import { OrnamentBorder } from '../ui/ornament/ornament.tsx';
import { Scroller } from '../ui/scroller.tsx';
import { ask } from './ask.ts';
import { HealthSection } from './health/health-section.tsx';
import { HomeSection } from './home/home-section.tsx';
import { LeaveSection } from './leave/leave-section.tsx';
import { HeadTools } from './head-tools.tsx';
import { PacksSection } from './packs/packs-section.tsx';
import { PreviewBar } from './packs/preview-bar.tsx';
import { type Section, sectionIcons, sections } from './sections.ts';
import { SettingsSection } from './settings/settings-section.tsx';
import { VisitsSection } from './visits/visits-section.tsx';
import { useDesk, useFollowDesk } from './use-desk.ts';

interface CurrentProps {
  readonly section: Section;
  readonly frame: ConsoleFrame;
  readonly shuffle: boolean;
  readonly onGo: (section: Section) => void;
}

function Current({ section, frame, shuffle, onGo }: CurrentProps): ReactNode {
  switch (section) {
    case 'home':
      return <HomeSection onGo={onGo} />;
    case 'packs':
      return <PacksSection />;
    case 'visits':
      return <VisitsSection />;
    case 'health':
      return <HealthSection />;
    case 'settings':
      return <SettingsSection spoken={frame.order} shuffle={shuffle} />;
    case 'leave':
      return <LeaveSection shuffle={shuffle} />;
    default:
      return section satisfies never;
  }
}

/** The open console: one section at a time, and the ways out always in the same place. */
export function Shell({ frame, shuffle }: { readonly frame: ConsoleFrame; readonly shuffle: boolean }): ReactNode {
  const { t } = useTranslation('staff');
  const [section, setSection] = useState<Section>('home');
  useFollowDesk();
  const previewing = useDesk()?.previewing === true;
  const shell = (
    <div className="console" hidden={previewing}>
      <header className="console-head">
        <OrnamentBorder place="inside" />
        <h1 className="console-title">{t(`nav.${section}`)}</h1>
        <HeadTools frame={frame} />
      </header>
      <main className="console-body" key={section}>
        <Scroller place="stage">
          <Current section={section} frame={frame} shuffle={shuffle} onGo={setSection} />
        </Scroller>
      </main>
      <nav className="console-nav" aria-label={t('nav.label')}>
        {sections.map((each) => (
          <Button
            key={each}
            icon={sectionIcons[each]}
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
