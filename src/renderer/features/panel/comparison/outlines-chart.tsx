import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { areaOf, flatten, type Outline, outlineRings } from '../../../../shared/models/comparison/outline.ts';
import { Foreign } from '../../../ui/foreign.tsx';
import { formatMeasure } from '../../../i18n/format-chart.ts';
import { formatCredit } from '../../../i18n/format-credit.ts';
import { formatDate } from '../../../i18n/format.ts';
import { type ChartProps, withSubjects } from './chart-props.ts';
import { type DrawnOutline, OutlinesMap } from './outlines-map.tsx';
import { Readout } from './readout.tsx';

interface OutlinesChartProps extends ChartProps<'outlines'> {
  /** The address of a file of the pack. */
  readonly address: (file: string) => string;
}

/** Reads an outline; one that cannot be read or drawn is left out, for the figures say the same. */
async function loadOutline(address: string): Promise<Outline | undefined> {
  try {
    const rings = outlineRings((await (await fetch(address)).json()) as unknown);
    return rings === undefined ? undefined : flatten(rings);
  } catch {
    return undefined;
  }
}

/** Areas as figures and as outlines at one scale, each with the credit that its licence asks for. */
export function OutlinesChart({ chart, words, language, subject, address }: OutlinesChartProps): ReactNode {
  const { t } = useTranslation();
  const entries = withSubjects(chart.outlines, subject);
  const [outlines, setOutlines] = useState<readonly (Outline | undefined)[]>();
  const addresses = entries.map(({ entry }) => address(entry.file)).join('\n');
  useEffect(() => {
    let wanted = true;
    void Promise.all(addresses.split('\n').map(loadOutline)).then((loaded) => {
      if (wanted) setOutlines(loaded);
    });
    return () => {
      wanted = false;
    };
  }, [addresses]);
  const drawn = entries
    .flatMap(({ subject: city }, index): DrawnOutline[] => {
      const outline = outlines?.[index];
      return outline === undefined ? [] : [{ subject: city, outline }];
    })
    .sort((a, b) => areaOf(b.outline) - areaOf(a.outline));
  const write = (value: number): string => formatMeasure(value, words.unit, language, chart.decimals);
  return (
    <>
      <Readout
        readings={entries.map(({ entry, subject: city }) => ({
          subject: city,
          value: write(entry.value),
          aside: formatDate(entry.date, language, t),
        }))}
      />
      {drawn.length === 0 ? (
        <div className="outlines-frame" />
      ) : (
        <OutlinesMap
          key={drawn.map((each) => each.subject.id).join(' ')}
          drawn={drawn}
          language={language}
          label={words.title}
        />
      )}
      <p className="chart-credit">
        <Foreign>
          {entries.map(({ entry, subject: city }) => `${city.name}: ${formatCredit(entry.credit, t)}`).join('. ')}
        </Foreign>
      </p>
    </>
  );
}
