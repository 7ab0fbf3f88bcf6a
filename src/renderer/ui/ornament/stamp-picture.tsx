import { type ReactNode, useMemo } from 'react';

import type { Ornament } from '../../../shared/schema/ornament.ts';
import { pathData } from './path.ts';
import { topicStamp } from './stamp.ts';

interface StampPictureProps {
  readonly ornament: Ornament | undefined;
  /** The place of the topic in its pack, from 0. */
  readonly at: number;
  /** Whether it was earned; only an empty outline otherwise. */
  readonly earned: boolean;
}

/** The stamp of a topic, or the place where it will be. Decoration: its name must stand beside it. */
export function StampPicture({ ornament, at, earned }: StampPictureProps): ReactNode {
  const { size, seal, rim, figure } = useMemo(() => {
    const stamp = topicStamp(ornament, at);
    return { size: stamp.size, seal: pathData(stamp.seal), rim: pathData(stamp.rim), figure: pathData(stamp.figure) };
  }, [ornament, at]);
  return (
    <svg className="stamp-picture" viewBox={`0 0 ${size} ${size}`} aria-hidden="true" data-earned={earned}>
      <path className="stamp-seal" d={seal} />
      {earned ? (
        <>
          <path className="stamp-rim" d={rim} />
          <path className="stamp-figure" d={figure} />
        </>
      ) : null}
    </svg>
  );
}
