import { join } from 'node:path';

import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReactNode } from 'react';

import { readLanguages } from '../../src/node/languages/read-languages.ts';
import { readStaffWords } from '../../src/node/languages/read-staff-words.ts';
import { setUpStaffI18n } from '../../src/renderer/i18n/set-up-staff.ts';
import { PinPad } from '../../src/renderer/staff/door/pin-pad.tsx';
import { ComparisonView } from '../../src/renderer/staff/packs/comparison-view.tsx';
import { PinChange } from '../../src/renderer/staff/settings/pin-change.tsx';
import { VisitsSection } from '../../src/renderer/staff/visits/visits-section.tsx';
import type { Comparison, Entry, VisitsView } from '../../src/shared/ipc/staff-contract.ts';
import { summarizeVisits } from '../../src/shared/staff/visit-counts.ts';
import type { DayCounts } from '../../src/shared/schema/visit-report.ts';
import { project } from '../helpers/project.ts';

const { languages } = await readLanguages(join(project, 'locales'));
const i18n = setUpStaffI18n('en', languages, await readStaffWords(join(project, 'locales')));
const shown = (part: ReactNode): void => {
  render(<I18nextProvider i18n={i18n}>{part}</I18nextProvider>);
};
/** What the console asked, and what it is answered with. */
let asked: unknown[][];
let answers: Record<string, (...args: unknown[]) => unknown>;
beforeEach(() => {
  asked = [];
  answers = {};
  vi.stubGlobal('staff', {
    ask: (channel: string, ...args: unknown[]) => {
      asked.push([channel, ...args]);
      return Promise.resolve({ ok: true, value: answers[channel]?.(...args) ?? null });
    },
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const pad = (onEnter: (digits: string) => void): void => {
  shown(<PinPad label="PIN" secret shuffle={false} pending={false} closed={false} onEnter={onEnter} />);
};
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

test('Enter confirms what was entered, also after a key on the glass was touched', async () => {
  const entered = vi.fn();
  pad(entered);
  for (const digit of '493') await press(digit);
  await userEvent.keyboard('{Enter}');
  expect(entered.mock.calls).toEqual([['493']]);
  await press('4');
  await userEvent.keyboard('817{Enter}');
  expect(entered.mock.calls[1]).toEqual(['4817']);
});

test('whoever walks the pad by keys presses its keys with Enter, and confirms with the last one', async () => {
  const entered = vi.fn();
  pad(entered);
  await userEvent.tab();
  await userEvent.keyboard('{Enter}{Enter}');
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(entered).not.toHaveBeenCalled();
  screen.getByRole('button', { name: 'Enter' }).focus();
  await userEvent.keyboard('{Enter}');
  expect(entered.mock.calls).toEqual([['112']]);
});

test('the PIN is changed with the old one and the new one twice; what is wrong is said', async () => {
  const ended = vi.fn();
  const outcomes: Entry[] = ['wrong', 'simple', 'open'];
  answers = { 'staff:change-pin': () => outcomes.shift(), 'staff:lobby': () => ({ at: 'open', hard: false, wait: 0 }) };
  shown(<PinChange shuffle={false} onEnd={ended} />);
  const enter = async (...all: string[]): Promise<void> => {
    for (const digits of all) await userEvent.keyboard(`${digits}{Enter}`);
  };
  await enter('111111', '702846', '702847');
  expect(screen.getByText('The two are not the same. Choose a PIN again.')).toBeTruthy();
  expect(asked).toEqual([]);
  await enter('702846', '702846');
  await screen.findByText('That is not the PIN.');
  await enter('493817', '111111', '111111');
  await screen.findByText('That one is guessed too easily. Choose another.');
  // The old one need not be entered again.
  await enter('702846', '702846');
  await vi.waitFor(() => expect(ended.mock.calls).toEqual([[true]]));
  expect(asked.filter(([channel]) => channel === 'staff:change-pin')).toEqual([
    ['staff:change-pin', '111111', '702846'],
    ['staff:change-pin', '493817', '111111'],
    ['staff:change-pin', '493817', '702846'],
  ]);
});

const TODAY = '2026-10-27';
const day = (visits: number): DayCounts => ({
  hours: Array.from({ length: 24 }, (_, hour) => (hour === 9 ? visits : 0)),
  seconds: visits * 90,
  languages: visits === 0 ? {} : { th: visits },
  opened: visits === 0 ? {} : { quay: visits },
  shown: visits === 0 ? {} : { quay: visits * 30 },
  stops: visits === 0 ? {} : { quay: visits },
  quiz: { played: 0, right: 0, total: 0 },
  idle: visits,
  choice: 0,
});
function visits(days: Record<string, DayCounts>): void {
  answers['staff:visits'] = (span): VisitsView => ({
    summary: summarizeVisits({ format: 1, days }, TODAY, span as 7 | 30 | 90),
    titles: { quay: { en: 'The old quay' } },
  });
  shown(<VisitsSection />);
}
/** The bars of a chart as whoever cannot see them hears them. */
const bars = (name: string): (string | null)[] =>
  within(screen.getByRole('list', { name }))
    .getAllByRole('listitem')
    .map((bar) => bar.textContent);

test('the charts of 7, 30 and 90 days have a bar a day, today the last, also over the end of summer time', async () => {
  visits({ [TODAY]: day(4), '2026-10-25': day(2), '2026-09-28': day(3), '2026-07-30': day(5), '2026-07-29': day(7) });
  await screen.findByText('Visits a day');
  expect(bars('Visits a day')).toEqual(['21/100', '22/100', '23/100', '24/100', '25/102', '26/100', '27/104']);
  expect(bars('Visits by hour of the day')).toHaveLength(24);
  expect(bars('Visits by hour of the day')[9]).toBe('96');
  await userEvent.click(screen.getByRole('radio', { name: '30 days' }));
  await vi.waitFor(() => expect(bars('Visits a day')).toHaveLength(30));
  expect([bars('Visits a day')[0], bars('Panels opened')]).toEqual(['28/093', ['The old quay9, 0:30 each']]);
  await userEvent.click(screen.getByRole('radio', { name: '90 days' }));
  await vi.waitFor(() => expect(bars('Visits a day')).toHaveLength(90));
  expect(new Set(bars('Visits a day').map((bar) => bar?.slice(0, 5))).size).toBe(90);
  // The oldest of ninety days counts, the one before it does not.
  expect(bars('Visits a day')[0]).toBe('30/075');
  expect(screen.getByText('Visits').nextSibling?.textContent).toBe('14');
});

test('each chart is there as a table of its figures, the newest day first', async () => {
  visits({ [TODAY]: day(4), '2026-10-25': day(2) });
  await screen.findByText('Visits a day');
  await userEvent.click(screen.getByRole('radio', { name: 'Figures' }));
  const rows = (name: string) =>
    within(screen.getByRole('table', { name }))
      .getAllByRole('row')
      .map((row) => [...row.children].map((cell) => cell.textContent));
  expect(rows('Visits a day').slice(0, 4)).toEqual([
    ['Day', 'Visits'],
    ['27 October 2026', '4'],
    ['26 October 2026', '0'],
    ['25 October 2026', '2'],
  ]);
  expect(rows('Visits a day')).toHaveLength(8);
  expect(rows('Visits by hour of the day')[10]).toEqual(['09:00', '6']);
});

test('where nobody came, or on one day alone, there is a chart all the same', async () => {
  visits({});
  await screen.findByText('Visits a day');
  expect(bars('Visits a day').every((bar) => bar?.endsWith('0'))).toBe(true);
  expect(screen.queryByText('Where people stop')).toBeNull();
  cleanup();
  visits({ [TODAY]: day(1) });
  await screen.findByText('Where people stop');
  expect(bars('Visits a day').at(-1)).toBe('27/101');
});

test.each([
  [0, 'Takes as much room on the disk as before.'],
  [-900, 'Takes as much room on the disk as before.'],
  [42_300, 'Takes 43 kB more on the disk.'],
  [-99_000, 'Takes 99 kB less on the disk.'],
  [2_340_000, 'Takes 2.3 MB more on the disk.'],
  [-1_500_000_000, 'Takes 1.5 GB less on the disk.'],
])('a pack that differs by %i bytes: %s', (growth, words) => {
  const card = {
    packId: 'harbour',
    version: '1.0.0',
    seq: 1,
    created: null,
    size: 1,
    languages: ['en'],
    titles: { en: 'Harbour' },
    signers: [],
    panels: 1,
  };
  const none = { otherCity: false, added: [], changed: [], removed: [], languagesAdded: [], languagesRemoved: [] };
  const comparison: Comparison = { before: card, after: card, difference: { ...none, growth, rest: true } };
  shown(<ComparisonView comparison={comparison} />);
  expect(screen.getByText(words)).toBeTruthy();
});
