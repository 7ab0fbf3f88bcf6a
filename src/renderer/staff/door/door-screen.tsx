import type { TFunction } from 'i18next';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ConsoleFrame, Entry, Lobby } from '../../../shared/ipc/staff-contract.ts';
import { Button } from '../../ui/button.tsx';
import { OrnamentBorder } from '../../ui/ornament/ornament.tsx';
import { ask } from '../ask.ts';
import { HeadTools } from '../head-tools.tsx';
import { lookAtLobby } from '../use-lobby.ts';
import { countdown } from './countdown.ts';
import { PinPad } from './pin-pad.tsx';

/** What is entered: the PIN; or, the first time, the setup code and then the new PIN twice. */
type Step =
  | { readonly ask: 'pin' | 'code' }
  | { readonly ask: 'new'; readonly code: string }
  | { readonly ask: 'again'; readonly code: string; readonly pin: string };

type StaffT = TFunction<'staff'>;

/** What came of the last try, in words; nothing where there is nothing to say. */
function saying(entry: Entry | 'differ' | undefined, code: boolean, t: StaffT): string | undefined {
  if (entry === undefined || entry === 'open' || entry === 'wait' || entry === 'hard') return undefined;
  return entry === 'wrong' && code ? t('door.wrongCode') : t(`door.${entry}`);
}

interface DoorScreenProps {
  readonly lobby: Lobby;
  readonly shuffle: boolean;
  readonly frame: ConsoleFrame;
}

/** The pad before the console: a PIN, or the first PIN to be set. */
export function DoorScreen({ lobby, shuffle, frame }: DoorScreenProps): ReactNode {
  const { t } = useTranslation('staff');
  const setUp = lobby.at === 'setup';
  const [step, setStep] = useState<Step>({ ask: setUp ? 'code' : 'pin' });
  const [pending, setPending] = useState(false);
  const [said, setSaid] = useState<{ readonly entry: Entry | 'differ'; readonly code: boolean }>();
  const closed = lobby.hard || lobby.wait > 0;

  const tried = async (work: Promise<{ ok: boolean; value?: Entry }>, code: boolean): Promise<void> => {
    setPending(true);
    setSaid(undefined);
    const { value: entry = 'wrong' } = await work;
    if (entry === 'short' || entry === 'simple') setStep((before) => ({ ask: 'new', code: codeOf(before) }));
    else if (code) setStep({ ask: 'code' });
    setSaid({ entry, code });
    await lookAtLobby();
    setPending(false);
  };
  const entered = (digits: string): void => {
    setSaid(undefined);
    switch (step.ask) {
      case 'pin':
        void tried(ask('staff:enter', digits), false);
        break;
      case 'code':
        setStep({ ask: 'new', code: digits });
        break;
      case 'new':
        setStep({ ask: 'again', code: step.code, pin: digits });
        break;
      case 'again':
        if (digits === step.pin) void tried(ask('staff:setup', step.code, digits), true);
        else {
          setStep({ ask: 'new', code: step.code });
          setSaid({ entry: 'differ', code: false });
        }
        break;
      default:
        step satisfies never;
    }
  };
  const words = saying(said?.entry, said?.code === true, t);
  const trouble = lobby.hard
    ? t('door.hard')
    : lobby.wait > 0
      ? t('door.wait', { time: countdown(lobby.wait) })
      : words;
  const asked = t(`door.${step.ask}`);
  return (
    <main className="door">
      <header className="door-head">
        <OrnamentBorder place="inside" />
        <h1 className="door-title">{setUp ? t('door.setup') : t('door.title')}</h1>
      </header>
      <div className="door-body">
        <p className="door-asked" data-trouble={trouble === undefined ? undefined : ''} role="status">
          {pending ? t('door.checking') : (trouble ?? asked)}
        </p>
        <PinPad
          key={step.ask}
          label={asked}
          secret={step.ask !== 'code'}
          shuffle={shuffle && step.ask !== 'code'}
          pending={pending}
          closed={closed}
          onEnter={entered}
        />
        <div className="door-foot">
          <HeadTools frame={frame} />
          <Button icon="back" onPress={() => void ask('staff:leave')}>
            {t('door.leave')}
          </Button>
        </div>
      </div>
    </main>
  );
}

const codeOf = (step: Step): string => ('code' in step ? step.code : '');
