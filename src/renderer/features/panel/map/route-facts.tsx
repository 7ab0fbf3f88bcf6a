import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { clockAt, hoursApart } from '../../../../shared/models/map/clocks.ts';
import { distanceBetween, type Position } from '../../../../shared/models/map/sphere.ts';
import type { MapRoute } from '../../../../shared/panels/map.ts';
import { formatNumber, formatTime } from '../../../i18n/format.ts';

/** How often the clocks are looked at, in milliseconds; they show no seconds. */
const LOOK_AGAIN = 1000;

interface End {
  readonly title: string;
  readonly at: Position;
}

interface RouteFactsProps {
  readonly route: MapRoute;
  readonly from: End;
  readonly to: End;
  readonly language: string;
}

function useMinute(): number {
  const [minute, setMinute] = useState(() => Math.floor(Date.now() / 60_000));
  useEffect(() => {
    const timer = setInterval(() => {
      setMinute(Math.floor(Date.now() / 60_000));
    }, LOOK_AGAIN);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return minute * 60_000;
}

/** How far apart two cities are, over the ground and on the clock. */
export function RouteFacts({ route, from, to, language }: RouteFactsProps): ReactNode {
  const { t } = useTranslation();
  const now = useMinute();
  // To ten kilometres: where in a city one begins to measure is a matter of taste.
  const distance = Math.round(distanceBetween(from.at, to.at) / 10) * 10;
  const hours = hoursApart(route.from.utcOffsetMinutes, route.to.utcOffsetMinutes);
  const facts = [
    {
      label: t('map.distance'),
      value: t('fact.about', { value: t('map.kilometres', { value: formatNumber(distance, language) }) }),
    },
    {
      label: t('map.difference'),
      value: t('map.hours', { count: hours, value: formatNumber(hours, language, Number.isInteger(hours) ? 0 : 1) }),
    },
    {
      label: t('map.clock', { city: from.title }),
      value: formatTime(clockAt(now, route.from.utcOffsetMinutes), language),
    },
    { label: t('map.clock', { city: to.title }), value: formatTime(clockAt(now, route.to.utcOffsetMinutes), language) },
  ];
  return (
    <dl className="map-route">
      {facts.map(({ label, value }) => (
        <div key={label} className="map-route-fact">
          <dt className="fact-label">{label}</dt>
          <dd className="map-route-value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
