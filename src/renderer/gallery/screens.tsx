import { type ReactNode, useMemo } from 'react';

import type { Exhibit } from '../../shared/ipc/contract.ts';
import type { Panel, PanelType } from '../../shared/panels/index.ts';
import type { PackText } from '../../shared/schema/pack-text.ts';
import type { VisitInput } from '../../shared/session/visit.ts';
import { AttractScreen } from '../features/attract/attract-screen.tsx';
import { Dock } from '../features/dock/dock.tsx';
import { EndScreen } from '../features/end/end-screen.tsx';
import { HomeScreen } from '../features/home/home-screen.tsx';
import { IdleWarning } from '../features/idle/idle-warning.tsx';
import { LanguageScreen } from '../features/language/language-screen.tsx';
import { PanelScreen } from '../features/panel/panel-screen.tsx';
import { ReachOffer } from '../features/reach/reach-offer.tsx';
import { SettingsButton } from '../features/settings/settings-button.tsx';
import { SettingsSheet } from '../features/settings/settings-sheet.tsx';
import { TopicScreen } from '../features/topic/topic-screen.tsx';
import { useVisit } from '../state/kiosk-context.tsx';
import { Scroller } from '../ui/scroller.tsx';
import { ScreenSpecimen, Section } from './specimen.tsx';

interface ScreensProps {
  readonly exhibit: Exhibit;
  readonly language: string;
}

/** A screen above its dock, as the app lays them out. */
function Staged({ children }: { children: ReactNode }): ReactNode {
  const screen = useVisit((visit) => visit.screen);
  return (
    <>
      <div className="stage">
        <Scroller place="stage">{children}</Scroller>
      </div>
      <Dock screen={screen} settings={<SettingsButton />} />
    </>
  );
}

const none: readonly VisitInput[] = [];

/** The screens around the panels. */
export function Screens({ exhibit, language }: ScreensProps): ReactNode {
  const topic = exhibit.pack.topics[0]?.id ?? '';
  const topicInputs = useMemo(() => [{ type: 'open-topic', topic } as const], [topic]);
  const walk = { exhibit, language };
  return (
    <Section title="Screens">
      <ScreenSpecimen {...walk} label="attract" inputs={none}>
        <div className="stage">
          <AttractScreen />
        </div>
      </ScreenSpecimen>
      <ScreenSpecimen {...walk} label="language" inputs={none}>
        <div className="stage">
          <LanguageScreen settings={<SettingsButton />} />
        </div>
      </ScreenSpecimen>
      <ScreenSpecimen {...walk} label="home" inputs={none}>
        <Staged>
          <HomeScreen />
        </Staged>
      </ScreenSpecimen>
      <ScreenSpecimen {...walk} label="topic" inputs={topicInputs}>
        <Staged>
          <TopicScreen id={topic} />
        </Staged>
      </ScreenSpecimen>
      <ScreenSpecimen {...walk} label="end" inputs={none}>
        <Staged>
          <EndScreen after="tour" />
        </Staged>
      </ScreenSpecimen>
      <ScreenSpecimen {...walk} label="settings" inputs={none}>
        <Staged>
          <HomeScreen />
        </Staged>
        <SettingsSheet offered={{ reach: true, sound: true, readAloud: true }} />
      </ScreenSpecimen>
      <ScreenSpecimen {...walk} label="reach mode offered" inputs={none}>
        <div className="stage">
          <HomeScreen />
        </div>
        <ReachOffer />
        <Dock screen={{ at: 'home' }} settings={<SettingsButton />} />
      </ScreenSpecimen>
      <ScreenSpecimen {...walk} label="idle warning" inputs={none}>
        <Staged>
          <HomeScreen />
        </Staged>
        <IdleWarning />
      </ScreenSpecimen>
    </Section>
  );
}

type State = 'as opened' | 'in use' | 'more' | 'sources' | 'failed';

const repeat = (times: number, selector: string): string[] => Array.from({ length: times }, () => selector);

/** What a visitor touches on a panel of each type to put it to use. */
const uses: { readonly [T in PanelType]?: readonly string[] } = {
  gallery: ['.gallery-thumb:nth-child(2)', '.gallery-next .button'],
  timeline: repeat(3, '.timeline-row > .button:last-child'),
  map: ['.map-places .chip:nth-child(2)'],
  comparison: ['.chart-tabs .button:nth-child(2)', '.month-buttons .button:nth-child(7)'],
  simulation: [...repeat(6, '.simulation-send .button:nth-of-type(2)'), '.controllers .tile:last-child'],
  quiz: ['.option:nth-child(2)'],
};

/** A facts panel whose view fails on its words, as one with a fault of its own would. */
function withFault(exhibit: Exhibit, language: string, panel: Panel): Exhibit {
  const text = exhibit.texts[language];
  const faulty = {
    type: panel.type,
    headline: text?.panels[panel.id]?.headline ?? '',
    get facts(): never {
      throw new Error('planted for the gallery');
    },
  };
  const panels = { ...text?.panels, [panel.id]: faulty };
  return { ...exhibit, texts: { ...exhibit.texts, [language]: { ...text, panels } as unknown as PackText } };
}

function PanelSpecimen({ panel, state, exhibit, language }: ScreensProps & { panel: Panel; state: State }): ReactNode {
  const inputs = useMemo(
    (): VisitInput[] => [
      { type: 'open-panel', panel: panel.id },
      ...(state === 'more' || state === 'sources' ? [{ type: 'open-sheet', sheet: state } as const] : []),
    ],
    [panel.id, state],
  );
  const given = useMemo(
    () => (state === 'failed' ? withFault(exhibit, language, panel) : exhibit),
    [exhibit, language, panel, state],
  );
  return (
    <ScreenSpecimen
      label={`${panel.id}: ${state}`}
      exhibit={given}
      language={language}
      inputs={inputs}
      {...(state === 'in use' ? { touches: uses[panel.type] ?? [] } : {})}
    >
      <Staged>
        <PanelScreen id={panel.id} />
      </Staged>
    </ScreenSpecimen>
  );
}

/** One panel of every type that the pack has, with each sheet over it. */
export function Panels({ exhibit, language }: ScreensProps): ReactNode {
  const panels = exhibit.pack.topics.flatMap((topic) => topic.panels);
  const types = [...new Set(panels.map((panel) => panel.type))];
  return types.map((type) => {
    const panel = panels.find((each) => each.type === type);
    if (panel === undefined) return null;
    const more = exhibit.texts[language]?.panels[panel.id]?.more;
    const states: readonly State[] = [
      'as opened',
      ...(uses[type] === undefined ? [] : (['in use'] as const)),
      ...(more === undefined ? [] : (['more'] as const)),
      'sources',
      ...(type === 'facts' ? (['failed'] as const) : []),
    ];
    return (
      <Section key={type} title={`Panel: ${type}`}>
        {states.map((state) => (
          <PanelSpecimen key={state} panel={panel} state={state} exhibit={exhibit} language={language} />
        ))}
      </Section>
    );
  });
}
