/** What is known of a kiosk at one moment. */
export interface HealthFacts {
  /** Whether visitors see an exhibit, and not the still picture for want of one. */
  readonly showing: boolean;
  /** Why a pack had to be given up last, where that was so. */
  readonly notice: string | null;
  readonly trial: boolean;
  /** Free bytes on the disk of the data folder; undefined where the system does not say. */
  readonly freeBytes: number | undefined;
  /** Wrong PINs since the last right one. */
  readonly wrongPins: number;
  /** Restarts of the last day that nobody wanted. */
  readonly restarts: number;
  /** The year of the wall clock. */
  readonly year: number;
  /** A pack on a stick that can be installed. */
  readonly newPack: boolean;
}

/** Why the kiosk deserves a look; `code` is that of a refusal where one belongs to it. */
export interface HealthReason {
  readonly kind:
    | 'nothing'
    | 'notice'
    | 'disk-full'
    | 'disk-low'
    | 'wrong-pins'
    | 'restarts'
    | 'clock'
    | 'trial'
    | 'new-pack';
  readonly code?: string;
  readonly count?: number;
}

/** How the kiosk is, in one word, and why. */
export interface Judgement {
  readonly state: 'well' | 'look' | 'broken';
  readonly reasons: readonly HealthReason[];
}

/** Below this nothing can be installed: the reserve that an installation leaves. */
const DISK_FULL = 200 * 1024 * 1024;
const DISK_LOW = 1024 * 1024 * 1024;
/** A kiosk that was lost and came back once or twice did what it is made for; more often in a day, somebody should know. */
const RESTARTS = 3;
/** No kiosk of this kind is older: a clock that says so has lost its battery. */
const FIRST_YEAR = 2025;

/**
 * Judges a kiosk. Broken is what keeps visitors from the exhibit; what deserves a look does not. A trial and a new pack
 * are news, and nothing is wrong with them.
 */
export function judgeHealth(facts: HealthFacts): Judgement {
  const { showing, notice, trial, freeBytes = Number.POSITIVE_INFINITY, wrongPins, restarts, year, newPack } = facts;
  const broken: HealthReason[] = showing ? [] : [{ kind: 'nothing' }];
  const look: HealthReason[] = [];
  if (notice !== null) look.push({ kind: 'notice', code: notice });
  if (freeBytes < DISK_FULL) look.push({ kind: 'disk-full' });
  else if (freeBytes < DISK_LOW) look.push({ kind: 'disk-low' });
  if (wrongPins > 0) look.push({ kind: 'wrong-pins', count: wrongPins });
  if (restarts >= RESTARTS) look.push({ kind: 'restarts', count: restarts });
  if (year < FIRST_YEAR) look.push({ kind: 'clock' });
  const news: HealthReason[] = [];
  if (trial) news.push({ kind: 'trial' });
  if (newPack) news.push({ kind: 'new-pack' });
  return {
    state: broken.length > 0 ? 'broken' : look.length > 0 ? 'look' : 'well',
    reasons: [...broken, ...look, ...news],
  };
}
