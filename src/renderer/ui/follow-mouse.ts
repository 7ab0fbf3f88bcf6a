/** How long the arrow stays after the last movement, in milliseconds. */
const STAY = 3_000;

/** So many movements without a button between them are a hand on a mouse; screens that pose as one jump and press. */
const SURE = 3;

/**
 * Marks the page `data-mouse` while a mouse is moved and for a few seconds after: only then is there an arrow on the
 * glass. A finger takes it away at once.
 *
 * @returns a function that stops it.
 */
export function followMouse(page: Document): () => void {
  const { dataset } = page.documentElement;
  let moves = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    clearTimeout(rest);
    moves = 0;
    delete dataset['mouse'];
  };
  const moved = ({ pointerType, buttons }: PointerEvent): void => {
    if (pointerType !== 'mouse') return;
    if (buttons !== 0 && dataset['mouse'] === undefined) {
      moves = 0;
      return;
    }
    moves += 1;
    if (moves < SURE) return;
    dataset['mouse'] = '';
    clearTimeout(rest);
    rest = setTimeout(end, STAY);
  };
  const pressed = ({ pointerType }: PointerEvent): void => {
    if (pointerType !== 'mouse' || dataset['mouse'] === undefined) end();
  };
  page.addEventListener('pointermove', moved, { capture: true, passive: true });
  page.addEventListener('pointerdown', pressed, { capture: true, passive: true });
  return () => {
    page.removeEventListener('pointermove', moved, { capture: true });
    page.removeEventListener('pointerdown', pressed, { capture: true });
    end();
  };
}
