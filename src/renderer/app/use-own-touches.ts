import { useEffect } from 'react';

/**
 * A touch belongs to the screen that it began on. Where another has come under the finger meanwhile, lifting it presses
 * nothing there: the first touch of a visit would choose a language that nobody has read.
 */
export function useOwnTouches(): void {
  useEffect(() => {
    const shown = (): string | undefined => document.documentElement.dataset['screen'];
    let began = shown();
    const down = (): void => {
      began = shown();
    };
    const click = (event: MouseEvent): void => {
      // What a key or a voice presses has no finger, and no count of taps.
      if (event.detail === 0 || began === shown()) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('pointerdown', down, { capture: true, passive: true });
    window.addEventListener('click', click, { capture: true });
    return () => {
      window.removeEventListener('pointerdown', down, { capture: true });
      window.removeEventListener('click', click, { capture: true });
    };
  }, []);
}
