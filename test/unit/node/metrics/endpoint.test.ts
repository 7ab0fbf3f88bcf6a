import { once } from 'node:events';
import { type IncomingMessage, request, type Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { serveMetrics } from '../../../../src/node/metrics/endpoint.ts';

let server: Server;
let port: number;
let metrics: () => Promise<string>;
beforeEach(async () => {
  metrics = () => Promise.resolve('a 1\n');
  server = await serveMetrics(0, () => metrics());
  ({ port } = server.address() as { port: number });
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

async function ask(
  options: { readonly method?: string; readonly path?: string; readonly headers?: Record<string, string> } = {},
): Promise<{ status: number | undefined; type: string | undefined; text: string; headers: string[] }> {
  const asked = request({ host: '127.0.0.1', port, path: '/metrics', agent: false, ...options });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  let text = '';
  for await (const part of answer) text += String(part);
  return {
    status: answer.statusCode,
    type: answer.headers['content-type'],
    text,
    headers: Object.keys(answer.headers),
  };
}

test('GET /metrics gives the figures of the moment, in the type that Prometheus knows', async () => {
  expect(await ask()).toMatchObject({ status: 200, text: 'a 1\n', type: 'text/plain; version=0.0.4; charset=utf-8' });
  metrics = () => Promise.reject(new Error('the secret of the disk'));
  const failed = await ask();
  expect([failed.status, failed.text.includes('secret')]).toEqual([500, false]);
});

test.each([
  [{ path: '/' }, 404],
  [{ path: '/metrics?a=1' }, 404],
  [{ path: '/../etc/passwd' }, 404],
  [{ method: 'POST' }, 405],
  [{ method: 'OPTIONS' }, 405],
  [{ headers: { origin: 'app://kiosk' } }, 403],
  [{ headers: { host: 'evil.example' } }, 421],
] as const)('%j is refused', async (options, status) => {
  const answer = await ask(options);
  expect([answer.status, answer.text.includes('a 1')]).toEqual([status, false]);
  // No page may read what it is answered, whatever it is.
  expect(answer.headers.filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test('it listens on the loopback alone', async () => {
  expect(server.address()).toMatchObject({ address: '127.0.0.1', family: 'IPv4' });
  const others = Object.values(networkInterfaces())
    .flat()
    .filter((each) => each !== undefined && !each.internal && each.family === 'IPv4');
  for (const other of others) {
    const socket = connect({ host: other?.address ?? '', port });
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
  }
});

test('a port that is taken is told', async () => {
  await expect(serveMetrics(port, metrics)).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
