import { buildContainer } from '../../node/container/build.ts';
import { tilePack } from '../../node/pictures/pack-tiles.ts';
import { preparePictures } from '../../node/pictures/prepare-pictures.ts';
import type { SigningKey } from '../../node/container/keys.ts';
import type { Trust } from '../../node/container/trust.ts';
import type { Manifest } from '../../shared/container/manifest.ts';
import type { Refusal } from '../../shared/container/refusal.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { slugSchema } from '../../shared/schema/primitives.ts';
import { type Arguments, type Command, type Host, onePositional, refused, UsageError } from '../command.ts';
import { readSigningKeys, readTrust } from '../key-input.ts';

/** The oldest application that reads containers. */
const FIRST_APP = '0.1.0';

/** A moment of SOURCE_DATE_EPOCH, the convention of reproducible builds. */
function epoch(): string | undefined {
  const seconds = process.env['SOURCE_DATE_EPOCH'];
  if (seconds === undefined || !/^\d{1,11}$/.test(seconds)) return undefined;
  return `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}Z`;
}

/** What a pack folder is built with. */
export interface FolderOrder {
  readonly out: string;
  readonly seq: number;
  readonly venues: readonly string[];
  readonly keys: readonly SigningKey[];
  readonly trust: Trust;
  /** `--min-app` and `--created` count. */
  readonly args: Arguments;
  readonly host: Host;
}

/** Cuts and prepares the pictures of a pack folder, and makes a signed container of it. Refuses as `check` does. */
export async function buildFolder(
  folder: string,
  { out, seq, venues, keys, trust, args, host }: FolderOrder,
): Promise<Result<{ readonly manifest: Manifest; readonly made: number; readonly cached: number }, Refusal>> {
  const tiled = await tilePack(folder);
  if (!tiled.ok) return tiled;
  const prepared = await preparePictures(folder);
  if (!prepared.ok) return prepared;
  const { made, cached, dispose } = prepared.value;
  const built = await buildContainer({
    folder: prepared.value.folder,
    out,
    seq,
    venues,
    minApp: args.one('min-app') ?? FIRST_APP,
    created: args.one('created') ?? epoch(),
    keys,
    trust,
    progress: host.progress,
  });
  await dispose();
  return built.ok ? ok({ manifest: built.value, made, cached }) : built;
}

/** `build DIR`: makes a signed container of a pack folder. */
export const build: Command = {
  name: 'build',
  summary: 'Make a signed .kpack of a pack folder. The same folder, key and number give the same bytes.',
  usage: 'build DIR --seq N --key FILE --root FILE --out FILE [--venue ID]...',
  flags: {
    seq: { takes: 'once', value: 'N', help: 'sequence number, higher than that of every pack before' },
    key: { takes: 'once', value: 'FILE', help: 'signs the pack; may be repeated; without one, "sign" does it later' },
    root: { takes: 'once', value: 'FILE', help: 'the trust file; its roots travel with the pack' },
    out: { takes: 'once', value: 'FILE', help: 'the container to write, NAME-VERSION.kpack' },
    venue: { takes: 'once', value: 'ID', help: 'only for this venue; may be repeated; any venue when left out' },
    'min-app': { takes: 'once', value: 'VERSION', help: `oldest kiosk that can show it; ${FIRST_APP} when left out` },
    created: {
      takes: 'once',
      value: 'TIME',
      help: '2024-03-01T00:00:00Z; SOURCE_DATE_EPOCH or the day of the content when left out',
    },
  },
  async run(args, host) {
    const folder = onePositional(args, 'pack folder: build DIR');
    const [seq, out, rootFile] = [args.count('seq'), args.must('out'), args.must('root')];
    const wrong = args.all('venue').find((venue) => !slugSchema.safeParse(venue).success);
    if (wrong !== undefined) throw new UsageError(`"${wrong}" is no venue id`);
    const trust = await readTrust(rootFile);
    if (!trust.ok) return refused(trust.error);
    const keys = await readSigningKeys(args.all('key'), host);
    if (!keys.ok) return refused(keys.error);
    const order = { out, seq, venues: args.all('venue'), keys: keys.value, trust: trust.value, args, host };
    const built = await buildFolder(folder, order);
    if (!built.ok) return refused(built.error);
    const { manifest, made, cached } = built.value;
    const { packId, version, files, totalSize } = manifest;
    const message = `${out}: ${packId} ${version}, number ${seq}, ${files.length} files, ${totalSize} bytes, ${keys.value.length} signatures`;
    return ok({
      message,
      details: { packId, version, seq, files: files.length, totalSize, pictures: { made, cached } },
    });
  },
};
