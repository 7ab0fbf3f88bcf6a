import { type ReactNode, useEffect, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';

import type { ConsoleFrame } from '../../shared/ipc/staff-contract.ts';
import { plainDoor } from '../../shared/staff/gesture.ts';
import { directionOf } from '../i18n/names.ts';
import { followPresses } from '../ui/follow-presses.ts';
import { OrnamentProvider } from '../ui/ornament/ornament-context.tsx';
import { useDisplay } from './display.ts';
import { DoorScreen } from './door/door-screen.tsx';
import { Shell } from './shell.tsx';
import { useLobby, useTouches } from './use-lobby.ts';

/** Nothing can be dragged out or opened by a long press. */
function useQuietPage(): void {
  useEffect(() => followPresses(document), []);
  useEffect(() => {
    const prevent = (event: Event): void => {
      event.preventDefault();
    };
    for (const kind of ['contextmenu', 'dragstart'] as const) window.addEventListener(kind, prevent);
    return () => {
      for (const kind of ['contextmenu', 'dragstart'] as const) window.removeEventListener(kind, prevent);
    };
  }, []);
}

/** The console: the pad for the PIN, or what lies behind it. The main process says which. */
export function StaffApp({ frame }: { readonly frame: ConsoleFrame }): ReactNode {
  const { venue } = frame;
  const { i18n } = useTranslation('staff');
  const { language } = i18n;
  const lobby = useLobby();
  useTouches();
  useQuietPage();
  useDisplay(venue);
  const at = lobby?.at;
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
    if (at !== undefined) document.documentElement.dataset['screen'] = at === 'open' ? 'console' : 'door';
  }, [language, at]);
  if (lobby === undefined) return null;
  const shuffle = venue.door?.shuffle ?? plainDoor.shuffle;
  return (
    <OrnamentProvider ornament={frame.ornament ?? undefined}>
      {lobby.at === 'open' ? (
        <Shell frame={frame} shuffle={shuffle} />
      ) : (
        <DoorScreen key={lobby.at} lobby={lobby} shuffle={shuffle && lobby.at === 'pin'} frame={frame} />
      )}
    </OrnamentProvider>
  );
}
