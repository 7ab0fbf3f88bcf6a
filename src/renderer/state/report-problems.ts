import type { Problem } from '../../shared/ipc/contract.ts';
import { bridge } from '../bridge.ts';

/** Most problems reported in the life of a page; a page in trouble must not flood the log. */
const LIMIT = 50;

function describe(kind: Problem['kind'], reason: unknown): Problem {
  const message = reason instanceof Error ? reason.message : String(reason);
  const detail = reason instanceof Error ? `${reason.stack ?? ''} ${String(reason.cause ?? '')}` : '';
  return { kind, message: message.slice(0, 500), detail: detail.slice(0, 4000) };
}

/** Sends every error that nobody caught to the log. */
export function reportProblems(): void {
  let left = LIMIT;
  const report = (problem: Problem): void => {
    left -= 1;
    if (left >= 0) bridge.reportProblem(problem).catch(() => undefined);
  };
  window.addEventListener('error', (event) => {
    report(describe('error', event.error ?? event.message));
  });
  window.addEventListener('unhandledrejection', (event) => {
    report(describe('rejection', event.reason));
  });
}
