import type { Exhibit } from '../../../shared/ipc/contract.ts';
import type { Log } from '../../health/log.ts';
import { handle } from '../handle.ts';

/** Answers the page's requests for what it shows. */
export function handleExhibit(log: Log, exhibit: Exhibit): void {
  handle(log, 'exhibit:load', () => exhibit);
}
