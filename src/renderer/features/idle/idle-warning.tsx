import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDispatch, useRules } from '../../state/kiosk-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { OrnamentCorners } from '../../ui/ornament/ornament.tsx';

/** Seconds left of a span that began when this component came up. */
function useSecondsLeft(milliseconds: number): number {
  const [left, setLeft] = useState(Math.ceil(milliseconds / 1000));
  useEffect(() => {
    const end = performance.now() + milliseconds;
    const timer = setInterval(() => {
      setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000)));
    }, 250);
    return () => {
      clearInterval(timer);
    };
  }, [milliseconds]);
  return left;
}

/** Seconds left at which the countdown is spoken again; every second would drown the question. */
const SPOKEN_AT = [5, 10];

/** Asks whether anybody is there. Any touch anywhere answers; the button is there to be seen. */
export function IdleWarning(): ReactNode {
  const { idleWarning } = useRules();
  const dispatch = useDispatch();
  const { t } = useTranslation();
  const left = useSecondsLeft(idleWarning);
  const spoken = SPOKEN_AT.find((each) => left <= each) ?? Math.ceil(idleWarning / 1000);
  const stay = (): void => {
    dispatch({ type: 'touch' });
  };
  return (
    <Dialog variant="notice" label={t('idle.title')} onClose={stay}>
      <OrnamentCorners />
      <div className="idle">
        <p className="idle-count" aria-hidden="true">
          {left}
        </p>
        <h2 className="idle-title">{t('idle.title')}</h2>
        <p className="idle-text" role="timer" aria-live="off">
          {t('idle.countdown', { count: left })}
        </p>
        <p className="for-screen-readers" role="alert">
          {t('idle.countdown', { count: spoken })}
        </p>
        <Button variant="primary" size="large" onPress={stay}>
          {t('idle.stay')}
        </Button>
      </div>
    </Dialog>
  );
}
