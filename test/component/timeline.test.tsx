import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, test } from 'vitest';

import { TimelinePanel } from '../../src/renderer/features/panel/timeline/timeline-panel.tsx';
import { setUpI18n } from '../../src/renderer/i18n/set-up.ts';
import type { PanelOf, TextOf } from '../../src/shared/panels/index.ts';
import { panelOf, readHarbour } from '../helpers/harbour-visit.tsx';

async function show(
  language = 'en',
  change: (panel: PanelOf<'timeline'>, text: TextOf<'timeline'>) => void = () => {},
) {
  const content = await readHarbour();
  const { panel, text } = panelOf(content, 'years', 'timeline', language);
  change(panel, text);
  render(
    <I18nextProvider i18n={setUpI18n(language, content.texts)}>
      <TimelinePanel
        panel={panel}
        text={text}
        language={language}
        address={(picture) => picture.file}
        head={<h1>{text.headline}</h1>}
        actions={null}
      />
    </I18nextProvider>,
  );
}

const title = (): string | null => screen.getByRole('heading', { level: 2 }).textContent;
const strip = (): HTMLElement => screen.getByRole('slider');

afterEach(cleanup);

test('begins with the first event and walks by its buttons, not beyond the ends', async () => {
  const user = userEvent.setup();
  await show();
  const [earlier, later] = [
    screen.getByRole('button', { name: 'Earlier' }),
    screen.getByRole('button', { name: 'Later' }),
  ];
  expect([title(), earlier.getAttribute('aria-disabled')]).toEqual(['The first quay', 'true']);
  await user.click(earlier);
  expect(title()).toBe('The first quay');
  await user.click(later);
  expect(title()).toBe('The lamp is lit');
  expect(screen.getByRole('img').getAttribute('alt')).toBe('A white lighthouse on a rock.');
  await user.click(later);
  await user.click(later);
  expect([title(), later.getAttribute('aria-disabled')]).toEqual(['The great storm', 'true']);
});

test('is a slider for the keyboard: by event, by era, to the ends; it says where it stands', async () => {
  const user = userEvent.setup();
  await show();
  strip().focus();
  expect(strip().getAttribute('aria-valuetext')).toBe('1790: The first quay');
  await user.keyboard('{ArrowRight}');
  expect([title(), strip().getAttribute('aria-valuenow')]).toEqual(['The lamp is lit', '2']);
  await user.keyboard('{End}');
  expect(title()).toBe('The great storm');
  await user.keyboard('{PageDown}');
  expect(title()).toBe('The first quay');
  await user.keyboard('{PageUp}');
  expect(title()).toBe('The lamp is lit');
  await user.keyboard('{Home}');
  expect(title()).toBe('The first quay');
});

test('an era leads to its first event and is marked while its events are shown', async () => {
  const user = userEvent.setup();
  await show();
  const steam = screen.getByRole('button', { name: 'Under steam' });
  await user.click(steam);
  expect([title(), steam.getAttribute('aria-pressed')]).toEqual(['The lamp is lit', 'true']);
});

test('the sister city is laid alongside in order of time, and taken away again', async () => {
  const user = userEvent.setup();
  await show();
  const together = screen.getByRole('button', { name: 'Alongside: Millbrook' });
  expect(strip().getAttribute('aria-valuemax')).toBe('3');
  await user.click(together);
  expect(strip().getAttribute('aria-valuemax')).toBe('4');
  await user.click(screen.getByRole('button', { name: 'Later' }));
  expect(title()).toBe('The mill turns');
  expect(within(screen.getByRole('article')).getByText('Millbrook')).toBeDefined();
  await user.click(together);
  expect(['The first quay', 'The lamp is lit']).toContain(title());
  expect(strip().getAttribute('aria-valuemax')).toBe('3');
});

test('a finger drags it from event to event, and a flick moves on by one at least', async () => {
  await show();
  // The stand-in for a browser has no layout: a pixel is a unit here, and a drag of 20 pixels reaches the end.
  const finger = { pointerId: 1, isPrimary: true };
  fireEvent.pointerDown(strip(), { ...finger, clientX: 100 });
  fireEvent.pointerMove(strip(), { ...finger, clientX: 80 });
  await new Promise(requestAnimationFrame);
  fireEvent.pointerUp(strip(), { ...finger, clientX: 80 });
  expect(await screen.findByText('The great storm', { selector: 'h2' })).toBeDefined();
});

test('Thai years stand in the Buddhist Era first', async () => {
  await show('th');
  expect(within(screen.getByRole('article')).getByText('พ.ศ. 2333 (ค.ศ. 1790)')).toBeDefined();
});

test('everything can be read as a list, the sister city included', async () => {
  await show();
  const items = within(screen.getByRole('list', { name: 'All events' })).getAllByRole('listitem');
  expect(items.map((item) => item.textContent)).toEqual([
    '1790, Harbour: The first quay. Fishermen build a quay of oak.',
    '1850, Millbrook: The mill turns. Up the river, Millbrook grinds its first flour.',
    '1897, Harbour: The lamp is lit. In May the lighthouse shines for the first time.',
    '2013, Harbour: The great storm. The tide stands as high as never before.',
  ]);
});

test('data that no check has seen do not stop the visit', async () => {
  await show('en', (panel, text) => {
    panel.lanes[0]?.events.splice(0, 9);
    text.events = {};
  });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Years by the water');
  cleanup();
  await show('en', (panel, text) => {
    for (const event of panel.lanes[0]?.events ?? []) event.date = 'yesterday';
    text.eras = {};
    text.lanes = {};
  });
  expect(screen.getByRole('slider')).toBeDefined();
});
