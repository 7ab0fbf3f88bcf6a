import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';

import { type ChannelFault, refuseChannel } from '../../shared/channel/outcome.ts';
import { err, ok, type Result } from '../../shared/errors.ts';
import type { ChannelSettings } from '../../shared/schema/configuration.ts';
import { readAuthorities } from './authorities.ts';

/** How long the host may take, in milliseconds. */
export interface LinePatience {
  /** From the question to the head of the answer, connecting included. */
  readonly answer: number;
  /** In each span of this length at least `slowBytes` must come. */
  readonly slow: number;
  readonly slowBytes: number;
}

/** One KiB a second at the least: slower, a small pack would take all day, and nobody could tell it from an attack. */
export const linePatience: LinePatience = { answer: 30_000, slow: 30_000, slowBytes: 30 * 1024 };

/** The way to one host, and to no other. */
export interface Line {
  /** Asks for a file under the address of the channel. Refuses with OFFLINE, SLOW, CERTIFICATE, CLOCK, HOST, PORTAL. */
  ask(path: string, headers?: Readonly<Record<string, string>>): Promise<Result<Answer, ChannelFault>>;
  /** Bytes of files had so far. */
  readonly bytes: number;
  close(): void;
}

/** The head of an answer; its body must be read or dropped. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /**
   * Hands on the body, each part when the one before was taken. Refuses with ENDLESS after `most` bytes, with SLOW,
   * OFFLINE where it breaks off, or with what `take` answers.
   */
  read(most: number, take: (part: Buffer) => Promise<ChannelFault | undefined>): Promise<Result<null, ChannelFault>>;
  drop(): void;
}

/** What is asked of a line besides its settings. */
export interface LineOptions {
  readonly patience?: LinePatience | undefined;
  readonly signal?: AbortSignal | undefined;
}

const REDIRECTS = 3;
/** How long one of several addresses may take before the next one is tried, in milliseconds. */
const FAMILY = 2_000;
const MOVED = new Set([301, 302, 303, 307, 308]);
/** The answer of a network that wants somebody to log in (RFC 6585). */
const LOGIN_WANTED = 511;

const certificateFault = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO|HOSTNAME_|INVALID_)/;

/** What an error of a connection means. */
function lineFault(error: unknown): ChannelFault {
  const { code = 'unknown', message } = error as NodeJS.ErrnoException;
  if (code === 'ABORT_ERR') return refuseChannel('OFFLINE', 'it was cancelled', 'nothing has to be done').error;
  if (code === 'CERT_NOT_YET_VALID')
    return refuseChannel('CLOCK', "the host's certificate is not valid yet", 'set the clock of this kiosk').error;
  if (code === 'CERT_HAS_EXPIRED')
    return refuseChannel(
      'CERTIFICATE',
      "the host's certificate has expired",
      'renew it; where it is sound, set the clock of this kiosk',
    ).error;
  if (certificateFault.test(code))
    return refuseChannel(
      'CERTIFICATE',
      `the host cannot prove who it is (${code})`,
      'check the address, its certificate, and the authority in the settings',
    ).error;
  return refuseChannel('OFFLINE', `the host is not reached (${code}: ${message})`, 'check the network and the host')
    .error;
}

const slowFault = (span: number): ChannelFault =>
  refuseChannel('SLOW', `too little came in ${span / 1000} s`, 'check the network and the host').error;

function addressOf(location: string, from: URL): URL | undefined {
  try {
    return new URL(location, from);
  } catch {
    return undefined;
  }
}

/** Opens the line of a channel: one connection at a time, kept between questions. Refuses with SETTING. */
export async function openLine(
  settings: ChannelSettings,
  { patience = linePatience, signal }: LineOptions = {},
): Promise<Result<Line, ChannelFault>> {
  const secureContext = await readAuthorities(settings.caFile);
  if (!secureContext.ok) return secureContext;
  const base = new URL(settings.baseUrl);
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 1,
    secureContext: secureContext.value,
    // Many a network offers an address of version 6 that leads nowhere.
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: FAMILY,
  });
  const { bytesPerSecond, token } = settings;
  const began = performance.now();
  let bytes = 0;

  const pace = async (): Promise<void> => {
    const due = began + (bytes * 1000) / bytesPerSecond;
    const early = due - performance.now();
    if (early > 0) await wait(early, undefined, { ...(signal && { signal }) });
  };

  const once = (url: URL, headers: Readonly<Record<string, string>>): Promise<Result<IncomingMessage, ChannelFault>> =>
    new Promise((resolve) => {
      // Never another host, another port or another scheme, whatever an index or a redirect says.
      if (url.origin !== base.origin) {
        resolve(
          refuseChannel(
            'HOST',
            `the host sends to ${url.host}`,
            'name the address where the packs lie themselves; see whether the network wants somebody to log in',
          ),
        );
        return;
      }
      const asked = request(url, {
        agent,
        headers: {
          ...headers,
          'accept-encoding': 'identity',
          'user-agent': 'sister-cities-kiosk',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        ...(signal && { signal }),
      });
      const late = setTimeout(() => {
        resolve(err(slowFault(patience.answer)));
        asked.destroy();
      }, patience.answer);
      asked.once('error', (error) => {
        clearTimeout(late);
        resolve(err(lineFault(error)));
      });
      asked.once('response', (response) => {
        clearTimeout(late);
        resolve(ok(response));
      });
      asked.end();
    });

  const read =
    (response: IncomingMessage): Answer['read'] =>
    async (most, take) => {
      let had = 0;
      let before = 0;
      let fault: ChannelFault | undefined;
      const watch = setInterval(() => {
        if (had - before < patience.slowBytes) {
          fault ??= slowFault(patience.slow);
          response.destroy();
        }
        before = had;
      }, patience.slow);
      try {
        for await (const part of response as AsyncIterable<Buffer>) {
          had += part.length;
          bytes += part.length;
          if (had > most)
            fault ??= refuseChannel(
              'ENDLESS',
              `more than ${most} bytes come`,
              'publish again, and check the host',
            ).error;
          fault ??= await take(part);
          if (fault !== undefined) break;
          await pace();
        }
      } catch (error) {
        fault ??= lineFault(error);
      } finally {
        clearInterval(watch);
        // One that was read to its end leaves the connection for the next question.
        if (fault !== undefined) response.destroy();
      }
      return fault === undefined ? ok(null) : err(fault);
    };

  return ok({
    get bytes() {
      return bytes;
    },
    close() {
      agent.destroy();
    },
    async ask(path, headers = {}) {
      let url = new URL(path, base);
      for (let hops = 0; ; hops += 1) {
        const response = await once(url, headers);
        if (!response.ok) return response;
        const { statusCode: status = 0, headers: head } = response.value;
        if (status === LOGIN_WANTED) {
          response.value.destroy();
          return refuseChannel('PORTAL', 'the network wants somebody to log in', 'ask who runs the network');
        }
        const { location } = head;
        if (!MOVED.has(status) || location === undefined || hops === REDIRECTS) {
          const drop = (): void => {
            response.value.destroy();
          };
          return ok({ status, headers: head, read: read(response.value), drop });
        }
        response.value.destroy();
        const next = addressOf(location, url);
        if (next === undefined) return refuseChannel('HOST', 'the host sends to no address', 'check the host');
        url = next;
      }
    },
  });
}
