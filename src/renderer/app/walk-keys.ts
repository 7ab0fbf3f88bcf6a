import { keyAct, type KeyScene, type StopKind } from './key-acts.ts';

/** Everything that keys can reach, in reading order; a screen's headline is the place to come back to. */
const STOPS = ':is(button, input, [tabindex]):not([tabindex="-1"]), h1[tabindex="-1"]';
const LINE = 'input, [role="slider"], [role="radio"], [role="tab"]';
const PLANE = '[role="application"]';

/** What turning a panel means for the kiosk. */
export interface Turns {
  readonly onward: () => void;
  readonly back: () => void;
}

/** What lies over everything else takes all keys. */
const scopeOf = (page: Document): ParentNode => [...page.querySelectorAll('dialog[open]')].at(-1) ?? page;

const isThere = (element: HTMLElement): boolean =>
  element.closest('[inert]') === null && element.checkVisibility({ checkVisibilityCSS: true });

function kindOf(element: Element): StopKind {
  if (element.matches('h1')) return 'headline';
  if (element.matches(LINE)) return 'line';
  if (element.matches(PLANE)) return 'plane';
  if (element.closest(PLANE) !== null) return 'mark';
  return element.matches('[tabindex="0"]') ? 'page' : 'plain';
}

/** A pixel of tolerance: at some sizes a page that is at its end is not quite there. */
const roomIn = ({ scrollTop, clientHeight, scrollHeight }: Element): KeyScene['room'] => ({
  up: scrollTop > 1,
  down: scrollTop + clientHeight < scrollHeight - 1,
});

/**
 * Lets four arrows and Enter do everything (see `keyAct`), and makes a map or picture that can be taken hold of say so
 * in `data-hold`: `offered` or `held`. While the idle warning asks, a key answers it and does nothing else. A key that
 * is held down does not repeat what leads elsewhere; values, maps and pages go on moving.
 *
 * @returns a function that stops it.
 */
export function walkByKeys(page: Document, turns: Turns): () => void {
  let byTab = false;
  const root = page.documentElement;

  const walk = (by: 1 | -1): void => {
    const from = page.activeElement;
    const stops = [...scopeOf(page).querySelectorAll<HTMLElement>(STOPS)].filter(isThere);
    const lies = (each: Element, where: number): boolean =>
      from !== null && (from.compareDocumentPosition(each) & where) !== 0;
    const to =
      from === null || from === page.body
        ? stops.find((each) => each.matches('h1'))
        : by === 1
          ? stops.find((each) => lies(each, Node.DOCUMENT_POSITION_FOLLOWING))
          : stops.findLast((each) => lies(each, Node.DOCUMENT_POSITION_PRECEDING));
    byTab = false;
    (to ?? stops.at(by === 1 ? 0 : -1))?.focus();
  };
  const hold = (element: HTMLElement | null, state: 'offered' | 'held'): void => {
    if (element !== null) element.dataset['hold'] = state;
  };
  const keyed = (event: KeyboardEvent): void => {
    if (page.querySelector('dialog.notice[open]') !== null) {
      event.preventDefault();
      return;
    }
    if (root.dataset['screen'] === 'attract') byTab = false;
    else if (event.key === 'Tab') byTab = true;
    if (root.dataset['screen'] === 'attract' || event.ctrlKey || event.altKey || event.metaKey) return;
    const element = page.activeElement instanceof HTMLElement ? page.activeElement : page.body;
    const act = keyAct(event.key, {
      kind: element === page.body ? 'plain' : kindOf(element),
      byTab,
      held: element.dataset['hold'] === 'held',
      rtl: root.dir === 'rtl',
      room: roomIn(element),
    });
    const leadsOn = act !== 'own' || event.key === 'Enter' || (event.key === ' ' && element.matches('button'));
    if (act === 'own' && !(leadsOn && event.repeat)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    switch (act) {
      case 'own':
        return;
      case 'hold':
        hold(element, 'held');
        return;
      case 'release':
        hold(element, 'offered');
        return;
      case 'back':
        turns.back();
        return;
      case 'onward':
        // A headline beyond which nothing lies leads into its screen.
        if (root.dataset['screen']?.startsWith('panel:') === true) turns.onward();
        else walk(1);
        return;
      case 'next':
      case 'previous':
        walk(act === 'next' ? 1 : -1);
        return;
      default:
        act satisfies never;
    }
  };
  const entered = ({ target }: FocusEvent): void => {
    if (target instanceof HTMLElement && target.matches(PLANE) && !byTab && target.matches(':focus-visible'))
      hold(target, 'offered');
  };
  const left = ({ target }: FocusEvent): void => {
    if (target instanceof HTMLElement) delete target.dataset['hold'];
  };
  window.addEventListener('keydown', keyed, { capture: true });
  page.addEventListener('focusin', entered);
  page.addEventListener('focusout', left);
  return () => {
    window.removeEventListener('keydown', keyed, { capture: true });
    page.removeEventListener('focusin', entered);
    page.removeEventListener('focusout', left);
  };
}
