import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';

import { PanelScreen } from '../../src/renderer/features/panel/panel-screen.tsx';
import { findPanel } from '../../src/shared/content/pack-view.ts';
import { beginVisit, InVisit, readHarbour } from '../helpers/harbour-visit.tsx';

/** Shows the panel with a clock and frames that stand still until `frames` moves them. */
async function show({ still = false, language = 'en', rate = 120 } = {}) {
  document.documentElement.dataset['motion'] = still ? 'reduced' : 'full';
  const waiting = new Map<number, FrameRequestCallback>();
  let count = 0;
  let now = 0;
  vi.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((callback) => {
    waiting.set((count += 1), callback);
    return count;
  });
  vi.spyOn(globalThis, 'cancelAnimationFrame').mockImplementation((id) => {
    waiting.delete(id);
  });
  const frames = (seconds: number): void => {
    act(() => {
      for (let left = seconds * 60; left > 0; left -= 1) {
        now += 1000 / 60;
        const due = [...waiting.values()];
        waiting.clear();
        for (const callback of due) callback(now);
      }
    });
  };
  const content = await readHarbour();
  const junction = findPanel(content.pack, 'junction');
  if (junction?.type !== 'simulation') throw new Error('the fixture pack has no crossing');
  junction.scenario.carsPerHour.north = rate;
  const { kiosk, store, i18n } = beginVisit(content, {
    language,
    inputs: [{ type: 'open-panel', panel: 'junction' }],
    now: () => now,
  });
  render(
    <InVisit kiosk={kiosk} i18n={i18n}>
      <PanelScreen id="junction" />
    </InVisit>,
  );
  return { store, frames, waiting };
}

const card = (name: string): HTMLElement => screen.getByRole('button', { name });
/** The mean wait and the cars standing on the card of a controller. */
const figuresOn = (name: string): (string | null)[] =>
  [...card(name).querySelectorAll('.controller-value')].map((value) => value.textContent);
const verdict = (): string | null => screen.getByRole('status').textContent;

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

test('begins under fixed timing in full traffic; the adaptive lights are yet to be tried', async () => {
  await show();
  expect(card('Fixed timing').getAttribute('aria-pressed')).toBe('true');
  expect(figuresOn('Fixed timing')[0]).toMatch(/^\d+ s$/);
  expect(figuresOn('Adaptive')).toEqual(['–', '–']);
  expect(document.querySelectorAll('canvas')).toHaveLength(1);
});

test('cars sent by a button stand in the queue at once, on their side', async () => {
  const user = userEvent.setup();
  await show();
  const queued = (): number => Number(figuresOn('Fixed timing')[1]);
  const before = queued();
  await user.click(screen.getByRole('button', { name: 'from the north, Ship Street' }));
  expect(queued()).toBe(before + 3);
  const north = [...document.querySelectorAll('canvas tr')].find((row) => row.textContent?.includes('from the north'));
  expect(Number(north?.querySelector('td')?.textContent)).toBeGreaterThanOrEqual(3);
});

test('a change of controller keeps the cars and what was read before', async () => {
  const user = userEvent.setup();
  const { frames } = await show();
  frames(5);
  const fixed = figuresOn('Fixed timing');
  await user.click(card('Adaptive'));
  expect(card('Adaptive').getAttribute('aria-pressed')).toBe('true');
  expect(figuresOn('Adaptive')[1]).toBe(fixed[1]);
  frames(30);
  expect(figuresOn('Adaptive')[0]).toMatch(/^\d+ s$/);
  expect(figuresOn('Fixed timing')).toEqual(fixed);
});

test('side by side, both crossings get the same cars, and the panel says who made them wait less', async () => {
  const user = userEvent.setup();
  const { frames } = await show();
  await user.click(screen.getByRole('button', { name: 'Side by side' }));
  expect(document.querySelectorAll('canvas')).toHaveLength(2);
  expect(verdict()).toMatch(/^The same cars, \d\d% less waiting with adaptive lights\.$/);
  const [fixed, adaptive] = ['Fixed timing', 'Adaptive'].map((name) => Number.parseInt(figuresOn(name)[0] ?? '', 10));
  expect(adaptive).toBeLessThan(fixed ?? 0);
  frames(10);
  await user.click(card('Fixed timing'));
  expect(document.querySelectorAll('canvas')).toHaveLength(1);
  expect(verdict()).toMatch(/^Touch a street/);
});

test('four crossings under the same controls: their queues, their comparison, and back to one', async () => {
  const user = userEvent.setup();
  const { frames } = await show();
  await user.click(card('Adaptive'));
  await user.click(screen.getByRole('button', { name: 'Four crossings' }));
  expect(card('Four crossings').getAttribute('aria-pressed')).toBe('true');
  expect(card('Adaptive').getAttribute('aria-pressed')).toBe('true');
  expect(figuresOn('Fixed timing')).toEqual(['–', '–']);
  const rows = (): string[] => [...document.querySelectorAll('canvas th')].map((cell) => cell.textContent ?? '');
  // A car passes two crossings now, and the figure says so.
  expect(card('Adaptive').textContent).toContain('wait on the way');
  expect(rows()).toEqual([
    'wait on the way',
    'cars standing, at the north-west crossing',
    'cars standing, at the north-east crossing',
    'cars standing, at the south-west crossing',
    'cars standing, at the south-east crossing',
  ]);
  const before = Number(figuresOn('Adaptive')[1]);
  await user.click(screen.getByRole('button', { name: 'from the north' }));
  expect(Number(figuresOn('Adaptive')[1])).toBe(before + 3);
  frames(20);
  expect(figuresOn('Adaptive')[0]).toMatch(/^\d+ s$/);
  await user.click(screen.getByRole('button', { name: 'Side by side' }));
  expect(document.querySelectorAll('canvas')).toHaveLength(2);
  expect(verdict()).toMatch(/^The same cars/);
  await user.click(screen.getByRole('button', { name: 'One crossing' }));
  expect(document.querySelectorAll('canvas')).toHaveLength(2);
  expect(rows()[1]).toBe('cars standing, from the north');
});

test('where stillness is asked for, nothing moves: the result stands in numbers, and a button moves it on', async () => {
  const user = userEvent.setup();
  const { waiting } = await show({ still: true });
  expect(waiting.size).toBe(0);
  expect(document.querySelectorAll('canvas')).toHaveLength(2);
  expect(verdict()).toMatch(/less waiting/);
  const table = (): string | null | undefined => document.querySelector('canvas table')?.textContent;
  const before = table();
  await user.click(screen.getByRole('button', { name: '10 seconds on' }));
  expect(table()).not.toBe(before);
  expect(waiting.size).toBe(0);
});

test('it stops while the page is not visible, while a sheet covers it, and when it is left', async () => {
  const { store, waiting, frames } = await show();
  frames(1);
  expect(waiting.size).toBe(1);
  const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  expect(waiting.size).toBe(0);
  visible.mockReturnValue('visible');
  document.dispatchEvent(new Event('visibilitychange'));
  expect(waiting.size).toBe(1);
  act(() => {
    store.getState().dispatch({ type: 'open-sheet', sheet: 'sources' });
  });
  await waitFor(() => {
    expect(waiting.size).toBe(0);
  });
  act(() => {
    store.getState().dispatch({ type: 'close-sheet' });
  });
  expect(waiting.size).toBe(1);
  cleanup();
  expect(waiting.size).toBe(0);
});

test('it is no sign of a visitor by itself', async () => {
  const { store, frames } = await show();
  const { touchedAt } = store.getState().visit;
  frames(20);
  expect(store.getState().visit).toMatchObject({ touchedAt, mediaPlaying: false });
});

test('a scenario that cannot be driven leaves the words, and the visit goes on', async () => {
  await show({ rate: Number.NaN });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Who shares the green better?');
  expect(screen.getByText('A crossing of two streets from above.')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Sources' })).toBeDefined();
  expect(document.querySelector('canvas')).toBeNull();
});

test('in Thai as in English', async () => {
  await show({ language: 'th' });
  expect(figuresOn('ตั้งเวลาตายตัว')[0]).toMatch(/^\d+ วิ$/);
  expect(screen.getByRole('button', { name: 'จากทิศเหนือ, ถนนเรือ' })).toBeDefined();
});
