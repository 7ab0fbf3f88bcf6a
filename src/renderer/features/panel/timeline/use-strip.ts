import { type KeyboardEvent, type PointerEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';

import { land, nearest } from '../../../../shared/models/timeline/walk.ts';

/** Pixels that a finger may tremble during a tap. */
const TREMBLE = 10;
/** Over how many milliseconds the speed of a finger is measured. */
const MEASURED = 80;

interface Grip {
  readonly pointer: number;
  /** Where the finger came down, and the place of the strip under the needle at that moment. */
  readonly x: number;
  readonly place: number;
  moved: boolean;
  /** The last points of the finger, oldest first. */
  trail: { readonly x: number; readonly time: number }[];
}

interface StripOptions {
  /** Places of the events in units. */
  readonly places: readonly number[];
  /** Index of the event chosen. */
  readonly at: number;
  /** Changes when the places do. */
  readonly layout: string;
  readonly choose: (index: number) => void;
  /** The event that a tap means, by its place and by how far down the strip it was, from 0 to 1. */
  readonly pick: (place: number, down: number) => number;
  /** What a key other than the arrows, Home and End does; says whether it did something. */
  readonly onKey: (key: string) => boolean;
}

interface Strip {
  readonly tape: RefObject<HTMLDivElement | null>;
  readonly unit: RefObject<HTMLElement | null>;
  /** How many units can be seen on either side of the needle. */
  readonly reach: number;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
}

/** Units that fit between the needle and the edge of the strip; follows every change of size. */
function useReach(tape: RefObject<HTMLElement | null>, unit: RefObject<HTMLElement | null>): number {
  const [reach, setReach] = useState(2);
  useLayoutEffect(() => {
    const [window, ruler] = [tape.current?.parentElement, unit.current];
    if (window === null || window === undefined || ruler === null) return undefined;
    const measure = (): void => {
      const width = ruler.getBoundingClientRect().width;
      if (width > 0) setReach(window.getBoundingClientRect().width / width / 2);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(window);
    observer.observe(ruler);
    return () => {
      observer.disconnect();
    };
  }, [tape, unit]);
  return reach;
}

/**
 * Moves a strip under a needle. While a finger drags it, only its transform is written, once a frame; React hears of
 * it when another event comes under the needle.
 */
export function useStrip({ places, at, layout, choose, pick, onKey }: StripOptions): Strip {
  const tape = useRef<HTMLDivElement>(null);
  const unit = useRef<HTMLElement>(null);
  const grip = useRef<Grip | undefined>(undefined);
  const place = useRef(0);
  const frame = useRef(0);
  const reach = useReach(tape, unit);

  const put = (to: number): void => {
    place.current = to;
    if (tape.current !== null) tape.current.style.transform = `translateX(calc(var(--unit) * ${-to}))`;
  };
  const rest = places[at] ?? 0;
  useLayoutEffect(() => {
    if (grip.current === undefined) put(rest);
  }, [rest, layout]);
  useLayoutEffect(() => {
    const window = tape.current?.parentElement;
    // Else Chromium makes a fling of a quick drag, even where nothing scrolls, and swallows the tap that follows it.
    const prevent = (event: TouchEvent): void => {
      event.preventDefault();
    };
    window?.addEventListener('touchstart', prevent, { passive: false });
    return () => {
      window?.removeEventListener('touchstart', prevent);
      cancelAnimationFrame(frame.current);
    };
  }, []);

  const pixels = (): number => unit.current?.getBoundingClientRect().width || 1;
  const follow = (held: Grip, x: number): void => {
    const [first, last] = [places[0] ?? 0, places.at(-1) ?? 0];
    const wished = held.place - (x - held.x) / pixels();
    // Beyond its ends the strip gives way, but only a little.
    const over = Math.min(0, wished - first) + Math.max(0, wished - last);
    put(Math.min(Math.max(wished, first), last) + over / 4);
    const under = nearest(places, place.current, (index) => index === at);
    if (places[under] !== places[at]) choose(under);
  };
  const release = (held: Grip, event: PointerEvent<HTMLElement>, tapped: boolean): void => {
    grip.current = undefined;
    cancelAnimationFrame(frame.current);
    tape.current?.classList.remove('timeline-held');
    if (!held.moved) {
      const box = event.currentTarget.getBoundingClientRect();
      const tapAt = place.current + (event.clientX - box.left - box.width / 2) / pixels();
      if (tapped) choose(pick(tapAt, (event.clientY - box.top) / (box.height || 1)));
      put(rest);
      return;
    }
    const since = held.trail.find((point) => event.timeStamp - point.time <= MEASURED);
    const elapsed = since === undefined ? 0 : event.timeStamp - since.time;
    const speed = since === undefined || elapsed <= 0 ? 0 : (since.x - event.clientX) / pixels() / elapsed;
    const to = land(places, nearest(places, held.place), place.current, tapped ? speed : 0);
    if (places[to] !== places[at]) choose(to);
    put(places[to] ?? 0);
  };

  return {
    tape,
    unit,
    reach,
    handlers: {
      onPointerDown(event) {
        if (!event.isPrimary || grip.current !== undefined) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const { clientX: x, timeStamp: time, pointerId: pointer } = event;
        grip.current = { pointer, x, place: place.current, moved: false, trail: [{ x, time }] };
      },
      onPointerMove(event) {
        const held = grip.current;
        if (held?.pointer !== event.pointerId) return;
        if (!held.moved && Math.abs(event.clientX - held.x) < TREMBLE) return;
        held.moved = true;
        held.trail = [...held.trail.slice(-12), { x: event.clientX, time: event.timeStamp }];
        const { clientX } = event;
        tape.current?.classList.add('timeline-held');
        cancelAnimationFrame(frame.current);
        frame.current = requestAnimationFrame(() => {
          if (grip.current === held) follow(held, clientX);
        });
      },
      onPointerUp(event) {
        if (grip.current?.pointer === event.pointerId) release(grip.current, event, true);
      },
      onPointerCancel(event) {
        if (grip.current?.pointer === event.pointerId) release(grip.current, event, false);
      },
      onKeyDown(event) {
        const step: Readonly<Record<string, number>> = {
          ArrowLeft: at - 1,
          ArrowDown: at - 1,
          ArrowRight: at + 1,
          ArrowUp: at + 1,
          Home: 0,
          End: places.length - 1,
        };
        const to = step[event.key];
        if (to === undefined ? !onKey(event.key) : false) return;
        event.preventDefault();
        if (to !== undefined) choose(Math.min(Math.max(to, 0), places.length - 1));
      },
    },
  };
}
