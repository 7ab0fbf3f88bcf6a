import { readFileSync } from 'node:fs';

import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { MapPanel } from '../../src/renderer/features/panel/map/map-panel.tsx';
import { setUpI18n } from '../../src/renderer/i18n/set-up.ts';
import { harbour, panelOf, readHarbour } from '../helpers/harbour-visit.tsx';

const bay = readFileSync(`${harbour}/data/bay.json`, 'utf8');
/** Each test has an address of its own, because the page keeps what it has read. */
let serial = 0;

beforeEach(() => {
  // The page has no font loader and no canvas here; what is drawn is the end-to-end test's business.
  Object.defineProperty(document, 'fonts', { configurable: true, value: { load: () => Promise.resolve([]) } });
  vi.stubGlobal(
    'Path2D',
    class {
      moveTo = (): void => undefined;
      lineTo = (): void => undefined;
      closePath = (): void => undefined;
    },
  );
  vi.stubGlobal('reportError', vi.fn<() => void>());
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function show(answer: () => Response, language = 'en'): Promise<void> {
  vi.stubGlobal('fetch', () => Promise.resolve(answer()));
  const content = await readHarbour();
  const { panel, text } = panelOf(content, 'bay', 'map', language);
  serial += 1;
  const address = `pack://harbour/${serial}/`;
  await act(async () => {
    render(
      <I18nextProvider i18n={setUpI18n(language, content.texts)}>
        <MapPanel
          panel={panel}
          text={text}
          language={language}
          address={(picture) => address + picture.file}
          head={<h1>{text.headline}</h1>}
          actions={null}
        />
      </I18nextProvider>,
    );
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  });
}

const sound = (): Response => new Response(bay, { status: 200 });
const visibleCard = (): string | null =>
  [...document.querySelectorAll('.map-cards > *')].find((card) => !card.classList.contains('map-waiting'))
    ?.textContent ?? null;

test('shows a map with buttons for every gesture, its date, its weak points and its words', async () => {
  await show(sound);
  const map = screen.getByRole('application');
  expect(map.getAttribute('aria-label')).toBe('Map: The bay at a glance');
  const described = document.getElementById(map.getAttribute('aria-describedby') ?? '');
  expect(described?.textContent).toMatch(/^Arrow keys/);
  expect(
    within(map)
      .getAllByRole('listitem', { hidden: true })
      .map((item) => item.textContent),
  ).toEqual(['The Bay', 'Old tramway']);
  for (const name of ['Show all', 'Closer', 'Farther']) expect(screen.getByRole('button', { name })).toBeDefined();
  expect(document.querySelector('figcaption')?.textContent).toBe(
    'As of March 2024 · Drawn from memory; the sandbanks are missing.',
  );
});

test('a place has a card; touched again, or with the whole map, the words of the panel come back', async () => {
  const user = userEvent.setup();
  await show(sound);
  const pier = screen.getByRole('button', { name: 'Pier' });
  expect(visibleCard()).toBe('Drag the bay, or touch a name.');
  await user.click(pier);
  expect([visibleCard(), pier.getAttribute('aria-pressed')]).toEqual(['PierBoats tie up here.', 'true']);
  await user.click(screen.getByRole('button', { name: 'Mole' }));
  expect([visibleCard(), pier.getAttribute('aria-pressed')]).toEqual(['MoleStones against the waves.', 'false']);
  await user.click(screen.getByRole('button', { name: 'Mole' }));
  expect(visibleCard()).toBe('Drag the bay, or touch a name.');
  await user.click(pier);
  await user.click(screen.getByRole('button', { name: 'Show all' }));
  expect(visibleCard()).toBe('Drag the bay, or touch a name.');
});

test('a route tells distance, difference and both clocks', async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 23, 15), toFake: ['Date'] });
  await show(sound);
  vi.useRealTimers();
  expect([...document.querySelectorAll('.map-route-fact')].map((fact) => fact.textContent)).toEqual([
    'Shortest wayabout 10 km',
    'Time difference1.5 hours',
    'Now in Pier23:15',
    'Now in Mole00:45',
  ]);
});

test('Thai: names from the pack and the data, the Buddhist year', async () => {
  await show(sound, 'th');
  expect(
    within(screen.getByRole('application'))
      .getAllByRole('listitem', { hidden: true })
      .map((item) => item.textContent),
  ).toEqual(['อ่าว', 'รางรถเก่า']);
  expect(document.querySelector('figcaption')?.textContent).toContain('มีนาคม 2567');
});

test.each([
  ['a file that is missing', () => new Response(null, { status: 404 })],
  ['a file that is no JSON', () => new Response('<html>')],
  ['a file without features', () => new Response('{"type":"FeatureCollection","features":[]}')],
  [
    'a file of broken features',
    () => new Response(bay.replaceAll('50.02', '"north"').replaceAll('0.05, 50.22', '0.05, 150')),
  ],
])('%s: the places and their words stand alone, and the fault is reported', async (_what, answer) => {
  const user = userEvent.setup();
  await show(answer);
  expect(screen.queryByRole('application')).toBeNull();
  expect([...document.querySelectorAll('.map-list li')].map((item) => item.textContent)).toEqual(['Pier', 'Mole']);
  expect(reportError).toHaveBeenCalledWith(expect.any(Error));
  await user.click(screen.getByRole('button', { name: 'Mole' }));
  expect(visibleCard()).toBe('MoleStones against the waves.');
});
