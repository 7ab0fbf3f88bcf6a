import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { getPosition } from 'suncalc';

import type { Light } from '../../shared/scene/dress-picture.ts';
import { cityClock, lightOf, seasonOf } from '../../shared/scene/sky.ts';
import type { Pack } from '../../shared/schema/pack.ts';

/** What it is like in the city at this moment. */
export interface Sky {
  readonly light: Light;
  readonly season: string | undefined;
  /** Hours and minutes on the city's clocks; undefined where the pack does not say where the city lies. */
  readonly time: { readonly hours: number; readonly minutes: number } | undefined;
}

const HOUR = 3_600_000;

function skyOver(pack: Pack, now: Date): Sky {
  const { place } = pack;
  if (place === undefined) return { light: 'day', season: undefined, time: undefined };
  const altitude = (at: Date): number => getPosition(at, place.latitude, place.longitude).altitude;
  const clock = cityClock(place, now);
  return {
    light: lightOf(altitude(now), altitude(new Date(now.getTime() + HOUR))),
    season: seasonOf(pack, now),
    time: { hours: clock.getUTCHours(), minutes: clock.getUTCMinutes() },
  };
}

/** How often the sky is looked at, in milliseconds: a clock that shows minutes needs no more. */
const LOOK_AGAIN = 10_000;

const same = (a: Sky, b: Sky): boolean =>
  a.light === b.light &&
  a.season === b.season &&
  a.time?.hours === b.time?.hours &&
  a.time?.minutes === b.time?.minutes;

const SkyContext = createContext<Sky>({ light: 'day', season: undefined, time: undefined });

/** Keeps the light, the season and the clock of the city for everything below. */
export function SkyProvider({ pack, children }: { pack: Pack; children: ReactNode }): ReactNode {
  const [sky, setSky] = useState(() => skyOver(pack, new Date()));
  useEffect(() => {
    const timer = setInterval(() => {
      setSky((before) => {
        const now = skyOver(pack, new Date());
        return same(before, now) ? before : now;
      });
    }, LOOK_AGAIN);
    return () => {
      clearInterval(timer);
    };
  }, [pack]);
  useEffect(() => {
    document.documentElement.dataset['light'] = sky.light;
  }, [sky.light]);
  return <SkyContext value={sky}>{children}</SkyContext>;
}

/** What it is like in the city now. */
export const useSky = (): Sky => useContext(SkyContext);
