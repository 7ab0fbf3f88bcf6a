import type { Reason } from '../../node/store/state.ts';
import type { Serving, Store } from '../../node/store/store.ts';
import type { PackFault } from '../../shared/content/check-pack.ts';
import { describeFault, type Result } from '../../shared/errors.ts';
import type { ReadExhibit } from './read-exhibit.ts';

/** What decides over the pack to be shown. */
export interface DecideOptions {
  readonly store: Store;
  readonly venue: string;
  /** Told why a pack was passed over. */
  readonly tell: (reason: Reason) => void;
  /** Reads a pack folder of the store. */
  readonly read: (folder: string) => Promise<Result<ReadExhibit, PackFault[]>>;
  /** The bundled pack; undefined where even that one is broken. */
  readonly factory: () => Promise<ReadExhibit | undefined>;
}

/** A pack that can be shown. */
export interface Decided {
  readonly serving: Serving;
  readonly exhibit: ReadExhibit;
}

type Installed = Exclude<Serving, { readonly kind: 'factory' }>;

/** Trial, current, previous, and once more for each that turns out to be rotten: nothing needs more rounds. */
const MAX_ROUNDS = 8;

/** The folder of the pack served, undefined for the bundled one: tells one pack of the store from another. */
export const folderOf = (serving: Serving): string | undefined =>
  serving.kind === 'factory' ? undefined : serving.slot.folder;

/** Why a pack that is sound on the disk cannot be shown here. */
async function unfit({ slot, manifest }: Installed, options: DecideOptions): Promise<Reason | undefined> {
  const { venues } = manifest.manifest;
  if (venues === 'any' || venues.includes(options.venue)) return undefined;
  return { code: 'VENUE', cause: `pack ${slot.seq} is for ${venues.join(', ')}, and this is ${options.venue}` };
}

/** Whether these files are what was signed; where one is not, the store has forgotten the pack. */
async function allSound(serving: Installed, files: readonly string[], store: Store): Promise<boolean> {
  for (const file of files) if (!(await store.checkFile(serving, file))) return false;
  return true;
}

/** Structure and words: they are read before anything is served, so they are checked before anything is read. */
const wordFiles = ({ manifest }: Installed): string[] =>
  [...manifest.files.keys()].filter((file) => file === 'pack.json' || /^text\/[^/]+\.json$/.test(file));

async function tryInstalled(serving: Installed, options: DecideOptions): Promise<ReadExhibit | 'rotten' | Reason> {
  const { store } = options;
  const wrong = await unfit(serving, options);
  if (wrong !== undefined) return wrong;
  if (!(await allSound(serving, wordFiles(serving), store))) return 'rotten';
  const read = await options.read(serving.folder);
  // A file that was installed and is gone is the disk's fault, and not that of the pack.
  const faults = read.ok
    ? [read.value.loaded, ...read.value.loaded.troubles].flatMap((each) => each.faults)
    : read.error;
  const listed = faults.flatMap(({ file }) => (file !== undefined && serving.manifest.files.has(file) ? [file] : []));
  if (!(await allSound(serving, listed, store))) return 'rotten';
  if (read.ok) return read.value;
  const [fault] = read.error;
  return { code: fault?.code ?? 'SCHEMA', cause: fault === undefined ? 'it cannot be read' : describeFault(fault) };
}

/**
 * Decides which pack is shown: the one on trial, the one installed, the one before, and at last the bundled one. Counts
 * the start of a pack on trial. What is passed over is told with its code.
 *
 * @returns undefined only where the bundled pack is broken, too.
 */
export async function decide(options: DecideOptions): Promise<Decided | undefined> {
  const { store, tell } = options;
  const tellNotice = async (): Promise<void> => {
    const { notice } = await store.status();
    if (notice !== null) tell(notice);
  };
  let chosen: Decided | undefined;
  for (let round = 0; round < MAX_ROUNDS && chosen === undefined; round += 1) {
    const serving = await store.beginServing();
    if (serving.kind === 'factory') break;
    const found = await tryInstalled(serving, options);
    if (found === 'rotten') await tellNotice();
    else if ('loaded' in found) chosen = { serving, exhibit: found };
    else {
      tell(found);
      // What was committed once stays: another version of the application may show it again.
      if (serving.kind === 'installed') break;
      await store.failTrial(found, serving.slot);
    }
  }
  await tellNotice();
  if (chosen !== undefined) return chosen;
  const exhibit = await options.factory();
  return exhibit && { serving: { kind: 'factory', folder: undefined }, exhibit };
}
