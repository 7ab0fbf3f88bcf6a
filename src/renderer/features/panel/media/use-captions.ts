import { useEffect, useState } from 'react';

import { typesetAll, typesetter } from '../../../../shared/content/typeset.ts';
import { usePackText } from '../../../state/kiosk-context.tsx';
import { type Cue, parseCaptions } from '../../../../shared/models/media/captions.ts';

const onItsWay: readonly Cue[] = [];

/**
 * The captions of a file of the pack, without a cue while it is on its way; undefined where there is no file or it
 * cannot be read. What depends on there being captions stands from the first frame and does not move when they come.
 */
export function useCaptions(address: string | undefined): readonly Cue[] | undefined {
  const { keepTogether } = usePackText();
  const [read, setRead] = useState<{ readonly address: string; readonly cues: readonly Cue[] | undefined }>();
  useEffect(() => {
    if (address === undefined) return undefined;
    const leaving = new AbortController();
    fetch(address, { signal: leaving.signal })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(`The captions ${address} are missing`);
        const { cues } = parseCaptions(await answer.text());
        return cues.length === 0 ? undefined : typesetAll(cues, typesetter(keepTogether));
      })
      .then(
        (cues) => {
          if (!leaving.signal.aborted) setRead({ address, cues });
        },
        (error: unknown) => {
          if (leaving.signal.aborted) return;
          setRead({ address, cues: undefined });
          reportError(error);
        },
      );
    return () => {
      leaving.abort();
    };
  }, [address, keepTogether]);
  if (address === undefined) return undefined;
  return read !== undefined && read.address === address ? read.cues : onItsWay;
}
