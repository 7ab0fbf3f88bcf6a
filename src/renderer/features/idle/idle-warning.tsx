import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDispatch, useRules } from '../../state/kiosk-context.tsx';
import { Button } from '../../ui/button.tsx';
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

/** Asks whether anybody is there. Any touch anywhere answers; the button is there to be seen. */
export function IdleWarning(): ReactNode {
  const { idleWarning } = useRules();
  const dispatch = useDispatch();
  const { t } = useTranslation();
  const left = useSecondsLeft(idleWarning);
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
    };
  }, []);
  const stay = (): void => {
    dispatch({ type: 'touch' });
  };
  return (
    <dialog
      ref={ref}
      className="idle"
      aria-label={t('idle.title')}
      onCancel={(event) => {
        event.preventDefault();
        stay();
      }}
    >
      <OrnamentCorners />
      <p className="idle-count" aria-hidden="true">
        {left}
      </p>
      <h2 className="idle-title">{t('idle.title')}</h2>
      <p className="idle-text" role="timer">
        {t('idle.countdown', { count: left })}
      </p>
      <Button variant="primary" onPress={stay}>
        {t('idle.stay')}
      </Button>
    </dialog>
  );
}
