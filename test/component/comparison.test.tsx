import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { ComparisonPanel } from '../../src/renderer/features/panel/comparison/comparison-panel.tsx';
import type { PanelOf, TextOf } from '../../src/shared/panels/index.ts';
import { beginVisit, harbour, InVisit, panelOf, readHarbour } from '../helpers/harbour-visit.tsx';

async function show(
  language = 'en',
  change: (panel: PanelOf<'comparison'>, text: TextOf<'comparison'>) => void = () => {},
): Promise<void> {
  const content = await readHarbour();
  content.pack.place = { latitude: 0, longitude: 0, utcOffsetMinutes: 0 };
  const { panel, text } = panelOf(content, 'two-towns', 'comparison', language);
  change(panel, text);
  const { kiosk, i18n } = beginVisit(content, { language });
  render(
    <InVisit kiosk={kiosk} i18n={i18n}>
      <ComparisonPanel
        panel={panel}
        text={text}
        language={language}
        address={(picture) => picture.file}
        head={<h1>{text.headline}</h1>}
        actions={null}
      />
    </InVisit>,
  );
}

/** The large figures, each with the name that stands over it. */
const figures = (): string[] =>
  [...document.querySelectorAll('.readout-value')].map((each) =>
    [each.querySelector('.readout-name'), each.querySelector('.readout-figure')]
      .map((part) => part?.textContent)
      .join(' '),
  );
const when = (): string => document.querySelector('.readout-when')?.textContent ?? '';
const open = (name: string): Promise<void> => userEvent.setup().click(screen.getByRole('button', { name }));

beforeEach(() => {
  vi.stubGlobal('fetch', async (file: string) => new Response(await readFile(`${harbour}/${file}`)));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('months: buttons, keys and the finger draw through the year, and the difference is said', async () => {
  await show();
  expect([when(), ...figures()]).toEqual(['January', 'Harbour 4.0\u00A0°C', 'Millbrook −2.0\u00A0°C']);
  expect(document.body.textContent).toContain('Difference: 6.0\u00A0°C');
  await open('Apr, April');
  expect([when(), ...figures()]).toEqual(['April', 'Harbour 11.0\u00A0°C', 'Millbrook 9.0\u00A0°C']);
  expect(screen.getByRole('button', { name: 'Apr, April' }).getAttribute('aria-pressed')).toBe('true');
  const slider = screen.getByRole('slider');
  fireEvent.keyDown(slider, { key: 'ArrowRight' });
  expect(when()).toBe('May');
  fireEvent.keyDown(slider, { key: 'End' });
  fireEvent.keyDown(slider, { key: 'ArrowRight' });
  expect(when()).toBe('December');
  expect(slider.getAttribute('aria-valuetext')).toBe('December: Harbour 5.0\u00A0°C, Millbrook 0.0\u00A0°C');
  slider.getBoundingClientRect = () => new DOMRect(100, 0, 1200, 400);
  slider.setPointerCapture = () => {};
  fireEvent.pointerDown(slider, { clientX: 750, pointerId: 1, isPrimary: true });
  expect(when()).toBe('July');
  slider.hasPointerCapture = () => true;
  fireEvent.pointerMove(slider, { clientX: 5000, pointerId: 1 });
  expect(when()).toBe('December');
});

test('a table for screen readers holds every value that the lines draw', async () => {
  await show();
  const table = within(screen.getByRole('table', { name: 'Average temperature' }));
  expect(table.getAllByRole('row')).toHaveLength(13);
  expect(table.getByRole('row', { name: 'July 20.0\u00A0°C 20.0\u00A0°C' })).toBeDefined();
  await open('People');
  expect(screen.getByRole('table', { name: 'People, count by count: Harbour, Censuses' }).textContent).toContain(
    'March 20244,100',
  );
});

test('daylight begins with today, by each city’s own clock, and comes back to it', async () => {
  vi.useFakeTimers({ now: new Date('2026-06-21T10:00:00Z'), toFake: ['Date'] });
  await show();
  await open('Light');
  expect(when()).toBe('Today, 21 June');
  expect(figures()).toEqual(['Harbour 12 h 7 min', 'Millbrook 18 h 52 min']);
  expect(document.body.textContent).toMatch(/sun from 05:5\d to 18:0\d/);
  expect(document.body.textContent).toMatch(/sun from 02:5\d to 21:4\d/);
  await open('Dec, December');
  expect(when()).toBe('15 December');
  expect(figures()[1]).toMatch(/^Millbrook 5 h 5\d min$/);
  await open('Today');
  expect(when()).toBe('Today, 21 June');
});

test('counts through time: the last known count of each, none before the first, no step beyond the ends', async () => {
  await show();
  await open('People');
  expect(figures()).toEqual(['Harbour 4,100', 'Millbrook 800']);
  expect(screen.getByRole('button', { name: 'Later' }).getAttribute('aria-disabled')).toBe('true');
  await open('Earlier');
  expect(figures()).toEqual(['Harbour 2,500', 'Millbrook 800']);
  await open('Earlier');
  await open('Earlier');
  expect(figures()).toEqual(['Harbour 1,200', 'Millbrook –']);
  expect(screen.getByText('no figure here')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Earlier' }).getAttribute('aria-disabled')).toBe('true');
});

test('an outline is drawn with its credit; where its file cannot be read, the figures and the credit stay', async () => {
  await show();
  await open('Ground');
  await vi.waitFor(() => {
    expect(screen.getByRole('img', { name: 'The town from above' })).toBeDefined();
  });
  expect(document.querySelectorAll('.outline')).toHaveLength(1);
  expect(figures()).toEqual(['Harbour 124.0\u00A0km²']);
  expect(screen.getByText('Harbour: Outline: Chart Office, CC0')).toBeDefined();
  cleanup();
  const answer = Promise.resolve(new Response('{"type":"Point"}'));
  vi.stubGlobal('fetch', () => answer);
  await show();
  await open('Ground');
  await answer;
  await vi.waitFor(() => {
    expect(document.querySelector('.outlines-frame')).not.toBeNull();
  });
  expect(document.querySelector('.outline')).toBeNull();
  expect(figures()).toEqual(['Harbour 124.0\u00A0km²']);
});

test('two outlines are laid on each other by a button, and the larger one lies below', async () => {
  await show('en', (panel) => {
    const chart = panel.charts[3];
    if (chart?.kind === 'outlines')
      chart.outlines = [...chart.outlines, ...chart.outlines.map((each) => ({ ...each, subject: 'mill' }))];
  });
  await open('Ground');
  const places = (): string[] =>
    [...document.querySelectorAll<SVGPathElement>('.outline')].map((each) => each.style.transform);
  await vi.waitFor(() => {
    expect(places()).toHaveLength(2);
  });
  expect(places()[0]).not.toBe(places()[1]);
  await open('One on the other');
  expect(places()[0]).toBe(places()[1]);
  await open('Side by side');
  expect(places()[0]).not.toBe(places()[1]);
});

test('bars run in proportion, with their dates unless what they show does not change', async () => {
  const bars = (timeless: boolean) => (panel: PanelOf<'comparison'>, text: TextOf<'comparison'>) => {
    const from = { source: 'chart', date: '2024-03' };
    panel.charts = [
      {
        kind: 'bars',
        id: 'warmth',
        timeless,
        bars: [
          { subject: 'self', value: 50, ...from },
          { subject: 'mill', value: 200, ...from },
        ],
      },
    ];
    text.charts = { warmth: { tab: 'Rail', title: 'Rails', unit: 'km' } };
  };
  await show('en', bars(false));
  const widths = [...document.querySelectorAll<HTMLElement>('.bar-length')].map((each) => each.style.width);
  expect(widths).toEqual(['25.00%', '100.00%']);
  expect(screen.getAllByText('March 2024')).toHaveLength(2);
  expect(screen.queryByRole('button')).toBeNull();
  cleanup();
  await show('en', bars(true));
  expect(screen.queryByText('March 2024')).toBeNull();
});

test('with one city only, every chart shows that one, without a difference', async () => {
  await show('en', (panel) => {
    panel.subjects = panel.subjects.slice(0, 1);
  });
  expect(figures()).toEqual(['Harbour 4.0\u00A0°C']);
  expect(document.body.textContent).not.toContain('Difference');
  for (const chart of ['Light', 'People', 'Ground']) {
    await open(chart);
    expect(figures()).toHaveLength(1);
  }
});

test('Thai: months, hours and years of the Buddhist Era', async () => {
  await show('th');
  expect(when()).toBe('มกราคม');
  await open('ผู้คน');
  expect(document.querySelector('.readout-aside')?.textContent).toBe('มีนาคม 2567');
});
