import { ipcMain, type WebContents, type WebFrameMain } from 'electron';
import type { z } from 'zod';

import { describeIssue } from '../../shared/content/describe-issue.ts';
import { err, type Fault, ok, type Result } from '../../shared/errors.ts';
import { type Channel, type RequestArguments, type RequestResults, requestSchemas } from '../../shared/ipc/contract.ts';
import {
  lobbySchemas,
  type StaffArguments,
  type StaffChannel,
  type StaffResults,
  staffSchemas,
} from '../../shared/ipc/staff-contract.ts';
import type { Log } from '../health/log.ts';
import { isAppAddress, isStaffAddress } from '../protocol/addresses.ts';
import { RateLimit } from './rate-limit.ts';

type Handler<C extends Channel> = (...args: RequestArguments<C>) => RequestResults[C] | Promise<RequestResults[C]>;
type StaffHandler<C extends StaffChannel> = (...args: StaffArguments<C>) => StaffResults[C] | Promise<StaffResults[C]>;

type Sender = { readonly senderFrame: WebFrameMain | null; readonly sender: WebContents };
type AnyAnswer = Result<unknown, Fault>;

/** Where requests of one page alone arrive, and not those of any other. */
export type PageIpc = WebContents['ipc'];

/** One for all channels of all pages: a page that asks without end must not fill the log either. */
const limit = new RateLimit();

interface Rule {
  readonly channel: string;
  readonly schema: z.ZodType;
  /** Whether the page at that address may ask. */
  readonly trusts: (address: string) => boolean;
  /** What keeps a trusted page from asking now. */
  readonly bars?: (() => Fault | undefined) | undefined;
  readonly handler: (...args: never[]) => unknown;
}

/**
 * The sender is checked and every argument parsed before a handler sees them, and a page that asks without end is not
 * answered; what a handler throws is logged whole.
 */
function answering(log: Log, { channel, schema, trusts, bars, handler }: Rule) {
  return async ({ senderFrame: frame, sender }: Sender, ...raw: unknown[]): Promise<AnyAnswer> => {
    const now = performance.now();
    if (!limit.allows(`${channel} ${sender.id}`, now)) {
      if (limit.allows('log', now)) log.warn('ipc-refused', `refused ${channel}: asked too often`);
      return err({ code: 'TOO_OFTEN', cause: 'the page asks too often', remedy: 'ask less often' });
    }
    // Only the top frame of our own page may ask.
    if (frame === null || frame.parent !== null || !trusts(frame.url)) {
      log.warn('ipc-refused', `refused ${channel} from ${frame?.url ?? 'a closed frame'}`);
      return err({ code: 'SENDER', cause: 'this page may not ask', remedy: 'nothing can be done from here' });
    }
    const barred = bars?.();
    if (barred !== undefined) return err(barred);
    const parsed = schema.safeParse(raw);
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
      return ok(await handler(...(parsed.data as never[])));
    } catch (error) {
      log.error('ipc-failed', `${channel} failed`, { stack: error instanceof Error ? error.stack : String(error) });
      return err({ code: 'INTERNAL', cause: 'the kiosk met an error', remedy: 'see its log' });
    }
  };
}

/**
 * Registers the handler of a request, for every page of the exhibit or for one alone: the only place that touches
 * `ipcMain`. Whatever fails is answered without details.
 */
export function handle<C extends Channel>(log: Log, channel: C, handler: Handler<C>, on?: PageIpc): void {
  const listener = answering(log, { channel, schema: requestSchemas[channel], trusts: isAppAddress, handler });
  (on ?? ipcMain).handle(channel, listener);
}

/**
 * Registers the handler of a request of the console, on its own window alone. But for the few of the lobby, each is
 * refused unless `isOpen` says that the PIN was right and the console has not been locked since. What is wrong with the
 * arguments is not told to the log, for they may hold a PIN.
 */
export function handleStaff(log: Log, on: PageIpc, isOpen: () => boolean) {
  const quiet: Log = { ...log, warn: (event, message) => log.warn(event, message.split(':')[0] ?? event) };
  const locked: Fault = { code: 'LOCKED', cause: 'the console is locked', remedy: 'enter the PIN' };
  return <C extends StaffChannel>(channel: C, handler: StaffHandler<C>): void => {
    const bars = channel in lobbySchemas ? undefined : () => (isOpen() ? undefined : locked);
    on.handle(
      channel,
      answering(quiet, { channel, schema: staffSchemas[channel], trusts: isStaffAddress, bars, handler }),
    );
  };
}
