import type { Log } from '../../health/log.ts';
import type { Stage } from '../../packs/stage.ts';
import { handle } from '../handle.ts';

/** Answers the page's requests for what it shows, and hears its signs of life. */
export function handleExhibit(log: Log, stage: Pick<Stage, 'load' | 'beat'>): void {
  handle(log, 'exhibit:load', () => stage.load());
  handle(log, 'page:beat', (beat) => stage.beat(beat));
}
