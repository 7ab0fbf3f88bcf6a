import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { along, axisOf } from '../../../../shared/models/comparison/scale.ts';
import { dateToYears, datesOf, latestAt, nearestDate } from '../../../../shared/models/comparison/series.ts';
import { formatDate } from '../../../i18n/format.ts';
import { formatMeasure, formatShort } from '../../../i18n/format-chart.ts';
import { Button } from '../../../ui/button.tsx';
import { type ChartProps, spokenAt, withSubjects } from './chart-props.ts';
import { DataTable } from './data-table.tsx';
import { LinePlot, type PlotLine } from './line-plot.tsx';
import { Readout } from './readout.tsx';

/** Counts through time; the cursor goes from count to count and shows for each city the last one known. */
export function YearsChart({ chart, words, language, subject }: ChartProps<'years'>): ReactNode {
  const { t } = useTranslation();
  const series = withSubjects(chart.series, subject);
  const dates = datesOf(series.map(({ entry }) => entry.points));
  const last = dates.length - 1;
  const [chosen, setAt] = useState(last);
  const at = Math.min(chosen, last);
  const here = dates[at] ?? '';
  const from = dateToYears(dates[0] ?? '0');
  const span = { from, to: Math.max(dateToYears(dates[last] ?? '1'), from + 1) };
  const axis = axisOf(
    series.flatMap(({ entry }) => entry.points.map((point) => point.value)),
    5,
    [0],
  );
  const write = (value: number): string => formatMeasure(value, words.unit, language, chart.decimals);
  const day = (date: string): string => formatDate(date, language, t);
  const pointOf = ({ date, value }: { date: string; value: number }) => ({
    x: along(dateToYears(date), span),
    y: along(value, axis),
  });
  const lines = series.map(({ entry, subject: city }): PlotLine => {
    const points = entry.points.map(pointOf);
    const known = latestAt(entry.points, here);
    const end = points.at(-1) ?? { x: 0, y: 0 };
    return {
      subject: city,
      points,
      dotted: true,
      label: { at: end, side: 'above' },
      here: known === undefined ? undefined : pointOf(known),
    };
  });
  const readings = series.map(({ entry, subject: city }) => {
    const known = latestAt(entry.points, here);
    return {
      subject: city,
      value: known === undefined ? '–' : write(known.value),
      aside: known === undefined ? t('comparison.none') : day(known.date),
    };
  });
  return (
    <>
      <Readout readings={readings} />
      <LinePlot
        lines={lines}
        marks={axis.marks.map((mark) => ({ y: along(mark, axis), label: formatShort(mark, language) }))}
        value={at}
        most={last}
        page={5}
        label={words.title}
        valueText={spokenAt(day(here), readings)}
        cursor={along(dateToYears(here), span)}
        stepAt={(x) => nearestDate(dates, span.from + x * (span.to - span.from))}
        onChange={setAt}
      />
      <div className="plot-ends" aria-hidden="true">
        <span>{day(dates[0]?.slice(0, 4) ?? '')}</span>
        <span>{day(dates[last]?.slice(0, 4) ?? '')}</span>
      </div>
      <div className="chart-keys chart-steps">
        <Button
          icon="back"
          disabled={at === 0}
          onPress={() => {
            setAt(at - 1);
          }}
        >
          {t('comparison.earlier')}
        </Button>
        <Button
          icon="next"
          iconAt="end"
          disabled={at === last}
          onPress={() => {
            setAt(at + 1);
          }}
        >
          {t('comparison.later')}
        </Button>
      </div>
      {series.map(({ entry, subject: city }) => (
        <DataTable
          key={city.id}
          caption={`${words.title}: ${city.name}, ${words.series?.[entry.subject] ?? ''}`}
          head={[t('comparison.date'), city.name]}
          rows={entry.points.map((point) => [day(point.date), write(point.value)])}
        />
      ))}
    </>
  );
}
