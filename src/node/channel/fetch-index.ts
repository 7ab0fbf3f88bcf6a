import { INDEX_FILE, indexLimits } from '../../shared/channel/channel-index.ts';
import { type ChannelFault, refuseChannel } from '../../shared/channel/outcome.ts';
import { ok, type Result } from '../../shared/errors.ts';
import type { Line } from './line.ts';

/** The bytes of an index, or that it is the one had before. */
export type FetchedIndex =
  | { readonly kind: 'new'; readonly bytes: Buffer; readonly etag: string | null }
  | { readonly kind: 'unchanged' };

/** An answer that is no file: the host's own trouble, or an address where nothing lies. */
export function statusFault(status: number, file: string): ChannelFault {
  return refuseChannel(
    'STATUS',
    `the host answers ${status}`,
    status === 404 ? 'check the address, and that all was copied to the host' : 'check the host',
    file,
  ).error;
}

/**
 * Asks for the index, and lets the host say that it is the one of `etag`. Nothing of it is proven yet.
 * Refuses as a line does, and with STATUS or PORTAL.
 */
export async function fetchIndex(line: Line, etag: string | null): Promise<Result<FetchedIndex, ChannelFault>> {
  const asked = await line.ask(INDEX_FILE, etag === null ? {} : { 'if-none-match': etag });
  if (!asked.ok) return asked;
  const answer = asked.value;
  if (answer.status === 304 && etag !== null) {
    const empty = await answer.read(0, async () => undefined);
    return empty.ok ? ok({ kind: 'unchanged' }) : empty;
  }
  if (answer.status !== 200) {
    answer.drop();
    return { ok: false, error: statusFault(answer.status, INDEX_FILE) };
  }
  if (/^text\/html\b/i.test(answer.headers['content-type'] ?? '')) {
    answer.drop();
    return refuseChannel(
      'PORTAL',
      'a page for people came instead of an index',
      'see whether the network wants somebody to log in, and check the address of the channel',
    );
  }
  const parts: Buffer[] = [];
  const read = await answer.read(indexLimits.fileBytes, async (part) => {
    parts.push(part);
    return undefined;
  });
  if (!read.ok) return read;
  return ok({ kind: 'new', bytes: Buffer.concat(parts), etag: answer.headers.etag ?? null });
}
