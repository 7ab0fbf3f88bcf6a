import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

import type { Lobby } from '../../shared/ipc/staff-contract.ts';
import { ask } from './ask.ts';

/** How often the main process is asked how the console stands, and told of touches at most, in milliseconds. */
const EVERY = 1_000;

const known = createStore<{ readonly lobby: Lobby | undefined }>()(() => ({ lobby: undefined }));

/** Looks at once how the console stands. */
export async function lookAtLobby(): Promise<void> {
  const answer = await ask('staff:lobby');
  if (!answer.ok) return;
  const now = answer.value;
  const { lobby: before } = known.getState();
  const same = before !== undefined && before.at === now.at && before.hard === now.hard && before.wait === now.wait;
  if (!same) known.setState({ lobby: now });
}

/** Keeps asking for as long as the page lives; resolves with the first answer. */
export async function followLobby(): Promise<void> {
  setInterval(() => void lookAtLobby(), EVERY);
  await lookAtLobby();
}

/** How the console stands. The main process locks it; the page only hears of it. */
export const useLobby = (): Lobby | undefined => useStore(known, ({ lobby }) => lobby);

/** Tells the main process that somebody is there. */
export function useTouches(): void {
  const told = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const touched = (): void => {
      const now = performance.now();
      if (now - told.current < EVERY) return;
      told.current = now;
      void ask('staff:touch');
    };
    const kinds = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, touched, { capture: true, passive: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, touched, { capture: true });
    };
  }, []);
}
