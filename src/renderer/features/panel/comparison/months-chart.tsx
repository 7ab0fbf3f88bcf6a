import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { along, axisOf, namePlaces } from '../../../../shared/models/comparison/scale.ts';
import { formatMeasure, formatMonth } from '../../../i18n/format-chart.ts';
import { type ChartProps, spokenAt, withSubjects } from './chart-props.ts';
import { DataTable } from './data-table.tsx';
import { LinePlot, type PlotLine } from './line-plot.tsx';
import { MonthButtons } from './month-buttons.tsx';
import { Readout } from './readout.tsx';

const MONTHS = 12;
/** A month stands in the middle of its twelfth of the plot, over its button. */
const middleOf = (month: number): number => (month + 0.5) / MONTHS;

/** Twelve values for each city, and a cursor that is drawn through the year. */
export function MonthsChart({ chart, words, language, subject }: ChartProps<'months'>): ReactNode {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const series = withSubjects(chart.series, subject);
  const axis = axisOf(
    series.flatMap(({ entry }) => entry.values),
    5,
  );
  const write = (value: number, decimals = chart.decimals): string =>
    formatMeasure(value, words.unit, language, decimals);
  const points = series.map(({ entry }) =>
    entry.values.map((value, month) => ({ x: middleOf(month), y: along(value, axis) })),
  );
  const names = namePlaces(points);
  const lines = series.map(({ subject: city }, index): PlotLine => ({
    subject: city,
    points: points[index] ?? [],
    label: names[index],
    here: points[index]?.[at],
  }));
  const month = formatMonth(at + 1, language);
  const readings = series.map(({ entry, subject: city }) => ({ subject: city, value: write(entry.values[at] ?? 0) }));
  const [one, other] = series.map(({ entry }) => entry.values[at] ?? 0);
  return (
    <>
      <Readout
        when={month}
        readings={readings}
        between={
          one === undefined || other === undefined
            ? undefined
            : t('comparison.apart', { value: write(Math.abs(one - other)) })
        }
      />
      <LinePlot
        lines={lines}
        marks={axis.marks.map((mark) => ({ y: along(mark, axis), label: write(mark, 0), strong: mark === 0 }))}
        value={at}
        most={MONTHS - 1}
        page={3}
        label={words.title}
        valueText={spokenAt(month, readings)}
        cursor={middleOf(at)}
        stepAt={(x) => Math.min(MONTHS - 1, Math.floor(x * MONTHS))}
        onChange={setAt}
      />
      <MonthButtons
        language={language}
        month={at + 1}
        onChoose={(chosen) => {
          setAt(chosen - 1);
        }}
      />
      <DataTable
        caption={words.title}
        head={[t('comparison.month'), ...series.map(({ subject: city }) => city.name)]}
        rows={Array.from({ length: MONTHS }, (_, each) => [
          formatMonth(each + 1, language),
          ...series.map(({ entry }) => write(entry.values[each] ?? 0)),
        ])}
      />
    </>
  );
}
