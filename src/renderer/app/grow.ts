import { flushSync } from 'react-dom';

import type { Screen } from '../../shared/session/visit.ts';
import type { Present } from '../state/visit-store.ts';
import { motionIsReduced } from '../ui/motion.ts';

/** The name under which the browser carries a picture from one screen to the next. */
const CARRIED = 'carried-picture';

/** The picture of a card that leads to that panel. */
const onCard = (panel: string): HTMLElement | null =>
  document.querySelector(`.card[data-leads-to="${CSS.escape(panel)}"] .picture`);

/** The large picture of the panel shown. */
const onPanel = (): HTMLElement | null => document.querySelector('.swipe-main .panel-picture:not(.timeline-waiting)');

interface Way {
  readonly from: HTMLElement | null;
  readonly to: () => HTMLElement | null;
}

/** Which picture two screens share, where one leads to the other: the card's grows into the panel's, and back. */
function wayBetween(before: Screen, after: Screen): Way | undefined {
  if (before.at === 'topic' && after.at === 'panel') return { from: onCard(after.panel), to: onPanel };
  if (before.at === 'panel' && after.at === 'topic') return { from: onPanel(), to: () => onCard(before.panel) };
  return undefined;
}

/**
 * Shows a change of screen. Between a card and its panel the picture goes along (View Transitions); everything else
 * changes at once, as it does where motion is reduced or the browser knows no such transitions. The page never waits:
 * only the picture is carried, what is new answers from the first frame, and the next touch ends the movement.
 */
export const presentScreen: Present = (before, after, change) => {
  const way = motionIsReduced() || !('startViewTransition' in document) ? undefined : wayBetween(before, after);
  if (way?.from === null || way === undefined) {
    change();
    return;
  }
  const { dataset } = document.documentElement;
  const { from, to } = way;
  const apply = (): void => {
    flushSync(change);
    from.style.viewTransitionName = '';
    const arrived = to();
    if (arrived !== null) arrived.style.viewTransitionName = CARRIED;
  };
  from.style.viewTransitionName = CARRIED;
  dataset['carrying'] = '';
  const transition = document.startViewTransition(apply);
  const stop = (): void => {
    transition.skipTransition();
  };
  document.addEventListener('pointerdown', stop, { capture: true, once: true });
  void transition.finished
    .catch(() => undefined)
    .then(() => {
      document.removeEventListener('pointerdown', stop, { capture: true });
      delete dataset['carrying'];
      const arrived = to();
      if (arrived !== null) arrived.style.viewTransitionName = '';
    });
};
