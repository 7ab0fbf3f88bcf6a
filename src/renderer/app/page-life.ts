import { useEffect } from 'react';

import { type Hanging, isLowTouch } from '../../shared/session/reach.ts';
import { useDispatch } from '../state/kiosk-context.tsx';
import { followSight, isUnseen } from '../state/sight.ts';
import { followMouse } from '../ui/follow-mouse.ts';
import { followPresses } from '../ui/follow-presses.ts';
import { keepFocus } from './keep-focus.ts';

/** How long nobody touches anything before the kiosk hints that it can be touched, in milliseconds. */
const REST = 12_000;

/**
 * Any touch or key is a sign of a visitor, whatever it lands on. After a while without one the page is marked
 * `data-resting`, and what leads on beckons.
 */
export function useSignsOfLife(hanging: Hanging | undefined): void {
  const dispatch = useDispatch();
  useEffect(() => {
    const { dataset } = document.documentElement;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const begin = (): void => {
      clearTimeout(rest);
      delete dataset['resting'];
      rest = setTimeout(() => {
        dataset['resting'] = '';
      }, REST);
    };
    const touched = (event: Event): void => {
      delete dataset['arrived'];
      begin();
      const low =
        event instanceof PointerEvent ? hanging !== undefined && isLowTouch(event.screenY, hanging) : undefined;
      dispatch(low === undefined ? { type: 'touch' } : { type: 'touch', low });
    };
    const kinds = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, touched, { capture: true, passive: true });
    begin();
    return () => {
      clearTimeout(rest);
      delete dataset['resting'];
      for (const kind of kinds) window.removeEventListener(kind, touched, { capture: true });
    };
  }, [dispatch, hanging]);
}

/** Marks the page `data-hidden` while nobody can see it: a screen that sleeps or is covered costs nothing. */
export function useHiddenMark(): void {
  useEffect(() => {
    const mark = (): void => {
      document.documentElement.toggleAttribute('data-hidden', isUnseen());
    };
    mark();
    return followSight(mark);
  }, []);
}

/**
 * Nothing can be dragged out, opened by long press, or reached by Escape but the step back. F1, the help key of assistive
 * keypads, opens the settings.
 */
export function useQuietPage(): void {
  const dispatch = useDispatch();
  useEffect(() => followPresses(document), []);
  useEffect(() => followMouse(document), []);
  useEffect(() => keepFocus(document), []);
  useEffect(() => {
    const prevent = (event: Event): void => {
      event.preventDefault();
    };
    const keyed = (event: KeyboardEvent): void => {
      // What answered the idle warning, or moved a value, has done its work.
      if (event.defaultPrevented) return;
      if (event.key === 'Escape') dispatch({ type: 'back' });
      else if (event.key === 'F1') {
        event.preventDefault();
        dispatch({ type: 'start' });
        dispatch({ type: 'open-sheet', sheet: 'settings' });
      } else dispatch({ type: 'start' });
    };
    window.addEventListener('contextmenu', prevent);
    window.addEventListener('dragstart', prevent);
    window.addEventListener('keydown', keyed);
    return () => {
      window.removeEventListener('contextmenu', prevent);
      window.removeEventListener('dragstart', prevent);
      window.removeEventListener('keydown', keyed);
    };
  }, [dispatch]);
}
