import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Entry, PowerAction } from '../../../shared/ipc/staff-contract.ts';
import { Button } from '../../ui/button.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { ask } from '../ask.ts';
import { countdown } from '../door/countdown.ts';
import { PinPad } from '../door/pin-pad.tsx';
import { lookAtLobby, useLobby } from '../use-lobby.ts';

const icons: Readonly<Record<PowerAction, IconName>> = {
  restart: 'restart',
  reboot: 'restart',
  off: 'power',
  desktop: 'leave',
};

/** Leaving for good, and beginning anew: each once more with the PIN. */
export function LeaveSection({ shuffle }: { readonly shuffle: boolean }): ReactNode {
  const { t } = useTranslation('staff');
  const lobby = useLobby();
  const [offered, setOffered] = useState<readonly PowerAction[]>([]);
  const [chosen, setChosen] = useState<PowerAction>();
  const [pending, setPending] = useState(false);
  const [said, setSaid] = useState<Entry | 'refused'>();
  useEffect(() => {
    void ask('staff:power-offered').then((answer) => {
      if (answer.ok) setOffered(answer.value);
    });
  }, []);
  const confirm = async (action: PowerAction, pin: string): Promise<void> => {
    setPending(true);
    const answer = await ask('staff:power', action, pin);
    await lookAtLobby();
    setPending(false);
    setSaid(answer.ok ? answer.value : 'refused');
  };
  const wait = lobby?.wait ?? 0;
  if (chosen === undefined) {
    return (
      <div className="section">
        <p className="section-note">{t('leave.note')}</p>
        <div className="pack-actions">
          {offered.map((action) => (
            <Button
              key={action}
              icon={icons[action]}
              onPress={() => {
                setSaid(undefined);
                setChosen(action);
              }}
            >
              {t(`leave.${action}`)}
            </Button>
          ))}
        </div>
      </div>
    );
  }
  const trouble =
    lobby?.hard === true
      ? t('door.hard')
      : wait > 0
        ? t('door.wait', { time: countdown(wait) })
        : said === 'refused'
          ? t('leave.refused')
          : said === 'wrong' || said === 'disk'
            ? t(`door.${said}`)
            : undefined;
  return (
    <div className="section leave-confirm">
      <h2 className="section-title">{t(`leave.${chosen}`)}</h2>
      <p className="door-asked" data-trouble={trouble === undefined ? undefined : ''} role="status">
        {pending ? t('door.checking') : (trouble ?? t('leave.confirm'))}
      </p>
      <PinPad
        label={t('leave.confirm')}
        secret
        shuffle={shuffle}
        pending={pending}
        closed={wait > 0 || lobby?.hard === true}
        onEnter={(pin) => void confirm(chosen, pin)}
      />
      <Button icon="close" onPress={() => setChosen(undefined)}>
        {t('pin.cancel')}
      </Button>
    </div>
  );
}
