import type {
  ConsoleFrame,
  Desk,
  HealthView,
  PackCard,
  SettingsView,
  StaffChannel,
  StaffResults,
  VisitsView,
} from '../../src/shared/ipc/staff-contract.ts';
import { type RefusalCode, refusalCodes } from '../../src/shared/container/refusal.ts';
import { restartCauses } from '../../src/shared/staff/restarts.ts';
import { packDifference, type PackContents } from '../../src/shared/staff/pack-difference.ts';

// Answers of a main process that never was, typed by the contract: what the console must be able to show at all.

/** What each request is answered with, whatever was asked. */
export type ConsoleWorld = { readonly [C in StaffChannel]: StaffResults[C] };

const TODAY = '2026-11-23';
const daysBefore = (date: string, days: number): string =>
  new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);

const languages = ['th', 'kk', 'ru', 'en'];
const titles = { th: 'อัสตานา', kk: 'Астана', ru: 'Астана', en: 'Astana' };
const bangkok = { th: 'กรุงเทพมหานคร', kk: 'Бангкок', ru: 'Бангкок', en: 'Bangkok' };
const headline = {
  th: 'พิธีมอบป้ายถนนกรุงเทพในอัสตานา และสวนอัสตานาในกรุงเทพมหานคร',
  kk: 'Астанадағы Бангкок көшесі мен Бангкоктағы Астана саябағы',
  ru: 'Улица Бангкока в Астане и сад Астаны в Бангкоке',
  en: 'A Bangkok street in Astana and an Astana garden in Bangkok',
};

const panels = Array.from({ length: 24 }, (_, at) => ({
  id: `panel-${at}`,
  type: 'story',
  titles: Object.fromEntries(Object.entries(headline).map(([tag, words]) => [tag, `${at + 1}. ${words}`])),
  print: 'as it was',
}));
const contents: PackContents = {
  packId: 'astana',
  version: '1.4.0',
  seq: 14,
  created: '2026-10-02T08:00:00Z',
  size: 143_500_000,
  languages,
  titles,
  signers: [],
  panels,
  rest: 'as it was',
};
const next: PackContents = {
  ...contents,
  version: '2.0.0',
  seq: 15,
  created: '2026-11-20T08:00:00Z',
  size: 1_250_400_000,
  languages: ['th', 'kk', 'en', 'ar'],
  signers: ['3f9ac04d7712ab55', '91bb04c2deadbeef'],
  panels: [
    ...panels.slice(6).map((panel, at) => (at < 12 ? { ...panel, print: 'other' } : panel)),
    { id: 'new', type: 'quiz', titles: headline, print: 'new' },
  ],
  rest: 'other',
};
const card = ({ packId, version, seq, created, size, signers, panels: all, ...more }: PackContents): PackCard => ({
  packId,
  version,
  seq,
  created,
  size,
  languages: more.languages,
  titles: more.titles,
  signers,
  panels: all.length,
});
const bundled: PackCard = { ...card(contents), seq: null, created: null, version: '1.0.0' };

export const desk: Desk = {
  health: { state: 'well', reasons: [] },
  restarts: 0,
  shown: card(contents),
  trial: false,
  shownIs: 'installed',
  previous: { ...card(contents), version: '1.3.2', seq: 13 },
  bundled,
  stick: false,
  found: [],
  job: null,
  previewing: false,
};

const onStick = (at: number, refusal: RefusalCode | null): Desk['found'][number] => ({
  path: `/media/stick/pack-${at}.kpack`,
  name: at === 0 ? 'sister-cities-astana-2026-11-20-number-15.kpack' : `pack-${at}.kpack`,
  packId: refusal === 'FORMAT' ? null : 'astana',
  version: refusal === 'FORMAT' ? null : '2.0.0',
  size: refusal === 'FORMAT' ? null : 1_250_400_000,
  refusal,
});
/** A stick with a pack for this kiosk, and one for each reason to refuse one. */
export const fullStick: Desk = {
  ...desk,
  stick: true,
  found: [onStick(0, null), ...refusalCodes.map((code, at) => onStick(at + 1, code))],
};
export const stickWithPack: Desk = { ...desk, stick: true, found: [onStick(0, null)] };

const job = { kind: 'install', path: '/media/stick/pack-0.kpack', refusal: null, done: 0, total: 0 } as const;
export const jobs: readonly NonNullable<Desk['job']>[] = [
  { ...job, state: 'running', done: 412_300_000, total: 1_250_400_000 },
  { ...job, state: 'done' },
  { ...job, state: 'gone' },
  { ...job, state: 'failed', refusal: 'HASH' },
  { ...job, state: 'failed', refusal: 'NOSPACE' },
];

/** Everything that can be wrong at once. */
export const troubled: Desk = {
  ...desk,
  health: {
    state: 'broken',
    reasons: [
      { kind: 'nothing' },
      { kind: 'notice', code: 'TRIAL' },
      { kind: 'disk-full' },
      { kind: 'disk-low' },
      { kind: 'wrong-pins', count: 17 },
      { kind: 'restarts', count: 12 },
      { kind: 'clock' },
      { kind: 'trial' },
      { kind: 'new-pack' },
    ],
  },
  restarts: 21,
  shown: null,
  shownIs: 'pinned',
  trial: true,
};
export const watched: Desk = {
  ...desk,
  trial: true,
  health: { state: 'look', reasons: [{ kind: 'wrong-pins', count: 1 }, { kind: 'trial' }] },
};

/** Visits of so many days, the same at each call; `busy` false where nobody ever came. */
export function visitsOf(span: 7 | 30 | 90, busy = true): VisitsView {
  const many = (at: number): number => (busy ? (at * 7) % 12 : 0);
  const days = Array.from({ length: span }, (_, at) => ({ date: daysBefore(TODAY, span - 1 - at), visits: many(at) }));
  const visits = days.reduce((sum, day) => sum + day.visits, 0);
  const ids = busy ? panels.map(({ id }) => id) : [];
  return {
    summary: {
      days,
      visits,
      seconds: busy ? 253 : 0,
      hours: Array.from({ length: 24 }, (_, hour) => (busy && hour >= 9 && hour < 19 ? 5 + ((hour * 3) % 7) : 0)),
      languages: busy ? languages.map((tag, at) => [tag, 40 - at * 9]) : [],
      panels: ids.map((id, at) => ({ id, opened: 120 - at * 3, seconds: 15 + ((at * 13) % 90) })),
      stops: ids.map((id, at) => [id, 30 - at]),
      quiz: busy ? { played: 12, right: 31, total: 60 } : { played: 0, right: 0, total: 0 },
      idle: visits - Math.floor(visits / 3),
      choice: Math.floor(visits / 3),
    },
    titles: Object.fromEntries(panels.map(({ id, titles: words }) => [id, words])),
  };
}

/** What every request is answered with, unless a scene says otherwise. */
export function consoleWorld(frame: ConsoleFrame): ConsoleWorld {
  const { venue } = frame;
  const settings: SettingsView = {
    venue: { ...venue, quiet: { from: 20 * 60, to: 8 * 60 } },
    chosenVenue: null,
    venues: [
      { id: venue.id, name: venue.name },
      { id: 'other', name: bangkok },
    ],
    venueFixed: false,
    canUndo: true,
    canRest: true,
    stick: true,
  };
  const health: HealthView = {
    application: '0.1.0',
    electron: '45.4.1',
    system: 'Linux 6.1.0-28-amd64',
    running: 3 * 86_400 + 7_200,
    on: 41 * 86_400 + 3_600,
    disk: { free: 93_400_000_000, total: 118_000_000_000 },
    memory: { free: 3_400_000_000, total: 8_200_000_000 },
    temperature: 54,
    clock: '2026-11-23T06:15:00.000Z',
    ahead: 420,
    troubles: [
      {
        time: '2026-11-22T15:01:02.000Z',
        event: 'page-gone',
        message: 'The page ended (crashed) and is loaded again.',
      },
      { time: '2026-11-20T02:10:44.000Z', event: 'pack-refused', message: 'HASH a file is damaged.' },
    ],
    restarts: restartCauses.map((cause, at) => ({ time: `2026-11-2${3 - (at % 3)}T0${8 - at}:11:12.000Z`, cause })),
    screen: venue.screen,
    channel: {
      state: 'waiting-for-quiet',
      host: 'packs.example.org',
      lastCheck: '2026-11-23T06:02:00.000Z',
      lastContact: '2026-11-20T04:00:00.000Z',
      index: { sequence: 12, created: '2026-11-19T03:00:00Z', expires: '2027-02-17T03:00:00Z' },
      lastOutcome: {
        kind: 'refused',
        fault: { code: 'PORTAL', cause: 'a page for people came', remedy: 'see whether somebody must log in' },
      },
      clock: 'plausible',
      fetchedBytes: 42_000_000,
    },
  };
  const done = { ok: true, value: null } as const;
  return {
    'staff:frame': frame,
    'staff:lobby': { at: 'open', hard: false, wait: 0 },
    'staff:touch': null,
    'staff:enter': 'wrong',
    'staff:setup': 'wrong',
    'staff:leave': null,
    'staff:lock': null,
    'staff:desk': desk,
    'staff:compare': {
      ok: true,
      value: { before: card(contents), after: card(next), difference: packDifference(contents, next) },
    },
    'staff:preview': null,
    'staff:preview-end': null,
    'staff:install': null,
    'staff:cancel': null,
    'staff:job-seen': null,
    'staff:show': done,
    'staff:power-offered': ['restart', 'reboot', 'off', 'desktop'],
    'staff:power': 'wrong',
    'staff:change-pin': 'wrong',
    'staff:visits': visitsOf(7),
    'staff:visits-export': { ok: true, value: 'kiosk-visits.csv' },
    'staff:health': health,
    'staff:integrity': null,
    'staff:health-export': { ok: true, value: 'kiosk-report.json' },
    'staff:settings': settings,
    'staff:settings-change': done,
    'staff:settings-undo': done,
    'staff:settings-export': { ok: true, value: 'kiosk-settings.json' },
    'staff:settings-import': done,
  };
}
