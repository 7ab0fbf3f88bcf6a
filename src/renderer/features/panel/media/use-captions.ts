import { useEffect, useState } from 'react';

import { typesetAll } from '../../../../shared/content/typeset.ts';
import { type Cue, parseCaptions } from '../../../../shared/models/media/captions.ts';

const none: readonly Cue[] = [];

/** The captions of a file of the pack; none while it is on its way, or where it cannot be read. */
export function useCaptions(address: string | undefined): readonly Cue[] {
  const [read, setRead] = useState<{ readonly address: string; readonly cues: readonly Cue[] }>();
  useEffect(() => {
    if (address === undefined) return undefined;
    const leaving = new AbortController();
    fetch(address, { signal: leaving.signal })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(`The captions ${address} are missing`);
        return typesetAll(parseCaptions(await answer.text()).cues);
      })
      .then(
        (cues) => {
          if (!leaving.signal.aborted) setRead({ address, cues });
        },
        (error: unknown) => {
          if (!leaving.signal.aborted) reportError(error);
        },
      );
    return () => {
      leaving.abort();
    };
  }, [address]);
  return read !== undefined && read.address === address ? read.cues : none;
}
