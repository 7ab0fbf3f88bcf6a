import type { Pulse } from '../../shared/ipc/contract.ts';

/**
 * Begins to count what shows that the page is not only alive but of use: frames drawn and fingers felt. Each call of
 * what it gives says where they stand, and asks for one more frame: a page that draws nothing by itself is not frozen.
 */
export function takePulse(): () => Pulse {
  const root = document.querySelector('#root');
  let [frames, touches, asked] = [0, 0, false];
  window.addEventListener('pointerdown', () => (touches += 1), { capture: true, passive: true });
  return () => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        frames += 1;
      });
    }
    return { frames, touches, hidden: document.hidden, empty: root?.firstElementChild == null };
  };
}
