import { type RefObject, useEffect } from 'react';

/**
 * Keeps the browser from reading a quick drag on the element as a fling: while it believes that something still rolls,
 * the next tap only stops the rolling, and a visitor's touch is lost. Needs a listener that is not passive.
 *
 * @param isOurs says whether the finger now down is dragging for us; by default every one is.
 */
export function useOwnDrag(ref: RefObject<HTMLElement | null>, isOurs?: RefObject<unknown>): void {
  useEffect(() => {
    const element = ref.current;
    const claim = (event: Event): void => {
      if (event.cancelable && (isOurs === undefined || isOurs.current !== undefined)) event.preventDefault();
    };
    element?.addEventListener('touchmove', claim, { passive: false });
    return () => {
      element?.removeEventListener('touchmove', claim);
    };
  }, [ref, isOurs]);
}
