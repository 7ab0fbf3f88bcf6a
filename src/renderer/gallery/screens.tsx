import { type ReactNode, useMemo } from 'react';

import type { Exhibit } from '../../shared/ipc/contract.ts';
import type { Panel } from '../../shared/panels/index.ts';
import type { VisitInput } from '../../shared/session/visit.ts';
import { AttractScreen } from '../features/attract/attract-screen.tsx';
import { Dock } from '../features/dock/dock.tsx';
import { EndScreen } from '../features/end/end-screen.tsx';
import { HomeScreen } from '../features/home/home-screen.tsx';
import { IdleWarning } from '../features/idle/idle-warning.tsx';
import { LanguageScreen } from '../features/language/language-screen.tsx';
import { PanelScreen } from '../features/panel/panel-screen.tsx';
import { TopicScreen } from '../features/topic/topic-screen.tsx';
import { useVisit } from '../state/kiosk-context.tsx';
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
      <div className="stage">{children}</div>
      <Dock screen={screen} />
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
          <LanguageScreen />
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
          <EndScreen />
        </Staged>
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

type State = 'as opened' | 'more' | 'sources';

function PanelSpecimen({ panel, state, exhibit, language }: ScreensProps & { panel: Panel; state: State }): ReactNode {
  const inputs = useMemo(
    (): VisitInput[] => [
      { type: 'open-panel', panel: panel.id },
      ...(state === 'as opened' ? [] : [{ type: 'open-sheet', sheet: state } as const]),
    ],
    [panel.id, state],
  );
  return (
    <ScreenSpecimen label={`${panel.id}: ${state}`} exhibit={exhibit} language={language} inputs={inputs}>
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
    const states: readonly State[] = more === undefined ? ['as opened', 'sources'] : ['as opened', 'more', 'sources'];
    return (
      <Section key={type} title={`Panel: ${type}`}>
        {states.map((state) => (
          <PanelSpecimen key={state} panel={panel} state={state} exhibit={exhibit} language={language} />
        ))}
      </Section>
    );
  });
}
