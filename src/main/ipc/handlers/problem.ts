import type { Log } from '../../health/log.ts';
import { handle } from '../handle.ts';

/** Puts the page's problems into the log. */
export function handleProblems(log: Log): void {
  handle(log, 'problem:report', (problem) => {
    log.error('page-problem', `${problem.kind}: ${problem.message}`, { detail: problem.detail });
    return null;
  });
}
