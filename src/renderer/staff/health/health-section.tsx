import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { HealthView } from '../../../shared/ipc/staff-contract.ts';
import { formatNumber } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { ask } from '../ask.ts';
import { JobView } from '../packs/job-view.tsx';
import { lookAtDesk, useDesk } from '../use-desk.ts';
import { useWrite } from '../write.ts';
import { indexAge, wordOf } from './channel-words.ts';
import { Ruler } from './ruler.tsx';
import { ScreenTest } from './screen-test.tsx';
import { playTone } from './tone.ts';
import { TouchTest } from './touch-test.tsx';

const HOUR = 3_600;

function Facts({ view }: { readonly view: HealthView }): ReactNode {
  const { t, i18n } = useTranslation('staff');
  const write = useWrite();
  const number = (value: number): string => formatNumber(value, i18n.language);
  const span = (seconds: number): string =>
    t('health.span', {
      days: number(Math.floor(seconds / (24 * HOUR))),
      hours: number(Math.floor(seconds / HOUR) % 24),
    });
  const { disk, memory, temperature, clock, ahead } = view;
  const free = ({ free: left, total }: { free: number; total: number }): string =>
    t('health.free', { free: write.size(left), total: write.size(total) });
  const { state, lastOutcome } = view.channel;
  const age = indexAge(view.channel, clock);
  const news: string[] = [
    state === 'off' ? t('channel.off') : '',
    age === undefined ? '' : t('channel.age', { age: span(age) }),
    state !== 'off' && age === undefined && lastOutcome === null ? t('channel.never') : '',
    state === 'waiting-for-quiet' ? t('channel.waits') : '',
    lastOutcome?.kind === 'refused'
      ? `${t(`channel.fault.${wordOf(lastOutcome.fault.code)}`)} (${lastOutcome.fault.code})`
      : '',
  ];
  const facts: readonly (readonly [string, string])[] = [
    [t('health.clock'), write.moment(clock, ahead)],
    [t('health.disk'), disk === null ? '–' : free(disk)],
    [t('health.memory'), free(memory)],
    [t('health.temperature'), temperature === null ? t('health.untold') : `${number(temperature)} °C`],
    [t('health.running'), span(view.running)],
    [t('health.on'), span(view.on)],
    [t('channel.name'), news.filter((each) => each !== '').join(' ')],
    [t('health.version'), `${view.application} · Electron ${view.electron} · ${view.system}`],
  ];
  return (
    <dl className="pack-facts visit-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** When the kiosk began anew and why, and what its log calls trouble. */
function History({ view }: { readonly view: HealthView }): ReactNode {
  const { t } = useTranslation('staff');
  const write = useWrite();
  const { restarts, troubles, ahead } = view;
  return (
    <>
      <h2 className="section-title">{t('health.restarts')}</h2>
      {restarts.length === 0 ? (
        <p className="section-note">{t('health.noRestarts')}</p>
      ) : (
        <ul className="troubles">
          {restarts.map(({ time, cause }) => (
            <li key={time}>
              <span className="troubles-time">{write.moment(time, ahead)}</span> <span>{t(`cause.${cause}`)}</span>
            </li>
          ))}
        </ul>
      )}
      <h2 className="section-title">{t('health.troubles')}</h2>
      {troubles.length === 0 ? (
        <p className="section-note">{t('health.noTroubles')}</p>
      ) : (
        <ul className="troubles">
          {troubles.map(({ time, event }) => (
            <li key={`${time} ${event}`}>
              <span className="troubles-time">{write.moment(time, ahead)}</span> <span lang="en">{event}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Health: what the machine says of itself, and tests that need a person. */
export function HealthSection(): ReactNode {
  const { t } = useTranslation('staff');
  const desk = useDesk();
  const [view, setView] = useState<HealthView>();
  const [test, setTest] = useState<'touch' | 'screen'>();
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    void ask('staff:health').then((answer) => {
      if (answer.ok) setView(answer.value);
    });
  }, []);
  const save = async (): Promise<void> => {
    const answer = await ask('staff:health-export');
    setSaid(answer.ok && answer.value.ok ? t('health.exported') : t('settings.noStick'));
  };
  if (view === undefined) return null;
  const end = (): void => setTest(undefined);
  const job = desk?.job ?? null;
  return (
    <div className="section">
      {test === 'touch' ? <TouchTest onEnd={end} /> : null}
      {test === 'screen' ? <ScreenTest onEnd={end} /> : null}
      <Facts view={view} />
      <h2 className="section-title">{t('health.tests')}</h2>
      <div className="pack-actions">
        <Button icon="touch" onPress={() => setTest('touch')}>
          {t('health.touch')}
        </Button>
        <Button icon="whole" onPress={() => setTest('screen')}>
          {t('health.screen')}
        </Button>
        <Button icon="sound" onPress={() => playTone()}>
          {t('health.sound')}
        </Button>
        <Button
          icon="check"
          disabled={job?.state === 'running'}
          onPress={() => void ask('staff:integrity').then(lookAtDesk)}
        >
          {t('health.integrity')}
        </Button>
        <Button icon="stick" onPress={() => void save()}>
          {t('health.report')}
        </Button>
      </div>
      {said === undefined ? null : (
        <p className="section-note" role="status">
          {said}
        </p>
      )}
      {job === null ? null : <JobView job={job} />}
      <Ruler />
      <History view={view} />
    </div>
  );
}
