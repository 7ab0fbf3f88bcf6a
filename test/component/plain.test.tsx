import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';

import { PanelScreen } from '../../src/renderer/features/panel/panel-screen.tsx';
import { readFrame, readPanels } from '../../src/shared/content/read-panels.ts';
import type { VisitInput } from '../../src/shared/session/visit.ts';
import { addHologram, type RawPack, reverseDates } from '../helpers/faulty-panels.ts';
import { beginVisit, InVisit, readHarbour, readRawHarbour } from '../helpers/harbour-visit.tsx';

afterEach(cleanup);

function show(change: (raw: RawPack) => void, panel: string, language = 'en') {
  const raw = readRawHarbour();
  change(raw);
  const frame = readFrame(raw.pack);
  const read = frame.ok ? readPanels(frame.value, { en: raw.en, th: raw.th }, () => true) : frame;
  if (!read.ok) throw new Error('the frame is broken');
  const { pack, texts } = read.value;
  const inputs: VisitInput[] = [{ type: 'open-panel', panel }];
  const { kiosk, store, i18n } = beginVisit({ pack, texts: { ...texts } }, { language, inputs });
  render(
    <InVisit kiosk={kiosk} i18n={i18n}>
      <PanelScreen id={panel} />
    </InVisit>,
  );
  return store;
}
const paragraphs = (): (string | null)[] =>
  [...document.querySelectorAll('.told-paragraph')].map((each) => each.textContent);

test('a panel of an unknown type is its headline, words, picture, depth and sources', async () => {
  const user = userEvent.setup();
  const store = show(addHologram, 'ghost-ship');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('A ship that nobody steers');
  expect(screen.getByText('Walk around it and look into its hold.')).toBeDefined();
  expect(screen.getByRole('img').getAttribute('alt')).toBe('A ship in the fog.');
  await user.click(screen.getByRole('button', { name: 'Tell me more' }));
  expect(screen.getByText('It was lost in 1871.')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Close' }));
  await user.click(screen.getByRole('button', { name: 'Sources' }));
  expect(store.getState().visit.sheet).toBe('sources');
  expect(screen.getAllByRole('listitem', { hidden: true })).toHaveLength(2);
  expect(screen.getByText(/Harbour Almanac/)).toBeDefined();
});

test('in the language chosen, and with nothing in another', () => {
  show(addHologram, 'ghost-ship', 'th');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('เรือที่ไม่มีใครบังคับ');
  expect(screen.getByRole('main').textContent).not.toMatch(/[A-Za-z]{2}/);
});

test('a timeline whose dates are reversed tells its events, each under its title', () => {
  show(reverseDates, 'years');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Years by the water');
  expect(paragraphs()[0]).toBe('The first quayFishermen build a quay of oak.');
  expect(paragraphs()).toHaveLength(4);
  expect(screen.queryByRole('slider')).toBeNull();
});

test('a view that fails leaves the headline, the words and the sources', async () => {
  const content = await readHarbour();
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  const inputs: VisitInput[] = [{ type: 'open-panel', panel: 'lighthouse' }];
  const { kiosk, i18n } = beginVisit(content, { inputs });
  // What no reader lets through, and a view cannot bear.
  Object.assign(kiosk.exhibit.pack.topics[0]?.panels[0] ?? {}, { picture: null });
  render(
    <InVisit kiosk={kiosk} i18n={i18n}>
      <PanelScreen id="lighthouse" />
    </InVisit>,
  );
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('A light that never sleeps');
  expect(screen.getByText(/turns once in twelve seconds/)).toBeDefined();
  expect(screen.getByRole('button', { name: 'Sources' })).toBeDefined();
  expect(reported).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
  quiet.mockRestore();
});
