import type { Slot, StoreState, Reason } from './state.ts';

/** A pack whose start was cut short this often is taken for the reason; the power may fail once or twice by itself. */
export const MAX_ATTEMPTS = 3;
const MAX_BLOCKED = 200;

const bare = ({ folder, seq, hash, packId, version }: Slot): Slot => ({ folder, seq, hash, packId, version });

/** Puts a pack on trial. */
export function startTrial(state: StoreState, slot: Slot, trust: string | null): StoreState {
  return { ...state, trial: { ...bare(slot), attempts: 0 }, trust, notice: null };
}

/** Counts a start of the pack on trial; it happens before the pack is loaded, so that a crash counts, too. */
export function countAttempt(state: StoreState): StoreState {
  return state.trial === null ? state : { ...state, trial: { ...state.trial, attempts: state.trial.attempts + 1 } };
}

/** The pack on trial is healthy: it becomes the one shown, and the floor rises to it. */
export function commitTrial(state: StoreState): StoreState {
  const { trial, current, previous, floor } = state;
  if (trial === null) return state;
  const slot = bare(trial);
  return {
    ...state,
    floor: floor !== null && floor.seq >= slot.seq ? floor : { seq: slot.seq, hash: slot.hash },
    current: slot,
    previous: current ?? previous,
    trial: null,
  };
}

/** The pack on trial failed: it is remembered and never tried again, and the staff are told why. */
export function failTrial(state: StoreState, reason: Reason): StoreState {
  const { trial, blocked } = state;
  if (trial === null) return state;
  return {
    ...state,
    trial: null,
    blocked: [...blocked, { hash: trial.hash, seq: trial.seq, reason }].slice(-MAX_BLOCKED),
    notice: reason,
  };
}

/**
 * Back to the pack before, by staff: drops a trial, or changes places with the previous pack, or with the one that
 * came with the application (undefined where there is nothing to go back to). The floor stays: nothing older than
 * before can be installed from outside afterwards.
 */
export function rollBack(state: StoreState): StoreState | undefined {
  const { trial, current, previous } = state;
  if (trial !== null) return { ...state, trial: null, notice: null };
  if (current === null && previous === null) return undefined;
  return { ...state, current: previous, previous: current, notice: null };
}

/**
 * To the pack that came with the application, by staff: the one shown becomes the previous one. Undefined where it is
 * shown already.
 */
export function restoreFactory(state: StoreState): StoreState | undefined {
  const { trial, current, previous } = state;
  if (trial === null && current === null) return undefined;
  return { ...state, trial: null, current: null, previous: current ?? previous, notice: null };
}

/** A pack turned out rotten on disk, or its folder is gone: it is forgotten, so that it can be installed again. Others stay as they are. */
export function dropSlot(state: StoreState, folder: string, reason: Reason): StoreState {
  if (!slotsOf(state).some((slot) => slot.folder === folder)) return state;
  const keep = (slot: Slot | null): Slot | null => (slot?.folder === folder ? null : slot);
  const { trial } = state;
  const currentGone = state.current?.folder === folder;
  return {
    ...state,
    current: currentGone ? state.previous : state.current,
    previous: currentGone ? null : keep(state.previous),
    trial: trial?.folder === folder ? null : trial,
    notice: reason,
  };
}

/** The installed packs of a state, the one to be shown first. */
export function slotsOf({ trial, current, previous }: StoreState): Slot[] {
  return [trial, current, previous].filter((slot) => slot !== null);
}
