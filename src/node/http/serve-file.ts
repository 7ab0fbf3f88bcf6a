import { open, stat } from 'node:fs/promises';

import { parseByteRange } from './byte-range.ts';
import { streamPart } from './file-stream.ts';

/** Media types of what the kiosk serves; what is not listed is not served. */
const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  woff2: 'font/woff2',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  vtt: 'text/vtt; charset=utf-8',
};

/** The media type of a file by its ending, or undefined where the kiosk does not serve such files. */
export function mediaType(path: string): string | undefined {
  return mediaTypes[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
}

/** An answer without a body. */
export function emptyResponse(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers });
}

/**
 * Serves one file, whole or in part, for GET and HEAD. The caller has decided that this very file may be served.
 * A file that cannot be read answers 404.
 */
export async function serveFile(request: Request, path: string, headers: Record<string, string>): Promise<Response> {
  const type = mediaType(path);
  if (request.method !== 'GET' && request.method !== 'HEAD') return emptyResponse(405, { allow: 'GET, HEAD' });
  const found = await stat(path).catch(() => undefined);
  if (type === undefined || found?.isFile() !== true) return emptyResponse(404, headers);
  const common = { ...headers, 'content-type': type, 'accept-ranges': 'bytes', 'x-content-type-options': 'nosniff' };
  const range = parseByteRange(request.headers.get('range'), found.size);
  if (range === 'unsatisfiable') return emptyResponse(416, { ...headers, 'content-range': `bytes */${found.size}` });
  const part = range === 'whole' ? { start: 0, end: found.size - 1 } : range;
  const answer = {
    status: range === 'whole' ? 200 : 206,
    headers: {
      ...common,
      'content-length': String(part.end - part.start + 1),
      ...(range === 'whole' ? {} : { 'content-range': `bytes ${part.start}-${part.end}/${found.size}` }),
    },
  };
  if (request.method === 'HEAD' || found.size === 0) return new Response(null, answer);
  const file = await open(path).catch(() => undefined);
  return file === undefined ? emptyResponse(404, headers) : new Response(streamPart(file, part), answer);
}
