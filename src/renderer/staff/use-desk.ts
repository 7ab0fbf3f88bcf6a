import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

import type { Desk } from '../../shared/ipc/staff-contract.ts';
import { ask } from './ask.ts';

/** How often the main process is asked, in milliseconds: at rest, and while something is under way. */
const [AT_REST, AT_WORK] = [1_000, 250];

const known = createStore<{ readonly desk: Desk | undefined }>()(() => ({ desk: undefined }));

/** Looks at once. */
export async function lookAtDesk(): Promise<void> {
  const answer = await ask('staff:desk');
  if (answer.ok) known.setState({ desk: answer.value });
}

/** Keeps what is shown in step with the kiosk while the console is open; forgets it when it is locked. */
export function useFollowDesk(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const again = async (): Promise<void> => {
      await lookAtDesk();
      if (stopped) return;
      const busy = known.getState().desk?.job?.state === 'running';
      timer = setTimeout(() => void again(), busy ? AT_WORK : AT_REST);
    };
    void again();
    return () => {
      stopped = true;
      clearTimeout(timer);
      known.setState({ desk: undefined });
    };
  }, []);
}

/** How the kiosk stands, as last heard. */
export const useDesk = (): Desk | undefined => useStore(known, ({ desk }) => desk);
