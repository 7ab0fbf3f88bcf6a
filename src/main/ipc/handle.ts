import { ipcMain, type WebFrameMain } from 'electron';

import { describeIssue } from '../../shared/content/describe-issue.ts';
import { err, ok } from '../../shared/errors.ts';
import {
  type Answer,
  type Channel,
  type RequestArguments,
  type RequestResults,
  requestSchemas,
} from '../../shared/ipc/contract.ts';
import type { Log } from '../health/log.ts';
import { isAppAddress } from '../protocol/addresses.ts';

type Handler<C extends Channel> = (...args: RequestArguments<C>) => RequestResults[C] | Promise<RequestResults[C]>;

/** Only the top frame of our own page may ask. */
function isTrusted(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isAppAddress(frame.url);
}

/**
 * Registers the handler of a request: the only place that touches `ipcMain`. The sender is checked and every argument
 * parsed before the handler sees them; a handler that throws is a bug, logged whole and answered without details.
 */
export function handle<C extends Channel>(log: Log, channel: C, handler: Handler<C>): void {
  ipcMain.handle(channel, async (event, ...raw: unknown[]): Promise<Answer<C>> => {
    if (!isTrusted(event.senderFrame)) {
      log.warn('ipc-refused', `refused ${channel} from ${event.senderFrame?.url ?? 'a closed frame'}`);
      return err({ code: 'SENDER', cause: 'this page may not ask', remedy: 'nothing can be done from here' });
    }
    const parsed = requestSchemas[channel].safeParse(raw);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const found =
        issue === undefined
          ? { place: '', cause: 'the arguments do not fit', remedy: 'correct them' }
          : describeIssue(issue, raw);
      log.warn('ipc-refused', `refused ${channel}: ${found.place} ${found.cause}`);
      return err({ code: 'ARGUMENTS', ...found });
    }
    try {
      return ok(await handler(...(parsed.data as RequestArguments<C>)));
    } catch (error) {
      log.error('ipc-failed', `${channel} failed`, { stack: error instanceof Error ? error.stack : String(error) });
      return err({ code: 'INTERNAL', cause: 'the kiosk met an error', remedy: 'see its log' });
    }
  });
}
