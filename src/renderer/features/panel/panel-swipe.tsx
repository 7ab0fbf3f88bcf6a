import { type PointerEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';

import { followed, settleDrag } from '../../../shared/session/swipe.ts';
import { currentWalk, type Screen } from '../../../shared/session/visit.ts';
import { directionOf } from '../../i18n/names.ts';
import { useDispatch, useRules, useVisit } from '../../state/kiosk-context.tsx';
import { motionIsReduced } from '../../ui/motion.ts';
import { useOwnDrag } from '../../ui/use-own-drag.ts';
import { PanelScreen } from './panel-screen.tsx';

/** A finger must move this many pixels sideways before a touch becomes a drag. */
const SLACK = 12;
/** How long a panel takes to its place once it is let go, in milliseconds. */
const SETTLE = 220;
/** What is dragged for its own sake, or pressed. */
const OWN_GESTURES = 'button, input, canvas, dialog, [role="slider"], [data-own-gestures]';

interface Finger {
  readonly id: number;
  /** Where it would have come down had the panel lain in its place. */
  readonly x: number;
  readonly y: number;
  lastX: number;
  lastTime: number;
  speed: number;
  dragging: boolean;
}

/** The panel under the finger: it follows, its neighbours come along, and it can be caught again at any point. */
export function PanelSwipe({ screen }: { screen: Extract<Screen, { at: 'panel' }> }): ReactNode {
  const rules = useRules();
  const dispatch = useDispatch();
  const area = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const language = useVisit((visit) => visit.language);
  // A finger's way is reckoned along the line of text: onward is to the left, or to the right where lines begin there.
  const along = directionOf(language) === 'rtl' ? -1 : 1;
  const finger = useRef<Finger | undefined>(undefined);
  const settling = useRef<Animation | undefined>(undefined);
  // Where a panel is turned by a drag down, only a drag sideways is ours.
  const ours = useMemo(
    () => ({
      get current() {
        const from = finger.current;
        return from?.dragging === true || document.documentElement.dataset['flow'] === undefined ? from : undefined;
      },
    }),
    [],
  );
  useOwnDrag(area, ours);
  const [neighbours, setNeighbours] = useState(false);
  const walk = currentWalk(screen, rules);
  const at = walk.indexOf(screen.panel);
  const [back, next] = [walk[at - 1], walk[at + 1]];
  const sides = [back !== undefined, next !== undefined] as const;

  const shifted = (share: number): string => `translateX(${share * along * 100}%)`;
  const place = (share: number): void => {
    if (strip.current !== null) strip.current.style.transform = share === 0 ? '' : shifted(share);
  };
  const shareOf = (x: number, from: Finger): number => followed(((x - from.x) * along) / window.innerWidth, ...sides);

  /** Stops the panel on its way to its place; how far from there it is, undefined where it was not on its way. */
  const catchPanel = (): number | undefined => {
    const movement = settling.current;
    settling.current = undefined;
    if (movement === undefined || strip.current === null) return undefined;
    const { m41 } = new DOMMatrixReadOnly(getComputedStyle(strip.current).transform);
    movement.cancel();
    return (m41 * along) / strip.current.clientWidth;
  };
  const down = (event: PointerEvent): void => {
    if (!event.isPrimary || (event.target instanceof Element && event.target.closest(OWN_GESTURES) !== null)) return;
    const { pointerId, clientX, clientY, timeStamp } = event;
    const caught = catchPanel();
    finger.current = {
      id: pointerId,
      x: clientX - (caught ?? 0) * along * window.innerWidth,
      y: clientY,
      lastX: clientX,
      lastTime: timeStamp,
      speed: 0,
      dragging: caught !== undefined,
    };
    if (caught === undefined) return;
    event.currentTarget.setPointerCapture(pointerId);
    place(caught);
  };
  const move = (event: PointerEvent): void => {
    const from = finger.current;
    if (from === undefined || event.pointerId !== from.id) return;
    if (!from.dragging) {
      if (Math.abs(event.clientX - from.x) < Math.max(SLACK, Math.abs(event.clientY - from.y))) return;
      from.dragging = true;
      const scrolled = area.current?.closest('.scroller-view')?.scrollTop ?? 0;
      strip.current?.style.setProperty('--scrolled', `${scrolled}px`);
      setNeighbours(true);
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    const elapsed = Math.max(1, event.timeStamp - from.lastTime);
    from.speed = 0.6 * (((event.clientX - from.lastX) * along) / window.innerWidth / elapsed) + 0.4 * from.speed;
    from.lastX = event.clientX;
    from.lastTime = event.timeStamp;
    place(shareOf(event.clientX, from));
  };
  const up = (event: PointerEvent): void => {
    const from = finger.current;
    finger.current = undefined;
    if (from?.dragging !== true || strip.current === null) return;
    const share = shareOf(event.clientX, from);
    const outcome =
      event.type === 'pointercancel'
        ? 'stay'
        : settleDrag({ by: ((event.clientX - from.x) * along) / window.innerWidth, speed: from.speed }, ...sides);
    const end = outcome === 'next' ? -1 : outcome === 'back' ? 1 : 0;
    const still = motionIsReduced();
    const movement = strip.current.animate([{ transform: shifted(share) }, { transform: shifted(end) }], {
      duration: still ? 0 : SETTLE,
      easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)',
    });
    settling.current = movement;
    const rest = (): void => {
      place(0);
      setNeighbours(false);
    };
    movement.addEventListener('finish', () => {
      settling.current = undefined;
      rest();
      if (outcome === 'stay') return;
      // The panel is in its place already: it must not arrive a second time.
      document.documentElement.dataset['arrived'] = 'swipe';
      dispatch({ type: outcome }, 'at-once');
    });
    movement.addEventListener('cancel', () => {
      // Caught by a finger, it stays with the finger.
      if (finger.current === undefined && settling.current === undefined) rest();
    });
  };
  // Whoever leaves meanwhile by a button has said the last word.
  useEffect(() => () => settling.current?.cancel(), []);

  return (
    <div ref={area} className="swipe" onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={up}>
      <div ref={strip} className="swipe-strip">
        {neighbours && back !== undefined ? (
          <div className="swipe-side swipe-back" aria-hidden="true" inert>
            <PanelScreen id={back} />
          </div>
        ) : null}
        <div className="swipe-main">
          <PanelScreen id={screen.panel} />
        </div>
        {neighbours && next !== undefined ? (
          <div className="swipe-side swipe-next" aria-hidden="true" inert>
            <PanelScreen id={next} />
          </div>
        ) : null}
      </div>
    </div>
  );
}
