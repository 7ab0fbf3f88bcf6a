import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react';

import type { Approach } from '../../../../shared/models/simulation/rules.ts';
import type { World } from '../../../../shared/models/simulation/world.ts';
import { useLook } from '../../../ui/look.ts';
import { approachAt, drawOutside, drawWorld, type Scene } from './draw.ts';
import { type Palette, readPalette } from './palette.ts';

/** More pixels than this along a side are not worth their time: the drawing has no finer detail. */
const MOST_PIXELS = 1600;
/** Pictures drawn before the colours are asked for again. */
const LOOK_EVERY = 30;

/** What the panel asks of a drawing. */
export interface CrossingHandle {
  draw(world: World, ahead: number, touched: Scene['touched']): void;
}

interface CrossingCanvasProps {
  readonly ref: Ref<CrossingHandle>;
  readonly onTouch: (approach: Approach) => void;
  /** Called when the drawing must be made anew: its size has changed. */
  readonly onResize: () => void;
  /** The same in words, for those who cannot see it. */
  readonly children: ReactNode;
}

/** A crossing from above; touching a street sends cars into it, for which there are buttons too. */
export function CrossingCanvas({ ref, onTouch, onResize, children }: CrossingCanvasProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const resized = useRef(onResize);
  useEffect(() => {
    resized.current = onResize;
  }, [onResize]);
  const look = useRef<{ palette: Palette; font: number } | undefined>(undefined);
  const drawn = useRef(0);
  useImperativeHandle(ref, () => ({
    draw(world, ahead, touched) {
      const element = canvas.current;
      const context = element?.getContext('2d') ?? null;
      if (element === null || context === null || element.width === 0) return;
      const { width, height, clientWidth } = element;
      // Asking for styles costs more than the drawing itself; colours change only where a visitor changes them.
      if (drawn.current % LOOK_EVERY === 0) look.current = undefined;
      drawn.current += 1;
      look.current ??= { palette: readPalette(element), font: Number.parseFloat(getComputedStyle(element).fontSize) };
      const scene = { width, height, palette: look.current.palette, ahead, touched };
      drawWorld(context, world, scene);
      drawOutside(context, world, scene, (look.current.font * width) / clientWidth);
    },
  }));
  const looks = useLook();
  useEffect(() => {
    look.current = undefined;
    resized.current();
  }, [looks]);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const fit = (): void => {
      const { clientWidth, clientHeight } = element;
      const ratio = Math.min(window.devicePixelRatio, MOST_PIXELS / Math.max(clientWidth, clientHeight, 1));
      element.width = Math.round(clientWidth * ratio);
      element.height = Math.round(clientHeight * ratio);
      look.current = undefined;
      resized.current();
    };
    const watcher = new ResizeObserver(fit);
    watcher.observe(element);
    return () => {
      watcher.disconnect();
    };
  }, []);
  return (
    // The buttons beside it do the same from the keyboard.
    <canvas
      ref={canvas}
      className="crossing"
      onClick={(event) => {
        const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
        onTouch(approachAt(event.clientX - left, event.clientY - top, width, height));
      }}
    >
      {children}
    </canvas>
  );
}
