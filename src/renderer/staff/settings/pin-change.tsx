import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Entry } from '../../../shared/ipc/staff-contract.ts';
import { Button } from '../../ui/button.tsx';
import { ask } from '../ask.ts';
import { countdown } from '../door/countdown.ts';
import { PinPad } from '../door/pin-pad.tsx';
import { lookAtLobby, useLobby } from '../use-lobby.ts';

/** What is entered: the PIN there is, then the new one twice. */
type Step =
  | { readonly ask: 'old' }
  | { readonly ask: 'new'; readonly old: string }
  | { readonly ask: 'again'; readonly old: string; readonly pin: string };

interface PinChangeProps {
  readonly shuffle: boolean;
  /** It is over; `done` where the new PIN holds. */
  readonly onEnd: (done: boolean) => void;
}

/** Changes the PIN. A wrong old one counts as at the door, and nothing is changed before the new one was given twice. */
export function PinChange({ shuffle, onEnd }: PinChangeProps): ReactNode {
  const { t } = useTranslation('staff');
  const lobby = useLobby();
  const [step, setStep] = useState<Step>({ ask: 'old' });
  const [pending, setPending] = useState(false);
  const [said, setSaid] = useState<Entry | 'differ'>();
  const [hard, wait] = [lobby?.hard === true, lobby?.wait ?? 0];

  const change = async (old: string, pin: string): Promise<void> => {
    setPending(true);
    const answer = await ask('staff:change-pin', old, pin);
    await lookAtLobby();
    setPending(false);
    if (!answer.ok) return;
    const { value: entry } = answer;
    if (entry === 'open') {
      onEnd(true);
      return;
    }
    setStep(entry === 'short' || entry === 'simple' ? { ask: 'new', old } : { ask: 'old' });
    setSaid(entry);
  };
  const entered = (digits: string): void => {
    setSaid(undefined);
    switch (step.ask) {
      case 'old':
        setStep({ ask: 'new', old: digits });
        break;
      case 'new':
        setStep({ ask: 'again', old: step.old, pin: digits });
        break;
      case 'again':
        if (digits === step.pin) void change(step.old, digits);
        else {
          setStep({ ask: 'new', old: step.old });
          setSaid('differ');
        }
        break;
      default:
        step satisfies never;
    }
  };
  const known = said === undefined || said === 'open' || said === 'wait' || said === 'hard' ? undefined : said;
  const trouble = hard
    ? t('door.hard')
    : wait > 0
      ? t('door.wait', { time: countdown(wait) })
      : known && t(`door.${known}`);
  const asked = step.ask === 'old' ? t('pin.old') : t(`door.${step.ask}`);
  return (
    <div className="section leave-confirm">
      <h2 className="section-title">{t('pin.change')}</h2>
      <p className="door-asked" data-trouble={trouble === undefined ? undefined : ''} role="status">
        {pending ? t('door.checking') : (trouble ?? asked)}
      </p>
      <PinPad
        key={step.ask}
        label={asked}
        secret
        shuffle={shuffle}
        pending={pending}
        closed={hard || wait > 0}
        onEnter={entered}
      />
      <Button icon="close" onPress={() => onEnd(false)}>
        {t('pin.cancel')}
      </Button>
    </div>
  );
}
