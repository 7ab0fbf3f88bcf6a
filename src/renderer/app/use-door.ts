import { useEffect } from 'react';

import type { ReachBand } from '../../shared/session/reach.ts';
import { doorPlan, type KnockInput, nextKnocking, plainDoor, silence } from '../../shared/staff/gesture.ts';
import { useDispatch, useExhibit } from '../state/kiosk-context.tsx';
import { knock } from '../state/knock.ts';
import { pixelsPerMillimetre } from '../ui/physical-size.ts';

const kinds = { pointerdown: 'down', pointermove: 'move', pointerup: 'up' } as const;

/**
 * Listens for the knock of staff, and shows nothing of it. Where the main process turns to them, the visit ends at once:
 * what a visitor left is not for them to see.
 */
export function useDoor(band: ReachBand | undefined): void {
  const { venue } = useExhibit();
  const dispatch = useDispatch();
  useEffect(() => {
    const { width, height } = window.screen;
    const millimetre = pixelsPerMillimetre({ width, height }, venue.screen);
    // The page is the whole screen, but in a window on a desk.
    const size = () => ({ width: window.innerWidth, height: window.innerHeight, pixelsPerMillimetre: millimetre });
    let knocking = silence;
    // When the glass was touched, not when the page came round to it.
    const hear = (input: KnockInput, at: number): void => {
      const plan = doorPlan({ ...plainDoor, ...venue.door }, size(), band);
      const next = nextKnocking(knocking, input, plan, at);
      knocking = next.knocking;
      if (!next.opens) return;
      knock()
        .then((turns) => {
          if (!turns) return;
          // A visit that only the knock began is none.
          dispatch({ type: 'knock', since: next.since });
          dispatch({ type: 'leave' });
        })
        .catch(() => undefined);
    };
    const pointer = ({ type, pointerId: id, clientX: x, clientY: y, timeStamp }: PointerEvent): void => {
      const kind = kinds[type as keyof typeof kinds] as 'down' | 'move' | 'up' | undefined;
      hear(kind === undefined ? { type: 'cancel', id } : { type: kind, id, x, y }, timeStamp);
    };
    const keyed = ({ code, ctrlKey: ctrl, shiftKey: shift, repeat, timeStamp }: KeyboardEvent): void => {
      if (!repeat) hear({ type: 'key', code, ctrl, shift }, timeStamp);
    };
    const events = [...(Object.keys(kinds) as (keyof typeof kinds)[]), 'pointercancel'] as const;
    for (const event of events) window.addEventListener(event, pointer, { capture: true, passive: true });
    window.addEventListener('keydown', keyed, { capture: true });
    return () => {
      for (const event of events) window.removeEventListener(event, pointer, { capture: true });
      window.removeEventListener('keydown', keyed, { capture: true });
    };
  }, [venue, dispatch, band]);
}
