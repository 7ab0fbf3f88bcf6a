import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { decades, timeScale } from '../../../../shared/models/timeline/scale.ts';
import { type Era, entryOf, eraAt, nearest, type Placed } from '../../../../shared/models/timeline/walk.ts';
import { formatYear } from '../../../i18n/format.ts';
import { useStrip } from './use-strip.ts';

interface StripProps {
  readonly placed: readonly Placed<{ readonly id: string }>[];
  readonly eras: readonly Era[];
  readonly at: number;
  /** The event chosen in words, for screen readers. */
  readonly value: string;
  /** Titles of the lanes laid over each other; one of them stands for itself. */
  readonly lanes: readonly string[];
  readonly choose: (index: number) => void;
}

/** Units that the names of the cities take at the left edge. */
const LEGEND = 1.5;

/** Where something lies on the strip; as a value of CSS, so that it holds at any size of screen. */
const along = (place: number): string => `calc(var(--unit) * ${place})`;

/** A strip of time under a needle: drag it, flick it, tap an event, or use the arrow keys. */
export function Strip({ placed, eras, at, value, lanes, choose }: StripProps): ReactNode {
  const { t } = useTranslation();
  const scale = useMemo(() => timeScale(placed), [placed]);
  const { positions } = scale;
  const { tape, unit, reach, handlers } = useStrip({
    places: positions,
    at,
    layout: String(lanes.length),
    choose,
    pick: (place, down) => {
      const lane = lanes.length > 1 && down > 0.5 ? 1 : 0;
      const mine = positions.map((each, index) => (placed[index]?.lane === lane ? each : Number.POSITIVE_INFINITY));
      return nearest(mine, place);
    },
    onKey: (key) => {
      const by = key === 'PageUp' ? 1 : key === 'PageDown' ? -1 : 0;
      const era = eras[Math.max(0, eraAt(eras, placed[at]?.years ?? 0)) + by];
      if (by === 0 || era === undefined) return false;
      choose(entryOf(era, placed));
      return true;
    },
  });
  const here = positions[at] ?? 0;
  // Labels that would be cut by the edge are left out, and come when the strip brings them in.
  const legend = lanes.length > 1 ? LEGEND : 0;
  const seen = (place: number): boolean => place - here >= legend + 0.5 - reach && place - here <= reach - 0.5;
  const end = (positions.at(-1) ?? 0) + 0.6;
  return (
    <div
      data-pans=""
      className={`timeline-strip timeline-lanes-${lanes.length}`}
      role="slider"
      tabIndex={0}
      aria-label={t('timeline.strip')}
      aria-valuemin={1}
      aria-valuemax={placed.length}
      aria-valuenow={at + 1}
      aria-valuetext={value}
      {...handlers}
    >
      <div ref={tape} className="timeline-tape" aria-hidden="true">
        <i ref={unit} className="timeline-unit" />
        {eras.map((era, index) => {
          const from = scale.at(era.from);
          const to = era.to === undefined ? end : scale.at(era.to + 1);
          return (
            <i
              key={era.from}
              className={`timeline-band timeline-band-${index % 2}`}
              style={{ left: along(from), width: along(to - from) }}
            />
          );
        })}
        <i className="timeline-axis" style={{ left: along(-0.6), width: along(end + 0.6) }} />
        {decades(placed).map((year) => (
          <i key={year} className="timeline-decade" style={{ left: along(scale.at(year)) }} />
        ))}
        {placed.map(({ event, lane, years }, index) => {
          const place = positions[index] ?? 0;
          return (
            <span
              key={event.id}
              className={`timeline-mark timeline-mark-${lane}${index === at ? ' timeline-chosen' : ''}`}
              style={{ left: along(place) }}
            >
              <i className="timeline-dot" />
              {seen(place) ? <span className="timeline-year">{formatYear(Math.floor(years), t)}</span> : null}
            </span>
          );
        })}
      </div>
      {lanes.length < 2
        ? null
        : lanes.map((title, lane) => (
            <span
              key={title}
              className={`timeline-legend timeline-legend-${lane} timeline-city timeline-city-${lane}`}
              aria-hidden="true"
            >
              {title}
            </span>
          ))}
      <i className="timeline-needle" aria-hidden="true" />
    </div>
  );
}
