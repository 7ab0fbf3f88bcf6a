import type { VisitReport } from '../schema/visit-report.ts';
import type { Visit } from '../session/visit.ts';

/** What is counted of the visit on screen. It lives in the page's memory and ends with the visit. */
export interface Tally {
  readonly startedAt: number;
  /** Milliseconds that each panel was on screen. */
  readonly panels: ReadonlyMap<string, number>;
  /** Since when the panel on screen is there. */
  readonly since: number;
}

const panelOf = ({ screen }: Visit): string | undefined => (screen.at === 'panel' ? screen.panel : undefined);
const secondsOf = (milliseconds: number): number => Math.min(86_400, Math.round(Math.max(0, milliseconds) / 1000));

function withTime(tally: Tally, before: Visit, now: number): Tally {
  const panel = panelOf(before);
  if (panel === undefined) return { ...tally, since: now };
  const panels = new Map(tally.panels);
  panels.set(panel, (panels.get(panel) ?? 0) + now - tally.since);
  return { ...tally, panels, since: now };
}

function report(tally: Tally, before: Visit, now: number): VisitReport {
  const { panels } = withTime(tally, before, now);
  return {
    language: before.language,
    seconds: secondsOf(now - tally.startedAt),
    panels: [...panels].slice(0, 200).map(([id, time]) => ({ id, seconds: secondsOf(time) })),
    stoppedAt: panelOf(before) ?? null,
    quiz: before.quiz ?? null,
    // Only the clock resets a visit while its warning is up; every sign of a visitor takes the warning away.
    end: before.warnedAt === undefined ? 'choice' : 'idle',
  };
}

/**
 * Follows a visit from one state to the next, with the clock passed in (monotonic, milliseconds); gives the report when
 * it has ended. A visit that began with the knock of staff, who then were let in, is none and gives no report.
 */
export function nextTally(
  tally: Tally | undefined,
  before: Visit,
  after: Visit,
  now: number,
): { readonly tally: Tally | undefined; readonly report?: VisitReport } {
  if (after.screen.at === 'attract' && before.screen.at !== 'attract') {
    // The touches of a knock begin a visit like any others; it is nobody's.
    const isKnock = tally !== undefined && before.knockedSince !== undefined && tally.startedAt >= before.knockedSince;
    return { tally: undefined, ...(tally !== undefined && !isKnock && { report: report(tally, before, now) }) };
  }
  if (after.screen.at === 'attract') return { tally: undefined };
  if (tally === undefined) return { tally: { startedAt: now, panels: new Map(), since: now } };
  if (panelOf(before) === panelOf(after)) return { tally };
  return { tally: withTime(tally, before, now) };
}
