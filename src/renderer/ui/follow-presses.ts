/** What answers a finger. */
const PRESSABLE = 'button, [role="slider"], input';

/**
 * Marks what is under a finger with `data-pressed` from the touch until the finger is lifted. The browser's own
 * `:active` waits a tenth of a second under a finger, in case it turns out to be a scroll; a kiosk answers in the next
 * frame. The page itself has `data-touched` from a touch until a key is pressed: on a fresh page the browser cannot tell
 * a headline that got the focus by a touch from one that got it by keys.
 *
 * @returns a function that stops it.
 */
export function followPresses(page: Document): () => void {
  const pressed = new Map<number, HTMLElement>();
  const root = page.documentElement;
  // Above the page: who walks by keys lets none of them through to it.
  const above = page.defaultView ?? page;
  const keyed = (): void => {
    delete root.dataset['touched'];
  };
  const down = ({ pointerId, target }: PointerEvent): void => {
    root.dataset['touched'] = '';
    const element = target instanceof Element ? target.closest<HTMLElement>(PRESSABLE) : null;
    if (element === null) return;
    element.dataset['pressed'] = '';
    pressed.set(pointerId, element);
  };
  const up = ({ pointerId }: PointerEvent): void => {
    const element = pressed.get(pointerId);
    pressed.delete(pointerId);
    if (![...pressed.values()].some((each) => each === element)) delete element?.dataset['pressed'];
  };
  page.addEventListener('pointerdown', down, { capture: true, passive: true });
  above.addEventListener('keydown', keyed, { capture: true, passive: true });
  for (const kind of ['pointerup', 'pointercancel'] as const)
    page.addEventListener(kind, up, { capture: true, passive: true });
  return () => {
    page.removeEventListener('pointerdown', down, { capture: true });
    above.removeEventListener('keydown', keyed, { capture: true });
    for (const kind of ['pointerup', 'pointercancel'] as const) page.removeEventListener(kind, up, { capture: true });
    for (const element of pressed.values()) delete element.dataset['pressed'];
    keyed();
  };
}
