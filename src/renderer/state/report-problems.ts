import type { Problem } from '../../shared/ipc/contract.ts';
import { bridge } from '../bridge.ts';

/** Most problems reported in the life of a page; a page in trouble must not flood the log. */
const LIMIT = 50;
let left = LIMIT;

function describe(kind: Problem['kind'], reason: unknown): Problem {
  const message = reason instanceof Error ? reason.message : String(reason);
  const detail = reason instanceof Error ? `${reason.stack ?? ''} ${String(reason.cause ?? '')}` : '';
  return { kind, message: message.slice(0, 500), detail: detail.slice(0, 4000) };
}

function report(problem: Problem): void {
  left -= 1;
  if (left >= 0) bridge.reportProblem(problem).catch(() => undefined);
}

/** Puts a file of the pack that cannot be shown into the log. */
export function reportMissing(address: string): void {
  report(describe('media', address));
}

/**
 * The address of the picture that an error event speaks of; undefined where it speaks of a script. A recording that
 * does not play is told by its player, which has words instead: no pack is taken back for it.
 */
function failedFile({ target }: Event): string | undefined {
  if (target instanceof HTMLImageElement) return target.currentSrc || target.src;
  return target instanceof HTMLSourceElement ? target.src : undefined;
}

/** Sends every error that nobody caught, and every picture that could not be shown, to the log. */
export function reportProblems(): void {
  window.addEventListener(
    'error',
    (event) => {
      if (event.target instanceof HTMLMediaElement) return;
      const file = failedFile(event);
      if (file === undefined) report(describe('error', event.error ?? event.message));
      else reportMissing(file);
    },
    // The error of a picture stays with the picture; only listeners on the way down hear of it.
    { capture: true },
  );
  window.addEventListener('unhandledrejection', (event) => {
    report(describe('rejection', event.reason));
  });
}
