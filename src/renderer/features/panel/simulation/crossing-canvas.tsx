import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react';

import type { Site } from '../../../../shared/models/simulation/grid.ts';
import type { Approach } from '../../../../shared/models/simulation/rules.ts';
import { isGrid, type Traffic } from '../../../../shared/models/simulation/traffic.ts';
import { useLook } from '../../../ui/look.ts';
import { approachAt, drawOutside, drawWorld, type Scene } from './draw.ts';
import { drawGrid, streetAt } from './draw-grid.ts';
import { type Palette, readPalette } from './palette.ts';

/** More pixels than this along a side are not worth their time: the drawing has no finer detail. */
const MOST_PIXELS = 1600;
/** Pictures drawn before the colours are asked for again. */
const LOOK_EVERY = 30;

/** What the panel asks of a drawing. */
export interface CrossingHandle {
  draw(traffic: Traffic, ahead: number, touched: Scene['touched']): void;
}

interface CrossingCanvasProps {
  readonly ref: Ref<CrossingHandle>;
  /** Which street was touched, and at which of four crossings. */
  readonly onTouch: (approach: Approach, site: Site | undefined) => void;
  /** Whether four crossings are drawn. */
  readonly four: boolean;
  /** Called when the drawing must be made anew: its size has changed. */
  readonly onResize: () => void;
  /** The same in words, for those who cannot see it. */
  readonly children: ReactNode;
}

/** A crossing from above; touching a street sends cars into it, for which there are buttons too. */
export function CrossingCanvas({ ref, four, onTouch, onResize, children }: CrossingCanvasProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const resized = useRef(onResize);
  useEffect(() => {
    resized.current = onResize;
  }, [onResize]);
  const look = useRef<{ palette: Palette; font: number } | undefined>(undefined);
  const drawn = useRef(0);
  useImperativeHandle(ref, () => ({
    draw(traffic, ahead, touched) {
      const element = canvas.current;
      const context = element?.getContext('2d') ?? null;
      if (element === null || context === null || element.width === 0) return;
      const { width, height, clientWidth } = element;
      // Asking for styles costs more than the drawing itself; colours change only where a visitor changes them.
      if (drawn.current % LOOK_EVERY === 0) look.current = undefined;
      drawn.current += 1;
      look.current ??= { palette: readPalette(element), font: Number.parseFloat(getComputedStyle(element).fontSize) };
      const scene = { width, height, palette: look.current.palette, ahead, touched };
      const font = (look.current.font * width) / clientWidth;
      if (isGrid(traffic)) {
        drawGrid(context, traffic, scene, font * 0.8);
        return;
      }
      drawWorld(context, traffic, scene);
      drawOutside(context, traffic, scene, font);
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
        const at = [event.clientX - left, event.clientY - top, width, height] as const;
        if (four) {
          const { approach, site } = streetAt(...at);
          onTouch(approach, site);
        } else onTouch(approachAt(...at), undefined);
      }}
    >
      {children}
    </canvas>
  );
}
