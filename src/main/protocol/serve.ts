import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { protocol, type Session } from 'electron';

import { emptyResponse, serveFile } from '../../node/http/serve-file.ts';
import { dressPicture } from '../../shared/scene/dress-picture.ts';
import type { Log } from '../health/log.ts';
import type { Stage } from '../packs/stage.ts';
import { stillPage } from '../still/still-page.ts';
import { APP_SCHEME, PACK_SCHEME, STILL_ADDRESS } from './addresses.ts';
import { appHeaders, packHeaders } from './security-headers.ts';

/** Must run before the application is ready, once. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
    {
      scheme: PACK_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true },
    },
  ]);
}

/** The files below a folder, by the path that follows it, with forward slashes. */
function listFiles(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  const walk = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) files.set(path, join(folder, path));
    }
  };
  walk('');
  return files;
}

function requestedPath(request: Request): string | undefined {
  try {
    return decodeURIComponent(new URL(request.url).pathname).slice(1);
  } catch {
    return undefined;
  }
}

/**
 * Serves a page: exactly the files that the build has put into its folder and the fonts that languages bring, looked up
 * by name and never by path arithmetic. The page of the console and that of the exhibit share no folder and no host.
 */
export function serveApp(
  session: Session,
  folder: string,
  fonts: ReadonlyMap<string, string>,
  host: 'kiosk' | 'staff' = 'kiosk',
): void {
  const files = new Map([...fonts, ...listFiles(folder)]);
  session.protocol.handle(APP_SCHEME, (request) => {
    if (request.url === STILL_ADDRESS) return stillPage();
    const path = new URL(request.url).host === host ? files.get(requestedPath(request) ?? '') : undefined;
    return path === undefined ? emptyResponse(404, appHeaders) : serveFile(request, path, appHeaders);
  });
}

/** Serves what is shown: exactly the files that its pack.json refers to, each found sound before it is first served. */
export function servePacks(session: Session, stage: Pick<Stage, 'file' | 'lost'>, log: Log): void {
  session.protocol.handle(PACK_SCHEME, async (request) => {
    const { host, search, searchParams } = new URL(request.url);
    const file = requestedPath(request) ?? '';
    const found = await stage.file(host, file);
    if (found === 'refused' || found === 'rotten') {
      log.warn('pack-file-refused', `refused ${request.url.slice(0, 200)}`, { why: found });
      return emptyResponse(404, packHeaders);
    }
    const { path, pack } = found;
    if (search === '' || !file.endsWith('.svg')) {
      const answer = await serveFile(request, path, packHeaders);
      if (answer.status === 404) stage.lost(host);
      return answer;
    }
    try {
      const drawing = dressPicture(await readFile(path, 'utf8'), pack, Object.fromEntries(searchParams));
      return new Response(drawing, { headers: { ...packHeaders, 'content-type': 'image/svg+xml' } });
    } catch {
      stage.lost(host);
      return emptyResponse(404, packHeaders);
    }
  });
}
