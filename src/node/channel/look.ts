import { type ChannelEntry, containerName } from '../../shared/channel/channel-index.ts';
import {
  type ChannelFault,
  type ChannelOutcome,
  type ChannelPack,
  type ChannelStatus,
  refuseChannel,
} from '../../shared/channel/outcome.ts';
import { limits } from '../../shared/container/limits.ts';
import type { Standing } from '../../shared/container/sequence.ts';
import { err, ok, type Result } from '../../shared/errors.ts';
import type { ChannelSettings } from '../../shared/schema/configuration.ts';
import { openSource } from '../container/source.ts';
import { formatTrust, newerTrust, parseTrust, type Trust } from '../container/trust.ts';
import { openContainer } from '../container/verify.ts';
import { makeFolder, readIfThere, replaceDurably, tryRemove } from '../store/disk.ts';
import type { StateFile } from '../state/state-file.ts';
import { channelPaths, type ChannelState, openChannelState } from './channel-state.ts';
import { choose } from './choose.ts';
import { fetchContainer, type FetchOptions, removeOthers } from './fetch-container.ts';
import { fetchIndex } from './fetch-index.ts';
import { type Line, type LineOptions, openLine } from './line.ts';
import { type OpenedIndex, readIndex } from './read-index.ts';

/** What a look is made with. */
export interface LookOrder {
  readonly settings: ChannelSettings;
  readonly data: string;
  readonly venue: string;
  /** The bundled pack of the venue. */
  readonly bundled: string;
  readonly appVersion: string;
  /** `Store.standing`. */
  readonly where: Standing & { readonly trust: Trust | undefined };
  /** Ids of the installed packs. */
  readonly installed: readonly string[];
  /** The wall clock, in milliseconds since 1970. */
  readonly now: number;
}

/** How a look is followed, stopped and bounded. */
export type LookOptions = LineOptions & FetchOptions;

/** What came of a look. */
export interface Looked {
  readonly outcome: ChannelOutcome;
  readonly index: ChannelStatus['index'];
  readonly lastContact: string | null;
  readonly clock: ChannelStatus['clock'];
  /** Bytes had from the host. */
  readonly bytes: number;
  /** A container that waits to be installed; there where the outcome is `ready`. */
  readonly ready?: ReadyPack;
}

/** A container that is whole and is what the index promises. */
export interface ReadyPack {
  readonly path: string;
  readonly hash: string;
  readonly sha256: string;
  /** The trust to install it with: an index may bring a newer root. */
  readonly trust: Trust;
}

const DAY = 86_400_000;

const packOf = ({ packId, version, seq }: ChannelEntry): ChannelPack => ({ packId, version, seq });

/** Whether an index may follow the last one. Refuses with CHANNEL, ROLLBACK, EQUIVOCATE or JUMP. */
function followFault({ index, hash }: OpenedIndex, id: string, floor: ChannelState['floor']): ChannelFault | undefined {
  const { sequence } = index;
  if (index.id !== id)
    return refuseChannel('CHANNEL', `this is the channel "${index.id}", not "${id}"`, 'check the address and the name')
      .error;
  if (floor === null) return undefined;
  if (sequence < floor.sequence)
    return refuseChannel(
      'ROLLBACK',
      `the index has number ${sequence}, and ${floor.sequence} was here`,
      'publish it again',
    ).error;
  if (sequence === floor.sequence && hash !== floor.hash)
    return refuseChannel('EQUIVOCATE', `another index has the number ${sequence}`, 'publish it again').error;
  if (sequence > floor.sequence + limits.sequenceJump)
    return refuseChannel(
      'JUMP',
      `the number ${sequence} is too far ahead of ${floor.sequence}`,
      'publish with a lower one',
    ).error;
  return undefined;
}

/** One look at the channel: its state is open for so long. */
class Look {
  readonly #order: LookOrder;
  readonly #options: LookOptions;
  readonly #state: StateFile<ChannelState>;
  readonly #trust: Trust;
  #opened: OpenedIndex | undefined;

  constructor(order: LookOrder, options: LookOptions, state: StateFile<ChannelState>, trust: Trust) {
    this.#order = order;
    this.#options = options;
    this.#state = state;
    this.#trust = trust;
  }

  /** The index that was accepted last, as far as it is still good. */
  get opened(): OpenedIndex | undefined {
    return this.#opened;
  }

  get #id(): string {
    return this.#order.settings.id;
  }

  async #keep(change: Partial<ChannelState>): Promise<ChannelFault | undefined> {
    const written = await this.#state.write({ ...this.#state.value(), ...change });
    return written.ok
      ? undefined
      : refuseChannel('SETTING', written.error.cause, written.error.remedy, 'channel').error;
  }

  /** Reads the index of an earlier look from the disk; it counts only where it is the very one that was accepted. */
  async recall(): Promise<void> {
    const { id, floor } = this.#state.value();
    if (id !== null && id !== this.#id) await this.#keep({ id: this.#id, floor: null, etag: null });
    const bytes = await readIfThere(channelPaths(this.#order.data).index).catch(() => undefined);
    const opened = bytes === undefined ? undefined : await readIndex(bytes, this.#trust);
    if (opened?.ok !== true || followFault(opened.value, this.#id, floor) !== undefined) return;
    this.#opened = opened.value;
  }

  /** Gets the index, and accepts it where it may follow the last one. */
  async accept(line: Line): Promise<Result<OpenedIndex, ChannelFault>> {
    const { data, now } = this.#order;
    const fetched = await fetchIndex(line, this.#opened === undefined ? null : this.#state.value().etag);
    if (!fetched.ok) return fetched;
    const lastContact = new Date(now).toISOString();
    if (fetched.value.kind === 'unchanged' && this.#opened !== undefined) {
      const fault = await this.#keep({ lastContact });
      return fault === undefined ? ok(this.#opened) : err(fault);
    }
    const { bytes, etag } = fetched.value.kind === 'new' ? fetched.value : { bytes: Buffer.alloc(0), etag: null };
    const opened = await readIndex(bytes, this.#trust);
    if (!opened.ok) return opened;
    // The floor is that of the state, or of the index on the disk where the state was lost.
    const last = this.#opened && { sequence: this.#opened.index.sequence, hash: this.#opened.hash };
    const fault = followFault(opened.value, this.#id, this.#state.value().floor ?? last ?? null);
    if (fault !== undefined) return err(fault);
    const { index, hash, trust } = opened.value;
    // First the index, then the floor: a power cut between leaves a floor that is too low by one index that is there.
    await replaceDurably(channelPaths(data).index, bytes, 0o600);
    this.#opened = opened.value;
    const kept = await this.#keep({
      id: this.#id,
      floor: { sequence: index.sequence, hash },
      etag,
      trust: formatTrust(trust.chain),
      lastContact,
    });
    return kept === undefined ? opened : err(kept);
  }

  /** Chooses from an index, and fetches what is chosen. */
  async take(line: Line, { index, trust }: OpenedIndex): Promise<Pick<Looked, 'outcome' | 'ready'>> {
    const { settings, data, venue, bundled, installed, appVersion, where, now } = this.#order;
    const { packs } = channelPaths(data);
    const refused = (fault: ChannelFault): Pick<Looked, 'outcome'> => ({ outcome: { kind: 'refused', fault } });
    const { taken, bad } = this.#state.value();
    if (now > Date.parse(index.expires))
      return refused(
        refuseChannel(
          'EXPIRED',
          `the index was good until ${index.expires}`,
          'publish it again; where it is sound, set the clock of this kiosk',
        ).error,
      );
    const home = [bundled, ...installed];
    const choice = choose(index, { kiosk: settings.kioskId, venue, home, appVersion, standing: where, taken, now });
    if (choice.kind !== 'take') {
      await removeOthers(packs, undefined);
      return { outcome: choice.kind === 'current' ? choice : { ...choice, pack: packOf(choice.entry) } };
    }
    const { entry } = choice;
    const { container } = entry;
    if (bad?.sha256 === container.sha256) return refused(bad.fault as ChannelFault);
    if (entry.seq > where.floor.seq + limits.sequenceJump)
      return refused(
        refuseChannel('JUMP', `the pack's number ${entry.seq} is too far ahead`, 'build the pack with a lower number')
          .error,
      );
    const fetched = await fetchContainer(line, container, packs, this.#options);
    if (!fetched.ok) return refused(fetched.error);
    const fault = await identityFault(fetched.value, entry, trust, where);
    if (fault !== undefined) {
      // Its bytes are what was signed: fetched again, they would be refused again.
      await tryRemove(fetched.value);
      await this.#keep({ bad: { sha256: container.sha256, fault } });
      return refused(fault);
    }
    return {
      outcome: { kind: 'ready', pack: packOf(entry) },
      ready: { path: fetched.value, hash: entry.hash, sha256: container.sha256, trust },
    };
  }
}

/** Whether a container is the pack that the index promises under its name; refuses with MIXED, or as a container is. */
async function identityFault(
  path: string,
  entry: ChannelEntry,
  trust: Trust,
  where: Standing,
): Promise<ChannelFault | undefined> {
  const source = await openSource(path);
  if (!source.ok) return source.error;
  try {
    const opened = await openContainer(source.value, trust, where);
    if (!opened.ok) return opened.error;
    const { manifest, hash } = opened.value;
    return hash === entry.hash && manifest.packId === entry.packId && manifest.seq === entry.seq
      ? undefined
      : refuseChannel(
          'MIXED',
          `the container holds ${manifest.packId} ${manifest.seq}, and ${entry.packId} ${entry.seq} was promised`,
          'publish the pack again',
          containerName(entry.container.sha256),
        ).error;
  } finally {
    await source.value.close();
  }
}

/**
 * Looks at the channel once: gets the index, chooses, and fetches what is chosen. Installs nothing. Never fails and
 * never changes what is shown: whatever is wrong is an outcome.
 */
export async function lookAtChannel(order: LookOrder, options: LookOptions = {}): Promise<Looked> {
  const { data, settings, where, now } = order;
  const nothing = { index: null, lastContact: null, clock: 'plausible', bytes: 0 } as const;
  const refused = (fault: ChannelFault): ChannelOutcome => ({ kind: 'refused', fault });
  if (where.trust === undefined) {
    const none = refuseChannel('KEY', 'this kiosk trusts nobody yet', 'use an application with a trust file');
    return { ...nothing, outcome: refused(none.error) };
  }
  let line: Line | undefined;
  try {
    await makeFolder(channelPaths(data).folder);
    const state = await openChannelState(data);
    const { trust: text } = state.value();
    const stored = text === null ? undefined : await parseTrust(text, 'channel');
    const look = new Look(
      order,
      options,
      state,
      newerTrust(where.trust, stored?.ok === true ? stored.value : undefined),
    );
    await look.recall();
    const opened = await openLine(settings, options);
    let result: Pick<Looked, 'outcome' | 'ready'>;
    if (opened.ok) {
      line = opened.value;
      const accepted = await look.accept(line);
      result = accepted.ok ? await look.take(line, accepted.value) : { outcome: refused(accepted.error) };
    } else result = { outcome: refused(opened.error) };
    const index = look.opened?.index;
    return {
      ...result,
      index: index === undefined ? null : { sequence: index.sequence, created: index.created, expires: index.expires },
      lastContact: state.value().lastContact,
      clock: index !== undefined && Date.parse(index.created) - now > DAY ? 'behind' : 'plausible',
      bytes: line?.bytes ?? 0,
    };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const fault = refuseChannel(
      'SETTING',
      `the disk refused it (${code ?? message})`,
      'check the disk',
      'channel',
    ).error;
    return { ...nothing, outcome: refused(fault), bytes: line?.bytes ?? 0 };
  } finally {
    line?.close();
  }
}

/** Refusals that lie in the container itself: it would be refused again. The others may pass. */
const passing = new Set<ChannelFault['code']>(['NOSPACE', 'IO', 'BLOCKED', 'NOOP']);

/** Remembers what came of installing a container that a look has made ready, and removes what is not needed any more. */
export async function settleInstall(data: string, ready: ReadyPack, fault: ChannelFault | undefined): Promise<void> {
  if (fault !== undefined && passing.has(fault.code)) return;
  const state = await openChannelState(data);
  const { sha256, hash } = ready;
  const change: Partial<ChannelState> = fault === undefined ? { taken: hash } : { bad: { sha256, fault } };
  await state.write({ ...state.value(), ...change });
  await tryRemove(ready.path);
}
