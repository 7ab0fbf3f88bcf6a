import { type CSSProperties, type ReactNode, useEffect, useState } from 'react';

import { Picture } from '../../ui/picture.tsx';

/** Pixels across and down of the look at a drawing: enough to know it to a hundredth of its height. */
const LOOK = { width: 64, height: 192 } as const;
/** What is drawn less than this is not seen, of 255. */
const FAINT = 4;

/** Rows without any ink above the first that has some, as a share of the drawing's height; 0 where all is full. */
async function emptyAbove(address: string): Promise<{ readonly share: number; readonly picture: HTMLImageElement }> {
  const picture = new Image();
  // Only so may its pixels be read.
  picture.crossOrigin = 'anonymous';
  picture.src = address;
  await picture.decode();
  const canvas = new OffscreenCanvas(LOOK.width, LOOK.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return { share: 0, picture };
  context.drawImage(picture, 0, 0, LOOK.width, LOOK.height);
  const { data } = context.getImageData(0, 0, LOOK.width, LOOK.height);
  const first = data.findIndex((value, at) => at % 4 === 3 && value > FAINT);
  const row = first === -1 ? LOOK.height : Math.floor(first / 4 / LOOK.width);
  // A row more: what begins in the middle of one is not cut.
  return { share: Math.max(0, row - 1) / LOOK.height, picture };
}

/**
 * What is nearest in the cover, drifting before the rest. It is looked at once, when nothing else is to be done, to
 * leave out the empty part above what is drawn.
 */
export function Near({ address }: { readonly address: string }): ReactNode {
  const [above, setAbove] = useState(0);
  useEffect(() => {
    let ended = false;
    const look = requestIdleCallback(
      () => {
        emptyAbove(address)
          .then(({ share, picture: { naturalWidth, naturalHeight } }) => {
            if (ended) return;
            // As object-fit: cover places it, 106 % of the glass wide.
            const [width, height] = [window.innerWidth * 1.06, window.innerHeight];
            const shown = Math.max(height, (naturalHeight * width) / naturalWidth);
            setAbove(Math.max(0, Math.floor((height - shown) / 2 + share * shown)));
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
