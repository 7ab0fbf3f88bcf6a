const HEADING = ':is(h1, h2)[tabindex="-1"]';
/** What can hold the focus. */
const FOCUSABLE = ':is(button, input, [tabindex="0"]):not([tabindex="-1"])';

/**
 * Keeps the focus on the page. Where what held it goes away, as a button does that has done its work, the focus goes to
 * the heading or the first control of the nearest part that is still there, never back to the beginning of the page.
 *
 * @returns a function that stops it.
 */
export function keepFocus(page: Document): () => void {
  let chain: readonly Element[] = [];
  const remember = ({ target }: FocusEvent): void => {
    const kept: Element[] = [];
    for (let each = target instanceof Element ? target : null; each !== null; each = each.parentElement)
      kept.push(each);
    chain = kept;
  };
  const mend = (): void => {
    const [held] = chain;
    if (page.activeElement !== page.body || held === undefined || held.isConnected) return;
    const place = chain.find((each) => each.isConnected);
    if (place === undefined) return;
    // Beside the screen nothing is near; the attract screen has no headline that takes the focus, and gets none.
    const around = place.contains(page.querySelector('main')) ? 'h1[tabindex="-1"]' : `${HEADING}, ${FOCUSABLE}`;
    place.querySelector<HTMLElement>(around)?.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(mend);
  observer.observe(page.body, { childList: true, subtree: true });
  page.addEventListener('focusin', remember);
  return () => {
    observer.disconnect();
    page.removeEventListener('focusin', remember);
  };
}
