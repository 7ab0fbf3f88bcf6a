import type { Venue } from '../../shared/schema/venue.ts';
import { wantedScreen } from '../../shared/session/screen-rest.ts';
import type { Log } from './log.ts';

/** How often to look whether the quiet hours have come, in milliseconds. */
const LOOK_EVERY = 30_000;

/**
 * Has the screen switched off in quiet hours and on again, as the venue wants. Gives what must be told with every sign
 * of life of the page: whether somebody is there.
 *
 * @param switchScreen asks the machine; it may be asked for what already is.
 */
export function restScreen(
  venue: () => Venue,
  switchScreen: (wish: 'on' | 'off') => Promise<boolean>,
  log: Log,
): (visiting: boolean) => void {
  let state: 'on' | 'off' = 'on';
  let lastVisit = performance.now();
  const look = (): void => {
    const clock = new Date();
    const minute = clock.getHours() * 60 + clock.getMinutes();
    const wanted = wantedScreen(venue(), minute, performance.now() - lastVisit);
    if (wanted === state) return;
    state = wanted;
    log.info('screen-rest', `The screen should be ${wanted}.`);
    void switchScreen(wanted).then((asked) => {
      if (!asked) log.warn('screen-rest', 'The machine cannot be asked to switch the screen.');
    });
  };
  // A kiosk that was ended in the night must not leave the day without light.
  void switchScreen('on');
  setInterval(look, LOOK_EVERY).unref();
  return (visiting) => {
    if (!visiting) return;
    lastVisit = performance.now();
    if (state === 'off') look();
  };
}
