import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDate, formatNumber } from '../../../i18n/format.ts';
import { type ChartProps, withSubjects } from './chart-props.ts';
import { Mark } from './mark.tsx';

/** One number a city, as bars from zero. */
export function BarsChart({ chart, words, language, subject }: ChartProps<'bars'>): ReactNode {
  const { t } = useTranslation();
  const bars = withSubjects(chart.bars, subject);
  const most = Math.max(...bars.map(({ entry }) => entry.value), Number.MIN_VALUE);
  return (
    <dl className="bars">
      {bars.map(({ entry, subject: city }) => (
        <div key={city.id} className="bar">
          <dt className="bar-name">
            <Mark index={city.index} />
            {city.name}
          </dt>
          <dd className="bar-figure">
            {formatNumber(entry.value, language, chart.decimals)}
            {words.unit === undefined ? null : <span className="bar-unit">{`\u00A0${words.unit}`}</span>}
          </dd>
          <dd
            className={`bar-length bar-length-${city.index}`}
            style={{ width: `${((entry.value / most) * 100).toFixed(2)}%` }}
            aria-hidden="true"
          />
          {chart.timeless === true ? null : <dd className="bar-date">{formatDate(entry.date, language, t)}</dd>}
        </div>
      ))}
    </dl>
  );
}
