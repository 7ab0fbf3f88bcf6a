import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import { checkFolder } from '../../node/authoring/check-folder.ts';
import { describeFault } from '../../shared/errors.ts';
import type { Beat, Exhibit, PreviewCommand, PreviewNews } from '../../shared/ipc/contract.ts';
import type { Venue } from '../../shared/schema/venue.ts';
import { type ReadExhibit, readExhibit } from '../packs/read-exhibit.ts';
import type { FileAnswer } from '../packs/stage.ts';

/** Most faults that the window names; the check names all. */
const FAULTS_SHOWN = 8;

/** What tells one state of these files from another, without reading them. */
async function stateOf(folder: string, files: Iterable<string>): Promise<string> {
  const marks = [...files].map(async (file) => {
    const { mtimeMs, size } = await stat(join(folder, file));
    return `${file} ${mtimeMs} ${size}`;
  });
  return Promise.all(marks).then(
    (all) => all.join('\n'),
    // One is just being written; the next change tells.
    () => '',
  );
}

/** What is shown to an author: the pack folder as it is on disk, or as it was when it was sound last. */
export class PreviewStage {
  readonly #folder: string;
  readonly #venue: Venue;
  #shown: { readonly exhibit: ReadExhibit; readonly revision: number };
  /** Pictures and recordings as they are on disk, and how often they have changed: an address is that of one state. */
  #media = { state: '', revision: 0 };
  #number = 0;
  #faults: readonly string[] = [];
  #commands: { readonly number: number; readonly command: PreviewCommand }[] = [];
  #waiting: (() => void)[] = [];
  #reading: Promise<void> = Promise.resolve();

  /** @param standIn is shown for as long as the folder has never been sound. */
  constructor(folder: string, venue: Venue, standIn: ReadExhibit) {
    this.#folder = folder;
    this.#venue = venue;
    this.#shown = { exhibit: standIn, revision: 0 };
  }

  /** Reads the folder anew, as it is after all changes so far. */
  refresh(): Promise<void> {
    this.#reading = this.#reading.then(() => this.#read());
    return this.#reading;
  }

  async #read(): Promise<void> {
    const read = await readExhibit(this.#folder);
    // An author is told of every fault, and sees no panel in the stead of the one that is being made.
    if (read.ok && read.value.loaded.faults.length === 0) {
      this.#faults = [];
      const state = await stateOf(this.#folder, read.value.loaded.files.keys());
      if (state !== this.#media.state) this.#media = { state, revision: this.#media.revision + 1 };
      this.#shown = { exhibit: read.value, revision: this.#shown.revision + 1 };
    } else {
      // The check knows the lines; it is asked only now, because it looks at much more.
      const { findings } = await checkFolder(this.#folder);
      const named = findings.filter((each) => each.severity !== 'warning');
      const found = read.ok ? read.value.loaded.faults : read.error;
      const faults = (named.length > 0 ? named : found).map((fault) => describeFault(fault));
      const rest = faults.length - FAULTS_SHOWN;
      this.#faults =
        rest > 0 ? [...faults.slice(0, FAULTS_SHOWN), `And ${rest} more; "pack check" names them all.`] : faults;
    }
    this.#tell();
  }

  #tell(): void {
    this.#number += 1;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  /** Has the page carry out a shortcut. */
  order(command: PreviewCommand): void {
    this.#commands.push({ number: this.#number + 1, command });
    this.#tell();
  }

  /** Waits for what comes after the news of that number. */
  async next(after: number): Promise<PreviewNews> {
    if (this.#number <= after) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#commands = this.#commands.filter(({ number }) => number > after);
    const [order] = this.#commands;
    const { revision } = this.#shown;
    const faults = this.#faults;
    // Orders are given one by one, so that none of two quick ones is lost.
    return order === undefined
      ? { number: this.#number, revision, faults }
      : { number: order.number, revision, faults, command: order.command };
  }

  /** What the page shows. All languages of the pack are offered, whatever the venue's are. */
  load(): Exhibit {
    const { exhibit, revision } = this.#shown;
    const { pack, texts } = exhibit.loaded;
    return {
      venue: { ...this.#venue, languages: [...pack.languages] },
      pack,
      texts,
      digests: exhibit.digests,
      serving: { revision, host: this.#host(), inspect: [] },
    };
  }

  #host(): string {
    // The number goes first: a host that ends in one would be an address of four numbers.
    return `r${this.#media.revision}.${this.#shown.exhibit.loaded.pack.id}`;
  }

  /** The page changes by `next`, not by its heartbeat. */
  beat({ revision }: Beat): { readonly revision: number } {
    return { revision };
  }

  /** The file behind an address of `pack://`, as it is on disk. */
  file(_host: string, path: string): Promise<FileAnswer> {
    const { loaded } = this.#shown.exhibit;
    return Promise.resolve(loaded.files.has(path) ? { path: join(loaded.folder, path), pack: loaded.pack } : 'refused');
  }

  /** A file went away while its author works; the next change is read as ever. */
  lost(): void {
    // Nothing to fall back to.
  }
}
