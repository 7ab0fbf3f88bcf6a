import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';

import { PanelScreen } from '../../src/renderer/features/panel/panel-screen.tsx';
import { beginVisit, InVisit, readHarbour } from '../helpers/harbour-visit.tsx';

async function show(panel: string, language = 'en') {
  const { kiosk, store, i18n } = beginVisit(await readHarbour(), { language, inputs: [{ type: 'open-panel', panel }] });
  render(
    <InVisit kiosk={kiosk} i18n={i18n}>
      <PanelScreen id={panel} />
    </InVisit>,
  );
  return { store, i18n };
}

afterEach(cleanup);

test('a story shows its headline, words and described picture, and opens its depth', async () => {
  const user = userEvent.setup();
  const { store } = await show('lighthouse');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('A light that never sleeps');
  expect(screen.getByText(/turns once in twelve seconds/)).toBeDefined();
  expect(screen.getByRole('img').getAttribute('alt')).toBe('A white lighthouse on a rock.');
  await user.click(screen.getByRole('button', { name: 'Tell me more' }));
  expect(store.getState().visit.sheet).toBe('more');
  expect(screen.getByText('Today it is electric.')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByText('Today it is electric.')).toBeNull();
});

test.each([
  ['en', ['about 4.25', '1897', '5 December 2013', 'March 2024']],
  ['th', ['ราว 4.25', 'พ.ศ.\u00A02440 (ค.ศ.\u00A01897)', '5 ธันวาคม 2556', 'มีนาคม 2567']],
])('%s: figures are written as the language writes them', async (language, figures) => {
  await show('tides', language);
  const text = document.body.textContent ?? '';
  for (const figure of figures) expect(text).toContain(figure);
});

test('sources carry their dates, and say so where they have none', async () => {
  const user = userEvent.setup();
  await show('market');
  await user.click(screen.getByRole('button', { name: 'Sources' }));
  const sources = screen.getAllByRole('listitem', { hidden: true }).map((item) => item.textContent);
  expect(sources).toEqual([
    'Harbour Almanac · 1 March 2024example.org/almanac',
    'Chart Office · undatedexample.org/charts/12',
  ]);
});

test('the words follow a change of language at once', async () => {
  const { store, i18n } = await show('lighthouse');
  await act(async () => {
    store.getState().dispatch({ type: 'choose-language', language: 'th' });
    await i18n.changeLanguage('th');
  });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('แสงไฟที่ไม่เคยหลับ');
  expect(screen.getByRole('button', { name: 'อ่านเพิ่มเติม' })).toBeDefined();
});
