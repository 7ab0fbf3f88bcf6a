/** What can be done to a data folder; `install N` installs the container with that sequence number. */
export type Step = 'open' | 'install 1' | 'install 2' | 'install 3' | 'trial' | 'rollback';

/** A step, the state it starts from, and the only packs that may serve after a cut in it (0: the factory pack). */
export interface Scenario {
  readonly name: string;
  readonly step: Step;
  readonly before: readonly (Step | 'leftovers')[];
  readonly allowed: readonly number[];
  /** What must serve once the step has ended. */
  readonly done: number;
}

export const scenarios: readonly Scenario[] = [
  { name: 'install', step: 'install 1', before: [], allowed: [0, 1], done: 1 },
  { name: 'trial', step: 'trial', before: ['install 1', 'trial', 'install 2'], allowed: [2], done: 2 },
  { name: 'upgrade', step: 'install 2', before: ['install 1', 'trial'], allowed: [1, 2], done: 2 },
  {
    // The third pack drives out the first: its folder goes while the power may.
    name: 'replace',
    step: 'trial',
    before: ['install 1', 'trial', 'install 2', 'trial', 'install 3'],
    allowed: [3],
    done: 3,
  },
  {
    name: 'rollback',
    step: 'rollback',
    before: ['install 1', 'trial', 'install 2', 'trial'],
    allowed: [2, 1],
    done: 1,
  },
  { name: 'repair', step: 'open', before: ['install 1', 'trial', 'leftovers'], allowed: [1], done: 1 },
];

/** The scenario of that name. @throws where there is none. */
export function findScenario(name: string): Scenario {
  const found = scenarios.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no scenario "${name}"`);
  return found;
}

/** Installers that do one thing wrong, each of which the harness must catch: see `steps.ts`. */
export const controls = ['no-file-sync', 'no-folder-sync', 'no-sync', 'state-first'] as const;
export type Control = (typeof controls)[number];
