import { createServer, type Server, type ServerResponse } from 'node:http';

/** Where figures are asked for: this machine alone. */
export const LOOPBACK = '127.0.0.1';

/** Milliseconds that somebody may take to ask, and questions that may be open at once. */
const PATIENCE = 5_000;
const MOST_CONNECTIONS = 8;

function end(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers });
  response.end(text);
}

/**
 * Answers `GET /metrics` on a port of 127.0.0.1, and nothing else. Who asks under another name than this machine's
 * (a page of a browser that was led here by DNS) is refused, and no page may read the answer: there are no headers of
 * CORS. Resolves when it listens. @throws where the port is taken.
 */
export async function serveMetrics(port: number, metrics: () => Promise<string>): Promise<Server> {
  const server = createServer({ requestTimeout: PATIENCE, headersTimeout: PATIENCE }, (request, response) => {
    const { method, url, headers } = request;
    const { port: own } = server.address() as { readonly port: number };
    if (headers.host !== `${LOOPBACK}:${own}` && headers.host !== `localhost:${own}`) end(response, 421, 'not here\n');
    else if (headers.origin !== undefined) end(response, 403, 'not for pages\n');
    else if (url !== '/metrics') end(response, 404, 'there is /metrics and nothing else\n');
    else if (method !== 'GET') end(response, 405, 'only GET\n', { allow: 'GET' });
    else
      metrics().then(
        (text) => {
          end(response, 200, text, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
        },
        () => {
          end(response, 500, 'the figures could not be gathered\n');
        },
      );
  });
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
  server.on('error', () => undefined);
  server.unref();
  return server;
}
