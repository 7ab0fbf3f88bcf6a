import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { publish as publishPack } from '../../node/channel/publish.ts';
import { readIndex } from '../../node/channel/read-index.ts';
import type { Trust } from '../../node/container/trust.ts';
import type { SigningKey } from '../../node/container/keys.ts';
import { INDEX_FILE } from '../../shared/channel/channel-index.ts';
import { ok, type Result } from '../../shared/errors.ts';
import type { Refusal } from '../../shared/container/refusal.ts';
import { slugSchema } from '../../shared/schema/primitives.ts';
import { type Arguments, type Command, type Host, refused, UsageError } from '../command.ts';
import { readSigningKeys, readTrust } from '../key-input.ts';
import { buildFolder } from './build.ts';

function percentOf(args: Arguments): number {
  const text = args.one('percent') ?? '100';
  const percent = /^\d{1,3}(\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(percent >= 0 && percent <= 100)) throw new UsageError(`--percent is from 0 to 100, not "${text}"`);
  return percent;
}

function momentOf(args: Arguments): number | undefined {
  const text = args.one('not-before');
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  // A time without its zone would mean another moment on each desk.
  if (Number.isNaN(time) || !/T.*(Z|[+-]\d\d:\d\d)$/.test(text))
    throw new UsageError(`--not-before is a time with its zone, like 2026-12-01T02:00:00+07:00, not "${text}"`);
  return time;
}

function slugOf(text: string, what: string): string {
  if (!slugSchema.safeParse(text).success) throw new UsageError(`"${text}" is no ${what}`);
  return text;
}

/** The highest number of any pack on the channel; 0 where there is none. */
async function highestOn(folder: string, trust: Trust): Promise<number> {
  const bytes = await readFile(join(folder, INDEX_FILE)).catch(() => undefined);
  const read = bytes === undefined ? undefined : await readIndex(bytes, trust);
  return read?.ok === true ? Math.max(0, ...read.value.index.packs.map(({ seq }) => seq)) : 0;
}

/** A pack folder is built first; a container is taken as it is. */
async function containerOf(
  path: string,
  args: Arguments,
  host: Host,
  { keys, trust, to }: { readonly keys: readonly SigningKey[]; readonly trust: Trust; readonly to: string },
): Promise<Result<{ readonly path: string; readonly made: boolean }, Refusal>> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    if (args.one('seq') !== undefined) throw new UsageError('--seq is for a pack folder; a container has its number');
    return ok({ path, made: false });
  }
  await mkdir(to, { recursive: true });
  const out = join(to, `.building-${process.pid}.kpack`);
  const seq = args.one('seq') === undefined ? (await highestOn(to, trust)) + 1 : args.count('seq');
  const built = await buildFolder(path, { out, seq, venues: args.all('venue'), keys, trust, args, host });
  return built.ok ? ok({ path: out, made: true }) : built;
}

/** `publish DIR --to FOLDER`: writes what a static host serves to the kiosks of a channel. */
export const publish: Command = {
  name: 'publish',
  summary: 'Offer a pack on a channel: write the folder that a static host serves.',
  usage: [
    'publish DIR|FILE.kpack --to FOLDER --key FILE --root FILE [--percent N] [--not-before TIME] [--venue ID]...',
    '  publish --to FOLDER --key FILE --root FILE   renews the index',
  ].join('\n'),
  flags: {
    to: { takes: 'once', value: 'FOLDER', help: 'the folder to write; containers that are there stay' },
    key: { takes: 'once', value: 'FILE', help: 'the private key; may be repeated' },
    root: { takes: 'once', value: 'FILE', help: 'the trust file; its roots travel with the index' },
    percent: { takes: 'once', value: 'N', help: 'how many of a hundred kiosks may take it; 100 when left out' },
    'not-before': { takes: 'once', value: 'TIME', help: 'not before that moment, like 2026-12-01T02:00:00+07:00' },
    venue: {
      takes: 'once',
      value: 'ID',
      help: 'only for this venue; may be repeated; those of the pack when left out',
    },
    id: { takes: 'once', value: 'ID', help: 'the name of the channel; "main" when left out' },
    days: { takes: 'once', value: 'N', help: 'how long the index is good for; 90 when left out' },
    seq: {
      takes: 'once',
      value: 'N',
      help: 'for a pack folder: its number; the next one of the channel when left out',
    },
    sequence: { takes: 'once', value: 'N', help: 'for an index that cannot be gone on from: its number' },
    'min-app': { takes: 'once', value: 'VERSION', help: 'for a pack folder: oldest kiosk that can show it' },
    created: { takes: 'once', value: 'TIME', help: 'for a pack folder: see build' },
  },
  async run(args, host) {
    const [path, extra] = args.positionals;
    if (extra !== undefined) throw new UsageError('Name one pack folder or container');
    const [to, rootFile] = [args.must('to'), args.must('root')];
    args.must('key');
    const terms = {
      percent: percentOf(args),
      notBefore: momentOf(args),
      venues: args.all('venue').map((venue) => slugOf(venue, 'venue id')),
      id: slugOf(args.one('id') ?? 'main', 'name of a channel'),
      days: args.count('days', 90),
      sequence: args.one('sequence') === undefined ? undefined : args.count('sequence'),
    };
    const trust = await readTrust(rootFile);
    if (!trust.ok) return refused(trust.error);
    const keys = await readSigningKeys(args.all('key'), host);
    if (!keys.ok) return refused(keys.error);
    const common = { keys: keys.value, trust: trust.value };
    const container = path === undefined ? undefined : await containerOf(path, args, host, { ...common, to });
    if (container?.ok === false) return refused(container.error);
    try {
      const published = await publishPack({
        ...terms,
        ...common,
        container: container?.value.path,
        folder: to,
        now: Date.now(),
        progress: host.progress,
      });
      if (!published.ok) return refused(published.error);
      const { index, entry, name } = published.value;
      const what =
        entry === undefined
          ? 'renewed'
          : `${entry.packId} ${entry.version}, number ${entry.seq}, for ${entry.percent} % of ${entry.venues === 'any' ? 'all venues' : entry.venues.join(', ')}`;
      const message = `${to}: index ${index.sequence} of "${index.id}", good until ${index.expires.slice(0, 10)}: ${what}. Copy packs/ to the host first, ${INDEX_FILE} last.`;
      const { sequence, expires } = index;
      return ok({ message, details: { sequence, expires, container: name, packs: index.packs.length } });
    } finally {
      if (container?.value.made === true) await rm(container.value.path, { force: true });
    }
  },
};
