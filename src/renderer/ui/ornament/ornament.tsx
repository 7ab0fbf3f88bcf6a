import { type ReactNode, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';

import type { Drawing, OrnamentSet } from './drawing.ts';
import { useOrnament } from './ornament-context.tsx';
import { pathData } from './path.ts';

/** Width of a tile of the ground, in hundredths of the longer side. */
const GROUND_TILE = 6.25;

// All of these are decoration: out of the flow, untouchable, unspoken. What they are part of must be positioned.

function useDrawing(part: 'corner' | 'divider' | 'mark' | 'ground'): { drawing: Drawing; data: string } | undefined {
  const set = useOrnament();
  return useMemo(() => {
    const drawing = set?.[part]();
    return drawing === undefined ? undefined : { drawing, data: pathData(drawing.figure) };
  }, [set, part]);
}

function Figure({ part, className }: { part: 'corner' | 'divider' | 'mark'; className: string }): ReactNode {
  const drawn = useDrawing(part);
  if (drawn === undefined) return null;
  return (
    <svg
      className={`ornament ${className}`}
      viewBox={`0 0 ${drawn.drawing.width} ${drawn.drawing.height}`}
      aria-hidden="true"
    >
      <path d={drawn.data} />
    </svg>
  );
}

/** A single emblem, hanging in the margin beside the words it is placed in. */
export function OrnamentMark(): ReactNode {
  return <Figure part="mark" className="ornament-mark" />;
}

/** A line with an emblem, in the gap under the words it is placed in. */
export function OrnamentDivider(): ReactNode {
  return <Figure part="divider" className="ornament-divider" />;
}

/** The four corners of what it is placed in. */
export function OrnamentCorners(): ReactNode {
  return (
    <>
      {(['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const).map((corner) => (
        <Figure key={corner} part="corner" className={`ornament-corner ornament-corner-${corner}`} />
      ))}
    </>
  );
}

/** The pack's pattern behind all of a large surface, hardly there. */
export function OrnamentGround(): ReactNode {
  const drawn = useDrawing('ground');
  // The letters that React puts around its ids would have to be escaped in url().
  const id = `ground${useId().replace(/[^a-zA-Z0-9]/g, '')}`;
  if (drawn === undefined) return null;
  const { width, height } = drawn.drawing;
  const scale = GROUND_TILE / width;
  return (
    // A hundred units along the longer side, whatever the screen: the tile keeps its size to the eye.
    <svg
      className="ornament ornament-ground"
      viewBox="0 0 100 100"
      preserveAspectRatio="xMinYMin slice"
      aria-hidden="true"
    >
      <defs>
        <pattern id={id} width={GROUND_TILE} height={height * scale} patternUnits="userSpaceOnUse">
          <path d={drawn.data} transform={`scale(${scale})`} />
        </pattern>
      </defs>
      <rect width="100" height="100" fill={`url(#${id})`} />
    </svg>
  );
}

/** A running edge of what it is placed in: inside its top, or standing on its top, or on its side where it lies beside. */
export function OrnamentBorder({ place }: { place: 'inside' | 'standing' }): ReactNode {
  const set = useOrnament();
  return set === undefined ? null : <Border set={set} place={place} />;
}

/** A border for a box; in a box that is taller than wide it lies on its side, its figures pointing to the left. */
function drawBorder(set: OrnamentSet, { width, height }: { width: number; height: number }): ReactNode {
  if (width === 0 || height === 0) return null;
  const upright = height > width;
  const drawing = upright ? set.border(height, width) : set.border(width, height);
  const [across, down] = upright ? [drawing.height, drawing.width] : [drawing.width, drawing.height];
  return (
    <svg width={across} height={down} viewBox={`0 0 ${across} ${down}`}>
      <path d={pathData(drawing.figure)} transform={upright ? `translate(0 ${down}) rotate(-90)` : undefined} />
    </svg>
  );
}

function Border({ set, place }: { set: OrnamentSet; place: 'inside' | 'standing' }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = (): void => {
      setSize((before) =>
        before.width === element.clientWidth && before.height === element.clientHeight
          ? before
          : { width: element.clientWidth, height: element.clientHeight },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  const drawing = useMemo(() => drawBorder(set, size), [set, size]);
  return (
    <div ref={box} className={`ornament ornament-border ornament-border-${place}`} aria-hidden="true">
      {drawing}
    </div>
  );
}
