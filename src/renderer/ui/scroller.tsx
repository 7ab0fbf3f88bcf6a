import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from './button.tsx';
import { motionIsReduced } from './motion.ts';

/** Share of the height that one press turns: the last line read stays in sight. */
const TURN = 0.85;

interface ScrollerProps {
  /** A `stage` is as high as its place and its content may fill it; a `sheet` is as high as its content, at most. */
  readonly place: 'stage' | 'sheet';
  readonly children: ReactNode;
}

/** Where in the content the window stands: shares of the whole; undefined where everything is in sight. */
interface Window {
  readonly start: number;
  readonly share: number;
}

function windowOf(view: HTMLElement): Window | undefined {
  const { scrollHeight, clientHeight, scrollTop } = view;
  if (scrollHeight <= clientHeight + 1 || getComputedStyle(view).overflowY !== 'auto') return undefined;
  return { start: scrollTop / scrollHeight, share: clientHeight / scrollHeight };
}

const same = (a: Window | undefined, b: Window | undefined): boolean => a?.start === b?.start && a?.share === b?.share;

/**
 * Content that may be higher than its place. Where it is, a rail beside it says how much there is and turns it by
 * pages, for hands that cannot drag and eyes that would not guess; where it is not, there is nothing to see.
 */
export function Scroller({ place, children }: ScrollerProps): ReactNode {
  const { t } = useTranslation();
  const view = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Window>();
  useLayoutEffect(() => {
    const [outer, inner] = [view.current, content.current];
    if (outer === null || inner === null) return;
    const look = (): void => {
      const now = windowOf(outer);
      setShown((before) => (same(before, now) ? before : now));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(outer);
    observer.observe(inner);
    outer.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      outer.removeEventListener('scroll', look);
    };
  }, []);
  const turn = (by: 1 | -1): void => {
    const outer = view.current;
    if (outer === null) return;
    outer.scrollTop += by * TURN * outer.clientHeight;
    const from = motionIsReduced() ? { opacity: 0.3 } : { opacity: 0.3, transform: `translateY(${by * 4}vmin)` };
    outer.firstElementChild?.animate([from, {}], { duration: 180, easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)' });
  };
  const atStart = (shown?.start ?? 0) <= 0.001;
  const atEnd = shown === undefined || shown.start + shown.share >= 0.999;
  return (
    <div className={`scroller scroller-${place}`}>
      <div
        ref={view}
        className="scroller-view"
        role={shown !== undefined && place === 'sheet' ? 'group' : undefined}
        aria-label={shown !== undefined && place === 'sheet' ? t('scroll.rail') : undefined}
        tabIndex={shown !== undefined && place === 'sheet' ? 0 : undefined}
      >
        <div ref={content} className="scroller-content">
          {children}
        </div>
      </div>
      {shown === undefined ? null : (
        <nav className="scroller-rail" aria-label={t('scroll.rail')}>
          <Button icon="up" iconAt="only" disabled={atStart} onPress={() => turn(-1)}>
            {t('scroll.up')}
          </Button>
          <span className="scroller-track" aria-hidden="true">
            <span
              className="scroller-thumb"
              style={{ top: `${shown.start * 100}%`, height: `${Math.max(8, shown.share * 100)}%` }}
            />
          </span>
          <Button icon="down" iconAt="only" disabled={atEnd} onPress={() => turn(1)}>
            {t('scroll.down')}
          </Button>
        </nav>
      )}
    </div>
  );
}
