import { type CSSProperties, type ReactNode, useEffect, useState } from 'react';

import { Picture } from '../../ui/picture.tsx';

/** Pixels across and down of the look at a drawing: enough to know it to a hundredth of its height. */
const LOOK = { width: 64, height: 192 } as const;
/** What is drawn less than this is not seen, of 255. */
const FAINT = 4;

/** What a look at a drawing found: rows without ink above the first that has some, as a share of its height; its size. */
interface Looked {
  readonly share: number;
  readonly naturalWidth: number;
  readonly naturalHeight: number;
}

/** The drawing that was looked at last: the cover comes back after every visit. */
let known: { readonly address: string; readonly looked: Looked } | undefined;

/** Looks at a drawing. @throws where it cannot be decoded. */
async function emptyAbove(address: string): Promise<Looked> {
  const picture = new Image();
  // Only so may its pixels be read.
  picture.crossOrigin = 'anonymous';
  picture.src = address;
  await picture.decode();
  const canvas = new OffscreenCanvas(LOOK.width, LOOK.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const { naturalWidth, naturalHeight } = picture;
  if (context === null) return { share: 0, naturalWidth, naturalHeight };
  context.drawImage(picture, 0, 0, LOOK.width, LOOK.height);
  const { data } = context.getImageData(0, 0, LOOK.width, LOOK.height);
  const first = data.findIndex((value, at) => at % 4 === 3 && value > FAINT);
  const row = first === -1 ? LOOK.height : Math.floor(first / 4 / LOOK.width);
  // A row more: what begins in the middle of one is not cut.
  return { share: Math.max(0, row - 1) / LOOK.height, naturalWidth, naturalHeight };
}

/** Pixels of the glass above what is drawn, placed as object-fit: cover does it, 106 % of the glass wide. */
function heightAbove({ share, naturalWidth, naturalHeight }: Looked): number {
  const [width, height] = [window.innerWidth * 1.06, window.innerHeight];
  const shown = Math.max(height, (naturalHeight * width) / naturalWidth);
  return Math.max(0, Math.floor((height - shown) / 2 + share * shown));
}

/**
 * What is nearest in the cover, drifting before the rest. It is looked at once, when nothing else is to be done, to
 * leave out the empty part above what is drawn.
 */
export function Near({ address }: { readonly address: string }): ReactNode {
  const [looked, setLooked] = useState(() => (known?.address === address ? known.looked : undefined));
  const above = looked === undefined ? 0 : heightAbove(looked);
  useEffect(() => {
    if (known?.address === address) return undefined;
    let ended = false;
    const look = requestIdleCallback(
      () => {
        emptyAbove(address)
          .then((found) => {
            known = { address, looked: found };
            if (!ended) setLooked(found);
          })
          // Then it is as tall as the glass; a picture that is missing is told of where it is shown.
          .catch(() => undefined);
      },
      { timeout: 2_000 },
    );
    return () => {
      ended = true;
      cancelIdleCallback(look);
    };
  }, [address]);
  return (
    <div className="attract-near" style={{ '--above': `${above}px` } as CSSProperties}>
      <Picture className="attract-picture" address={address} alt="" />
    </div>
  );
}
