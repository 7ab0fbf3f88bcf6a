import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { SELF } from '../../../../shared/models/comparison/subject.ts';
import { useExhibit } from '../../../state/kiosk-context.tsx';
import { Button } from '../../../ui/button.tsx';
import type { PanelViewProps } from '../panel-view.ts';
import { BarsChart } from './bars-chart.tsx';
import type { Subject } from './chart-props.ts';
import { DayLengthChart } from './day-length-chart.tsx';
import { MonthsChart } from './months-chart.tsx';
import { OutlinesChart } from './outlines-chart.tsx';
import { YearsChart } from './years-chart.tsx';

type Props = PanelViewProps<'comparison'>;

interface ShownChartProps extends Pick<Props, 'panel' | 'text' | 'language' | 'address'> {
  readonly at: number;
}

function ShownChart({ panel, text, language, address, at }: ShownChartProps): ReactNode {
  const { pack } = useExhibit();
  const chart = panel.charts[at];
  const words = chart === undefined ? undefined : text.charts[chart.id];
  if (chart === undefined || words === undefined) return null;
  const subject = (id: string): Subject | undefined => {
    const index = panel.subjects.findIndex((each) => each.id === id);
    const found = panel.subjects[index];
    if (found === undefined) return undefined;
    return { id, index, name: text.subjects[id] ?? id, place: found.place ?? (id === SELF ? pack.place : undefined) };
  };
  const given = { words, language, subject };
  switch (chart.kind) {
    case 'months':
      return <MonthsChart chart={chart} {...given} />;
    case 'day-length':
      return <DayLengthChart chart={chart} {...given} />;
    case 'years':
      return <YearsChart chart={chart} {...given} />;
    case 'bars':
      return <BarsChart chart={chart} {...given} />;
    case 'outlines':
      return <OutlinesChart chart={chart} {...given} address={(file) => address({ file, credit: '' })} />;
    default:
      return chart satisfies never;
  }
}

/** Two cities side by side: one chart at a time, chosen by its button. */
export function ComparisonPanel({ panel, text, language, address, head, actions }: Props): ReactNode {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const chart = panel.charts[at];
  const words = chart === undefined ? undefined : text.charts[chart.id];
  return (
    <div className="panel-words comparison">
      {head}
      {text.body === undefined ? null : <p className="panel-body">{text.body}</p>}
      {panel.charts.length < 2 ? null : (
        <div className="chart-tabs" role="group" aria-label={t('comparison.charts')}>
          {panel.charts.map((each, index) => (
            <Button
              key={each.id}
              pressed={index === at}
              onPress={() => {
                setAt(index);
              }}
            >
              {text.charts[each.id]?.tab ?? each.id}
            </Button>
          ))}
        </div>
      )}
      {chart === undefined ? null : (
        <section key={chart.id} className={`chart chart-${chart.kind}`} aria-label={words?.title ?? ''}>
          <h2 className="chart-title">{words?.title}</h2>
          <ShownChart panel={panel} text={text} language={language} address={address} at={at} />
          {words?.note === undefined ? null : <p className="chart-note">{words.note}</p>}
        </section>
      )}
      {actions}
    </div>
  );
}
