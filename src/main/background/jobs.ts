import type { Looked, LookOrder } from '../../node/channel/look.ts';
import type { StoreOptions } from '../../node/store/keeper.ts';
import type { Slot } from '../../node/store/state.ts';
import type { FoundPack } from '../../node/stick/scan.ts';
import type { Trust } from '../../node/container/trust.ts';
import type { PackFault } from '../../shared/content/check-pack.ts';
import type { Refusal } from '../../shared/container/refusal.ts';
import type { Standing } from '../../shared/container/sequence.ts';
import type { Result } from '../../shared/errors.ts';
import type { PackContents } from '../../shared/staff/pack-difference.ts';
import type { ReadExhibit } from '../packs/read-exhibit.ts';

/** What is too heavy for the process that serves the visitor: it is done in a process of its own, one a job. */
export type Job =
  | { readonly do: 'install'; readonly path: string; readonly store: StoreOptions }
  | {
      readonly do: 'look';
      readonly packs: readonly (readonly [stick: string, path: string])[];
      readonly where: Standing & { readonly trust: Trust };
    }
  /** Looks at the channel once: the only job that uses the network. */
  | { readonly do: 'channel'; readonly order: LookOrder }
  | { readonly do: 'read'; readonly folder: string }
  /** What staff want to know of a container, or of a pack folder (with its manifest, where it is an installed one). */
  | { readonly do: 'describe'; readonly container: string; readonly trust: Trust }
  | { readonly do: 'describe'; readonly folder: string; readonly manifest: string | undefined }
  /** Compares every file of an installed pack with what was signed. */
  | { readonly do: 'check'; readonly folder: string; readonly manifest: string }
  /** Unpacks a container to be looked at before it is installed. */
  | {
      readonly do: 'unpack';
      readonly path: string;
      readonly folder: string;
      readonly trust: Trust;
      readonly data: string;
    };

/** What each job answers. */
export interface JobResults {
  install: Result<Slot, Refusal>;
  look: FoundPack[];
  channel: Looked;
  read: Result<ReadExhibit, PackFault[]>;
  describe: Result<PackContents, Refusal>;
  check: Result<null, Refusal>;
  unpack: Result<null, Refusal>;
}

export type JobKind = Job['do'];

/** What the main process says to a job. */
export type ToJob = { readonly type: 'do'; readonly job: Job } | { readonly type: 'abort' };

/** What a job says to the main process. */
export type FromJob =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly result: JobResults[JobKind] }
  | { readonly type: 'failed'; readonly stack: string };
