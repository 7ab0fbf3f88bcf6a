import { createContext, useContext } from 'react';

/** Reading aloud, as screens know it. */
export interface Aloud {
  /** Whether this venue and this pack can ever read aloud: then there is a setting for it. */
  readonly possible: boolean;
  /** Whether the words in sight can be read now: then there is a button. */
  readonly offered: boolean;
  readonly reading: boolean;
  /** Begins at the headline, or stops. */
  readonly toggle: () => void;
}

/** Where nothing can be heard, nothing is offered. */
const silence: Aloud = { possible: false, offered: false, reading: false, toggle: () => undefined };

export const AloudContext = createContext<Aloud>(silence);

/** Reading aloud, as it stands. */
export const useAloud = (): Aloud => useContext(AloudContext);
