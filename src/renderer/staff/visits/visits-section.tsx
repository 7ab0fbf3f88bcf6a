import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { VisitsView } from '../../../shared/ipc/staff-contract.ts';
import { formatNumber } from '../../i18n/format.ts';
import { autonym } from '../../i18n/names.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ask } from '../ask.ts';
import { Bars } from '../bars.tsx';
import { Figures } from './figures.tsx';
import { useWrite } from '../write.ts';

const spans = [7, 30, 90] as const;
type Span = (typeof spans)[number];

/** Most panels named in one chart. */
const NAMED = 10;

const manners = ['charts', 'figures'] as const;
type Manner = (typeof manners)[number];

interface ChartsProps {
  readonly view: VisitsView;
  readonly manner: Manner;
}

function Charts({ view, manner }: ChartsProps): ReactNode {
  const { t, i18n } = useTranslation('staff');
  const write = useWrite();
  const { summary, titles } = view;
  const number = (value: number): string => formatNumber(value, i18n.language);
  const named = (id: string): string => write.inLanguage(titles[id] ?? {}) || id;
  const time = (seconds: number): string =>
    t('visits.time', { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, '0') });
  const { quiz } = summary;
  const facts: readonly (readonly [string, string])[] = [
    [t('visits.total'), number(summary.visits)],
    [t('visits.mean'), time(summary.seconds)],
    [t('visits.choice'), number(summary.choice)],
    [t('visits.idle'), number(summary.idle)],
    [
      t('visits.quiz'),
      quiz.total === 0
        ? '–'
        : t('visits.quizValue', {
            played: number(quiz.played),
            percent: number(Math.round((quiz.right / quiz.total) * 100)),
          }),
    ],
  ];
  const rows = (list: readonly (readonly [string, number])[], name: (id: string) => string) =>
    list.slice(0, NAMED).map(([id, value]) => ({ id, name: name(id), value, words: number(value) }));
  return (
    <>
      <dl className="pack-facts visit-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2 className="section-title">{t('visits.days')}</h2>
      {manner === 'figures' ? (
        <Figures
          label={t('visits.days')}
          heads={[t('visits.day'), t('visits.number')]}
          rows={[...summary.days].reverse().map(({ date, visits }) => [write.day(date), number(visits)])}
        />
      ) : (
        <Bars
          label={t('visits.days')}
          variant="columns"
          bars={summary.days.map(({ date, visits }) => ({
            id: date,
            name: write.shortDay(date),
            value: visits,
            words: number(visits),
          }))}
          named={(at) => at % Math.ceil(summary.days.length / 7) === 0}
        />
      )}
      <h2 className="section-title">{t('visits.hours')}</h2>
      {manner === 'figures' ? (
        <Figures
          label={t('visits.hours')}
          heads={[t('visits.hour'), t('visits.number')]}
          rows={summary.hours.map((value, hour) => [write.hour(hour), number(value)])}
        />
      ) : (
        <Bars
          label={t('visits.hours')}
          variant="columns"
          bars={summary.hours.map((value, hour) => ({
            id: String(hour),
            name: String(hour),
            value,
            words: number(value),
          }))}
          named={(at) => at % 3 === 0}
        />
      )}
      {summary.visits === 0 ? null : (
        <>
          <h2 className="section-title">{t('visits.languages')}</h2>
          <Bars label={t('visits.languages')} variant="rows" bars={rows(summary.languages, autonym)} />
          <h2 className="section-title">{t('visits.panels')}</h2>
          <Bars
            label={t('visits.panels')}
            variant="rows"
            bars={summary.panels.slice(0, NAMED).map(({ id, opened, seconds }) => ({
              id,
              name: named(id),
              value: opened,
              words: t('visits.opened', { number: number(opened), time: time(seconds) }),
            }))}
          />
          <h2 className="section-title">{t('visits.stops')}</h2>
          <Bars label={t('visits.stops')} variant="rows" bars={rows(summary.stops, named)} />
        </>
      )}
    </>
  );
}

/** Visits: counts only, of the last 7, 30 or 90 days. */
export function VisitsSection(): ReactNode {
  const { t } = useTranslation('staff');
  const [span, setSpan] = useState<Span>(7);
  const [manner, setManner] = useState<Manner>('charts');
  const [view, setView] = useState<VisitsView>();
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    void ask('staff:visits', span).then((answer) => {
      if (answer.ok) setView(answer.value);
    });
  }, [span]);
  const save = async (): Promise<void> => {
    const answer = await ask('staff:visits-export');
    setSaid(answer.ok && answer.value.ok ? t('visits.exported') : t('settings.noStick'));
  };
  return (
    <div className="section setting-list">
      <Choice
        label={t('visits.span')}
        options={spans.map((days) => ({ id: String(days), label: t('visits.spanDays', { count: days }) }))}
        selected={String(span)}
        onSelect={(id) => setSpan(Number(id) as Span)}
      />
      <Choice
        label={t('visits.shownAs')}
        options={manners.map((each) => ({ id: each, label: t(`visits.${each}`) }))}
        selected={manner}
        onSelect={(id) => setManner(id as Manner)}
      />
      {view === undefined ? null : <Charts view={view} manner={manner} />}
      <div className="pack-actions">
        <Button icon="stick" onPress={() => void save()}>
          {t('settings.export')}
        </Button>
      </div>
      <p className="section-note" role="status">
        {said ?? t('visits.note')}
      </p>
    </div>
  );
}
