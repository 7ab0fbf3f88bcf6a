import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { loudest } from '../../shared/session/sound.ts';
import { currentWalk, type Screen, type VisitRules } from '../../shared/session/visit.ts';
import { AloudButton } from '../features/aloud/aloud-button.tsx';
import { AttractScreen } from '../features/attract/attract-screen.tsx';
import { Dock } from '../features/dock/dock.tsx';
import { EndScreen } from '../features/end/end-screen.tsx';
import { HomeScreen } from '../features/home/home-screen.tsx';
import { IdleWarning } from '../features/idle/idle-warning.tsx';
import { LanguageScreen } from '../features/language/language-screen.tsx';
import { PanelSwipe } from '../features/panel/panel-swipe.tsx';
import { loadViews, typesOf } from '../features/panel/views.ts';
import { ReachOffer } from '../features/reach/reach-offer.tsx';
import { ReachView } from '../features/reach/reach-view.tsx';
import { SettingsButton } from '../features/settings/settings-button.tsx';
import { type SettingsOffered, SettingsSheet } from '../features/settings/settings-sheet.tsx';
import { TopicScreen } from '../features/topic/topic-screen.tsx';
import { directionOf } from '../i18n/names.ts';
import { useAloud } from '../state/aloud-context.tsx';
import { useExhibit, useRules, useVisit } from '../state/kiosk-context.tsx';
import { Scroller } from '../ui/scroller.tsx';
import { Announcer } from './announcer.tsx';
import { useHiddenMark, useQuietPage, useSignsOfLife } from './page-life.ts';
import { useDoor } from './use-door.ts';
import { useQuietHours } from './use-quiet-hours.ts';
import { useHanging } from './use-hanging.ts';
import { useKeys } from './use-keys.ts';
import { useOwnTouches } from './use-own-touches.ts';
import { useSettings } from './use-settings.ts';

/** A name for what is on screen: for transitions, and for those who drive the kiosk from outside. */
function screenName(screen: Screen): string {
  if (screen.at === 'topic') return `topic:${screen.topic}`;
  if (screen.at === 'panel') return `panel:${screen.panel}`;
  return screen.at;
}

/** How deep in a visit a screen lies: a deeper one arrives from the line's end, a shallower one from its start. */
function depthOf(screen: Screen, rules: VisitRules): number {
  const order = ['attract', 'language', 'home', 'topic', 'panel', 'end'].indexOf(screen.at);
  return screen.at === 'panel' ? order + currentWalk(screen, rules).indexOf(screen.panel) / 1000 : order;
}

/** Where the screen shown came from. */
function useDirection(screen: Screen): 'forth' | 'back' {
  const rules = useRules();
  const depth = depthOf(screen, rules);
  const [way, setWay] = useState({ depth, direction: 'forth' as 'forth' | 'back' });
  if (way.depth !== depth) setWay({ depth, direction: depth > way.depth ? 'forth' : 'back' });
  return way.direction;
}

function CurrentScreen({ screen }: { screen: Exclude<Screen, { at: 'attract' }> }): ReactNode {
  switch (screen.at) {
    case 'language':
      return <LanguageScreen settings={<SettingsButton />} />;
    case 'home':
      return <HomeScreen />;
    case 'topic':
      return <TopicScreen id={screen.topic} />;
    case 'panel':
      return <PanelSwipe screen={screen} />;
    case 'end':
      return <EndScreen after={screen.after} />;
    default:
      return screen satisfies never;
  }
}

/** Whoever touches the screen finds every panel ready, even right after the start. */
function useReadyPanels(visited: boolean): void {
  const { pack } = useExhibit();
  useEffect(() => {
    if (visited) void loadViews(typesOf(pack));
  }, [visited, pack]);
}

/** What a visitor may set here: where there is nothing to hear, there is no switch for it. */
function useOffered(reach: boolean): SettingsOffered {
  const { pack, venue } = useExhibit();
  const heard = pack.topics.some(({ panels }) => panels.some(({ type }) => type === 'video' || type === 'audio'));
  const { possible } = useAloud();
  return { reach, sound: possible || (heard && loudest(venue) > 0), readAloud: possible };
}

/** The kiosk: one screen of one visit. */
export function App(): ReactNode {
  const screen = useVisit((visit) => visit.screen);
  const language = useVisit((visit) => visit.language);
  const warned = useVisit((visit) => visit.warnedAt !== undefined);
  const sheet = useVisit((visit) => visit.sheet);
  const generation = useVisit((visit) => visit.generation);
  const { i18n } = useTranslation();
  const name = screenName(screen);
  const direction = useDirection(screen);
  const frame = useRef<HTMLDivElement>(null);
  const { hanging, band } = useHanging();
  const offered = useOffered(band !== undefined);
  const settings = useSettings(band);
  useKeys();
  useOwnTouches();
  useSignsOfLife(band === undefined ? undefined : hanging);
  const offerReach = useVisit((visit) => visit.reachOffer === 'made') && screen.at !== 'attract';
  useReadyPanels(screen.at !== 'attract');
  useQuietPage();
  useDoor(band);
  useQuietHours();
  useHiddenMark();
  useLayoutEffect(() => {
    // It is the language already; see follow-language.ts. Telling it once more would render every word once more.
    if (i18n.language !== language) void i18n.changeLanguage(language);
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [i18n, language]);
  useLayoutEffect(() => {
    document.documentElement.dataset['screen'] = name;
    // Focus moves to what is new, so that keyboard and screen reader follow; nothing of the old screen keeps it.
    const headline = frame.current?.querySelector<HTMLElement>('h1[tabindex="-1"]');
    if (headline === null || headline === undefined) (document.activeElement as HTMLElement | null)?.blur();
    else headline.focus({ preventScroll: true });
  }, [name, generation]);
  const page = (
    <div ref={frame} className="frame" key={generation}>
      {settings.reach && screen.at !== 'attract' ? <ReachView screen={screen} /> : null}
      <div className={`stage stage-${direction}`} key={name}>
        {screen.at === 'attract' ? (
          <AttractScreen />
        ) : (
          <Scroller place="stage">
            <CurrentScreen screen={screen} />
          </Scroller>
        )}
      </div>
      {offerReach ? <ReachOffer /> : null}
      {screen.at === 'attract' || screen.at === 'language' ? null : (
        <Dock screen={screen} settings={<SettingsButton />} aloud={<AloudButton />} />
      )}
      {sheet === 'settings' ? <SettingsSheet offered={offered} /> : null}
      {warned ? <IdleWarning /> : null}
    </div>
  );
  return (
    <>
      {page}
      {/* Outside the frame: a voice that is made anew with each visit would not be heard. */}
      <Announcer screen={screen} />
    </>
  );
}
