import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { PIN_DIGITS } from '../../../shared/staff/pin.ts';
import { Button } from '../../ui/button.tsx';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

/** The digits in an order that nobody can guess from the smears on the glass. */
function shuffled(): string[] {
  const order: string[] = [...DIGITS];
  const [dice] = [crypto.getRandomValues(new Uint32Array(order.length))];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = (dice[at] ?? 0) % (at + 1);
    [order[at], order[other]] = [order[other] ?? '', order[at] ?? ''];
  }
  return order;
}

interface PinPadProps {
  /** What is asked for; also the name of the pad. */
  readonly label: string;
  /** Whether the digits are hidden from those who look over a shoulder. */
  readonly secret: boolean;
  /** Whether the keys stand in another order each time. */
  readonly shuffle: boolean;
  readonly pending: boolean;
  /** Nothing can be entered now. */
  readonly closed: boolean;
  readonly onEnter: (digits: string) => void;
}

/** Keys for digits, large enough for a thumb; a plugged-in keyboard does the same. */
export function PinPad({ label, secret, shuffle, pending, closed, onEnter }: PinPadProps): ReactNode {
  const { t } = useTranslation('staff');
  const [digits, setDigits] = useState('');
  const [order] = useState(() => (shuffle ? shuffled() : [...DIGITS]));
  const pad = useRef<HTMLDivElement>(null);
  const idle = !pending && !closed;
  const add = (digit: string): void => {
    if (idle) setDigits((before) => (before + digit).slice(0, PIN_DIGITS.most));
  };
  const erase = (): void => {
    if (idle) setDigits((before) => before.slice(0, -1));
  };
  const enter = (): void => {
    if (!idle || digits === '') return;
    setDigits('');
    onEnter(digits);
  };
  const keyed = useEffectEvent((event: KeyboardEvent): void => {
    if (/^\d$/.test(event.key)) {
      // Whoever types digits wants Enter to confirm them, and not to press what was touched last.
      pad.current?.focus({ preventScroll: true });
      add(event.key);
    } else if (event.key === 'Backspace') erase();
    // A button that was walked to by keys is pressed by Enter itself.
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) enter();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      keyed(event);
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, []);
  const last = order[9] ?? '0';
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it takes nothing: it keeps the focus off the keys within
    <div
      ref={pad}
      className="pin"
      role="group"
      aria-label={label}
      tabIndex={-1}
      onMouseDown={(event) => {
        // A key that was touched keeps no focus: the next Enter would press it again.
        event.preventDefault();
        pad.current?.focus({ preventScroll: true });
      }}
    >
      <p className="pin-shown" data-secret={secret ? '' : undefined} role="status">
        <span aria-hidden="true">
          {secret ? (
            Array.from({ length: Math.max(digits.length, PIN_DIGITS.least) }, (_, at) => (
              <span key={at} className={at < digits.length ? 'pin-dot pin-dot-full' : 'pin-dot'} />
            ))
          ) : (
            <span className="pin-digits">{digits === '' ? '–' : digits}</span>
          )}
        </span>
        <span className="for-screen-readers">{t('door.digits', { count: digits.length })}</span>
      </p>
      <div className="pin-keys">
        {order.slice(0, 9).map((digit) => (
          <Button key={digit} size="large" disabled={!idle} onPress={() => add(digit)}>
            {digit}
          </Button>
        ))}
        <Button size="large" icon="erase" iconAt="only" disabled={!idle || digits === ''} onPress={erase}>
          {t('door.erase')}
        </Button>
        <Button size="large" disabled={!idle} onPress={() => add(last)}>
          {last}
        </Button>
        <Button
          size="large"
          variant="primary"
          icon="check"
          iconAt="only"
          disabled={closed || digits === ''}
          pending={pending}
          onPress={enter}
        >
          {t('door.enter')}
        </Button>
      </div>
    </div>
  );
}
