import type { Problem } from '../../../shared/ipc/contract.ts';
import type { Log } from '../../health/log.ts';
import { handle, type PageIpc } from '../handle.ts';

/** Puts the page's problems into the log, and tells whoever must act on them. */
export function handleProblems(log: Log, onProblem: (problem: Problem) => void, on?: PageIpc): void {
  const hear = (problem: Problem): null => {
    log.error('page-problem', `${problem.kind}: ${problem.message}`, { detail: problem.detail });
    onProblem(problem);
    return null;
  };
  handle(log, 'problem:report', hear, on);
}
