import { type CSSProperties, type ReactNode, useMemo } from 'react';

import { motes, TICK, type Weather as Kind } from '../../shared/scene/weather.ts';

/**
 * Snow or rain over what is beneath: a few elements that only move as a whole. Decoration; none of it where motion is
 * reduced. Each element costs every frame of the page a little, moving or not: behind a screen that is touched, a
 * `share` of them is enough.
 */
export function Weather({ kind, share = 1 }: { kind: Kind | undefined; share?: number }): ReactNode {
  const falling = useMemo(() => (kind === undefined ? [] : motes(kind, share)), [kind, share]);
  if (kind === undefined) return null;
  return (
    <div className={`weather weather-${kind}`} aria-hidden="true">
      {falling.map(({ across, near, stray, fall, ahead }) => (
        <i
          key={`${across}`}
          style={
            {
              '--across': `${(across * 100).toFixed(2)}%`,
              '--near': near.toFixed(3),
              '--stray': `${stray.toFixed(2)}vmin`,
              animationDuration: `${fall * TICK}ms`,
              animationDelay: `${-ahead * TICK}ms`,
              animationTimingFunction: `steps(${fall}, end)`,
            } as CSSProperties
          }
        />
      ))}
    </div>
  );
}
