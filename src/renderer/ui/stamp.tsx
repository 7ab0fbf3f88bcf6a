import { type ReactNode, useMemo } from 'react';

import type { Ornament } from '../../shared/schema/ornament.ts';
import { pathData } from './ornament/path.ts';
import { topicStamp } from './ornament/stamp.ts';

interface StampProps {
  /** Undefined for a pack that has none: its stamps are plain. */
  readonly ornament: Ornament | undefined;
  /** The place of the topic in its pack, from 0. */
  readonly at: number;
  /** Whether it was earned; only an empty outline otherwise. */
  readonly earned: boolean;
  readonly title: string;
  /** What screen readers say: the title, and whether it was earned. */
  readonly label: string;
  readonly onPress: () => void;
}

/** The stamp of a topic, or the place where it will be, over its title; it leads to its topic. */
export function Stamp({ ornament, at, earned, title, label, onPress }: StampProps): ReactNode {
  const { size, seal, rim, figure } = useMemo(() => {
    const stamp = topicStamp(ornament, at);
    return { size: stamp.size, seal: pathData(stamp.seal), rim: pathData(stamp.rim), figure: pathData(stamp.figure) };
  }, [ornament, at]);
  return (
    <button type="button" className="stamp" aria-label={label} onClick={onPress}>
      <svg className="stamp-picture" viewBox={`0 0 ${size} ${size}`} aria-hidden="true" data-earned={earned}>
        <path className="stamp-seal" d={seal} />
        {earned ? (
          <>
            <path className="stamp-rim" d={rim} />
            <path className="stamp-figure" d={figure} />
          </>
        ) : null}
      </svg>
      <span className="stamp-title">{title}</span>
    </button>
  );
}
