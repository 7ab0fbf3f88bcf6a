import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { along, axisOf, namePlaces } from '../../../../shared/models/comparison/scale.ts';
import {
  dayOfYear,
  daysInYear,
  hoursAndMinutes,
  monthAndDay,
} from '../../../../shared/models/comparison/year-of-days.ts';
import { cityClock } from '../../../../shared/scene/sky.ts';
import type { Place } from '../../../../shared/schema/pack.ts';
import { formatNumber, formatTime } from '../../../i18n/format.ts';
import { formatDay, formatMonth } from '../../../i18n/format-chart.ts';
import { Button } from '../../../ui/button.tsx';
import { type ChartProps, spokenAt, type Subject } from './chart-props.ts';
import { DataTable } from './data-table.tsx';
import { LinePlot, type PlotLine } from './line-plot.tsx';
import { MonthButtons } from './month-buttons.tsx';
import { Readout } from './readout.tsx';
import { daylightOfYear, sunOn } from './sun.ts';

/** Most points of a drawn line: a curve as smooth as this one needs no more than one a week. */
const DRAWN_EVERY = 5;

/** Hours that the axis always holds: near the equator days hardly change, and should not seem to. */
const LEAST_SPAN = [8, 16];

type Lit = Subject & { readonly place: Place };

/** How long the sun is up on every day of the year, beginning with today. */
export function DayLengthChart({ chart, words, language, subject }: ChartProps<'day-length'>): ReactNode {
  const { t } = useTranslation();
  const cities = chart.subjects.flatMap((id): Lit[] => {
    const city = subject(id);
    return city?.place === undefined ? [] : [{ ...city, place: city.place }];
  });
  const [today] = useState(() => {
    const clock = cityClock(cities[0]?.place ?? { latitude: 0, longitude: 0, utcOffsetMinutes: 0 }, new Date());
    const year = clock.getUTCFullYear();
    return { year, day: dayOfYear(year, clock.getUTCMonth() + 1, clock.getUTCDate()) };
  });
  const { year } = today;
  const [at, setAt] = useState(today.day);
  const places = JSON.stringify(cities.map((city) => city.place));
  // Two years of sunrises are some milliseconds of work; a finger that drags has none to spare.
  const years = useMemo(
    () => (JSON.parse(places) as Place[]).map((place) => daylightOfYear(place, year)),
    [places, year],
  );
  const days = daysInYear(year);
  const axis = axisOf(years.flat(), 5, LEAST_SPAN);
  const placeOf = (day: number): number => (day + 0.5) / days;
  const write = (value: number): string => t('comparison.duration', hoursAndMinutes(value));
  const pointOf = (hours: readonly number[], day: number) => ({ x: placeOf(day), y: along(hours[day] ?? 0, axis) });
  const drawn = years.map((hours) =>
    Array.from({ length: Math.ceil(days / DRAWN_EVERY) + 1 }, (_, index) =>
      pointOf(hours, Math.min(days - 1, index * DRAWN_EVERY)),
    ),
  );
  const names = namePlaces(drawn);
  const lines = cities.map((city, index): PlotLine => ({
    subject: city,
    points: drawn[index] ?? [],
    label: names[index],
    here: pointOf(years[index] ?? [], at),
  }));
  const { month, day } = monthAndDay(year, at);
  const clock = (moment: Date, place: Place): string => {
    const local = cityClock(place, moment);
    return formatTime({ hours: local.getUTCHours(), minutes: local.getUTCMinutes() }, language);
  };
  const readings = cities.map((city, index) => {
    const { sunrise, sunset } = sunOn(city.place, year, at);
    return {
      subject: city,
      value: write(years[index]?.[at] ?? 0),
      aside:
        sunrise === null || sunset === null
          ? undefined
          : t('comparison.sun', { from: clock(sunrise, city.place), to: clock(sunset, city.place) }),
    };
  });
  const [one, other] = years.map((hours) => hours[at] ?? 0);
  const when =
    at === today.day
      ? t('comparison.today', { day: formatDay(month, day, language) })
      : formatDay(month, day, language);
  return (
    <>
      <Readout
        when={when}
        readings={readings}
        between={
          one === undefined || other === undefined
            ? undefined
            : t('comparison.apart', { value: write(Math.abs(one - other)) })
        }
      />
      <LinePlot
        lines={lines}
        marks={axis.marks.map((mark) => ({
          y: along(mark, axis),
          label: t('comparison.hours', { hours: formatNumber(mark, language) }),
          strong: mark === 12,
        }))}
        value={at}
        most={days - 1}
        page={30}
        label={words.title}
        valueText={spokenAt(when, readings)}
        cursor={placeOf(at)}
        stepAt={(x) => Math.min(days - 1, Math.floor(x * days))}
        onChange={setAt}
      />
      <MonthButtons
        language={language}
        month={month}
        onChoose={(chosen) => {
          setAt(dayOfYear(year, chosen, 15));
        }}
      />
      <div className="chart-keys">
        <Button
          pressed={at === today.day}
          onPress={() => {
            setAt(today.day);
          }}
        >
          {t('comparison.now')}
        </Button>
      </div>
      <DataTable
        caption={words.title}
        head={[t('comparison.month'), ...cities.map((city) => city.name)]}
        rows={Array.from({ length: 12 }, (_, each) => {
          const middle = dayOfYear(year, each + 1, 15);
          return [formatMonth(each + 1, language), ...years.map((hours) => write(hours[middle] ?? 0))];
        })}
      />
    </>
  );
}
