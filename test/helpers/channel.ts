import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createReadStream, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { lookAtChannel, type LookOptions, type LookOrder } from '../../src/node/channel/look.ts';
import { publish, type Published, type PublishOrder } from '../../src/node/channel/publish.ts';
import { openStore, type Store } from '../../src/node/store/store.ts';
import type { Trust } from '../../src/node/container/trust.ts';
import type { ChannelSettings } from '../../src/shared/schema/configuration.ts';
import type { Certificate } from './certificates.ts';

/** Answers as a static host does: whole files, ranges, entity tags. */
export function serveFolder(folder: string) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const file = join(folder, request.url ?? '');
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isFile() !== true) {
      response.writeHead(404).end();
      return;
    }
    const etag = `"${stats.ino}-${stats.mtimeMs}-${stats.size}"`;
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const [start, end] = from === undefined ? [0, stats.size - 1] : [Number(from), Number(to)];
    const range = from === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${stats.size}` };
    response.writeHead(from === undefined ? 200 : 206, { etag, 'content-length': end - start + 1, ...range });
    createReadStream(file, { start, end }).pipe(response);
  };
}

/** A host of a channel in this process, which can be made to answer anything. */
export interface TestHost {
  readonly url: string;
  readonly port: number;
  /** What was asked for, in order. */
  readonly asked: { readonly path: string; readonly range: string | undefined; readonly status: () => number }[];
  /** Replaces the answers; undefined goes back to the folder. */
  answer(next: ((request: IncomingMessage, response: ServerResponse) => void) | undefined): void;
  close(): Promise<void>;
}

/** Starts a host that serves a folder with that certificate; without one it speaks no TLS. */
export async function startHost(folder: string, certificate?: Certificate): Promise<TestHost> {
  const usual = serveFolder(folder);
  let special: typeof usual | undefined;
  const asked: TestHost['asked'] = [];
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    asked.push({ path: request.url ?? '', range: request.headers.range, status: () => response.statusCode });
    (special ?? usual)(request, response);
  };
  const server =
    certificate === undefined
      ? createServer(listener)
      : createTlsServer({ cert: certificate.cert, key: certificate.key }, listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `https://localhost:${port}/`,
    asked,
    answer(next) {
      special = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** A kiosk without a window: its store, and its channel. */
export interface SimulatedKiosk {
  readonly id: string;
  readonly data: string;
  readonly store: Store;
  look(options?: LookOptions, patch?: Partial<LookOrder>): ReturnType<typeof lookAtChannel>;
  /** Installs what a look has made ready, and lets it pass its trial, as a running kiosk does. */
  install(ready: NonNullable<Awaited<ReturnType<typeof lookAtChannel>>['ready']>): Promise<void>;
}

const APP = '1.0.0';

/** Makes a kiosk in a data folder, which may be one that it had before. */
export async function simulateKiosk(
  data: string,
  trust: Trust,
  settings: ChannelSettings,
  venue = 'test-venue',
): Promise<SimulatedKiosk> {
  const storeOptions = { data, factorySeq: 0, trust, venue, appVersion: APP };
  const { store } = await openStore(storeOptions);
  const { settleInstall } = await import('../../src/node/channel/look.ts');
  return {
    id: settings.kioskId,
    data,
    store,
    async look(options, patch) {
      const { current, trial } = await store.status();
      const installed = [trial, current].flatMap((slot) => (slot === null ? [] : [slot.packId]));
      const where = await store.standing();
      const order = { settings, data, venue, bundled: 'harbour', appVersion: APP, where, installed, now: Date.now() };
      return lookAtChannel({ ...order, ...patch }, { reserveBytes: 0, ...options });
    },
    async install(ready) {
      const installed = await store.install(ready.path, { reserveBytes: 0 });
      await settleInstall(data, ready, installed.ok ? undefined : installed.error);
      if (!installed.ok) return;
      await store.beginServing();
      await store.confirmTrial(installed.value);
    },
  };
}

/** Settings of a channel as they come out of kiosk.json. */
export function channelSettings(baseUrl: string, caFile: string, kioskId = 'kiosk-1'): ChannelSettings {
  const fast = 1024 * 1024 * 1024;
  return { baseUrl, caFile, kioskId, id: 'main', everyMinutes: 60, bytesPerSecond: fast, token: undefined };
}

/** Publishes, and throws where it is refused. */
export async function publishOrThrow(
  order: Pick<PublishOrder, 'container' | 'folder' | 'keys' | 'trust'> & Partial<PublishOrder>,
): Promise<Published> {
  const plain = { id: 'main', venues: [], percent: 100, notBefore: undefined, days: 90, now: Date.now() };
  const published = await publish({ ...plain, ...order });
  if (!published.ok) throw new Error(`${published.error.code} ${published.error.cause}`);
  return published.value;
}
