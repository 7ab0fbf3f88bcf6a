import { createContext, useContext, useEffect } from 'react';

/** Reading aloud, as screens know it. */
export interface Aloud {
  /** Whether this venue and this pack can ever read aloud: then there is a setting for it. */
  readonly possible: boolean;
  /** Whether the words in sight can be read now: then there is a button. */
  readonly offered: boolean;
  readonly reading: boolean;
  /** Begins at the headline, or stops. */
  readonly toggle: () => void;
  /** A panel shows other words of its own; see `useAloudPart`. */
  readonly show: (panel: string, part: string) => void;
}

/** Where nothing can be heard, nothing is offered. */
const silence: Aloud = {
  possible: false,
  offered: false,
  reading: false,
  toggle: () => undefined,
  show: () => undefined,
};

export const AloudContext = createContext<Aloud>(silence);

/** Reading aloud, as it stands. */
export const useAloud = (): Aloud => useContext(AloudContext);

/**
 * Tells that a panel shows a part of its words after another, as a quiz does with its questions. Whoever has everything
 * new read aloud hears it from `data-aloud-from` on. What a panel opens with is the part without a name.
 */
export function useAloudPart(panel: string, part: string): void {
  const { show } = useAloud();
  useEffect(() => {
    show(panel, part);
    return () => show(panel, '');
  }, [show, panel, part]);
}
