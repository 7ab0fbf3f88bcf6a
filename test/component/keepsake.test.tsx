import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';

import { EndScreen } from '../../src/renderer/features/end/end-screen.tsx';
import { HomeScreen } from '../../src/renderer/features/home/home-screen.tsx';
import type { PackText } from '../../src/shared/schema/pack-text.ts';
import type { Pack } from '../../src/shared/schema/pack.ts';
import type { VisitInput } from '../../src/shared/session/visit.ts';
import { beginVisit, InVisit, readHarbour } from '../helpers/harbour-visit.tsx';

interface Options {
  readonly language?: string;
  readonly inputs?: readonly VisitInput[];
  readonly change?: (pack: Pack, texts: Record<string, PackText>) => void;
  readonly at?: 'end' | 'home';
}

async function show({ language = 'en', inputs = [], change, at = 'end' }: Options = {}) {
  const content = await readHarbour();
  change?.(content.pack, content.texts);
  const { kiosk, store, i18n } = beginVisit(content, { language, inputs });
  render(
    <InVisit kiosk={kiosk} i18n={i18n}>
      {at === 'end' ? <EndScreen after="topics" /> : <HomeScreen />}
    </InVisit>,
  );
  return { rules: kiosk.rules, store };
}

const lighthouse: VisitInput = { type: 'open-panel', panel: 'lighthouse' };

afterEach(() => {
  cleanup();
});

test('the city greets in its own language, then in the language of the visitor', async () => {
  await show();
  const own = screen.getByText('ลมดีจากเมืองท่า');
  expect(own.getAttribute('lang')).toBe('th');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Fair winds from the harbour');
});

test('a visitor who reads that language is greeted once', async () => {
  await show({ language: 'th' });
  expect(screen.getAllByText('ลมดีจากเมืองท่า')).toEqual([screen.getByRole('heading', { level: 1 })]);
});

test('each topic is a button that says whether it has its stamp, and leads there', async () => {
  const { store } = await show({ inputs: [lighthouse] });
  const stamps = within(screen.getByRole('list', { name: 'My stamps' })).getAllByRole('button');
  expect(stamps.map((stamp) => stamp.getAttribute('aria-label'))).toEqual([
    'The sea: stamped',
    'The town: still to discover',
  ]);
  await userEvent.click(stamps[1] as HTMLElement);
  expect(store.getState().visit.screen).toEqual({ at: 'topic', topic: 'town' });
});

test('the result of a quiz stands on the card only where one was played', async () => {
  await show();
  expect(screen.queryByText(/^Quiz/)).toBeNull();
  cleanup();
  await show({ inputs: [lighthouse, { type: 'quiz-played', result: { right: 2, total: 3 } }] });
  expect(screen.getByText('Quiz: 2 of 3 right')).not.toBeNull();
});

test('the code is named for those who cannot see it, and changes with what was seen', async () => {
  await show();
  const before = screen.getByRole('img', { name: /^QR code/ }).innerHTML;
  cleanup();
  await show({ inputs: [lighthouse] });
  expect(screen.getByRole('img', { name: /^QR code/ }).innerHTML).not.toBe(before);
});

test('an official address of the pack is named and goes into the code instead', async () => {
  const change = (pack: Pack): void => {
    if (pack.keepsake !== undefined) pack.keepsake.address = 'https://example.org/harbour';
  };
  await show({ change });
  const before = screen.getByRole('img', { name: 'QR code. It leads to https://example.org/harbour' }).innerHTML;
  cleanup();
  await show({ change, inputs: [lighthouse] });
  expect(screen.getByRole('img', { name: /^QR code/ }).innerHTML).toBe(before);
});

test('a pack without a keepsake says farewell in the place of the greeting', async () => {
  let farewell = '';
  await show({
    change: (pack, texts) => {
      delete pack.keepsake;
      for (const text of Object.values(texts)) delete text.keepsake;
      farewell = texts['en']?.farewell ?? '';
    },
  });
  expect(screen.getAllByText(farewell)).toEqual([screen.getByRole('heading', { level: 1 })]);
});

test('the way on is to the topics or out; out takes everything of the visit', async () => {
  const { store } = await show({ inputs: [lighthouse, { type: 'quiz-played', result: { right: 2, total: 3 } }] });
  await userEvent.click(screen.getByRole('button', { name: 'See more topics' }));
  expect(store.getState().visit.screen).toEqual({ at: 'home' });
  await userEvent.click(screen.getByRole('button', { name: 'Finish the visit' }));
  const { visit } = store.getState();
  expect([visit.screen, visit.seen, visit.quiz]).toEqual([{ at: 'attract' }, [], undefined]);
});

test('home offers the card as soon as something was seen', async () => {
  await show({ at: 'home' });
  expect(screen.queryByRole('button', { name: 'My keepsake' })).toBeNull();
  cleanup();
  const { store } = await show({ at: 'home', inputs: [lighthouse, { type: 'go-home' }] });
  await userEvent.click(screen.getByRole('button', { name: 'My keepsake' }));
  expect(store.getState().visit.screen).toEqual({ at: 'end', after: 'topics' });
});

test('the card stays until a phone has read it: longer than a panel of the same words', async () => {
  const { rules, store } = await show();
  const { visit } = store.getState();
  const milliseconds = rules.readingTime({ ...visit, screen: { at: 'end', after: 'topics' }, sheet: 'none' });
  expect(milliseconds).toBeGreaterThanOrEqual(90_000 + 20_000);
  expect(milliseconds).toBeLessThan(180_000);
});

test('a module of the code is 1.2 mm of the glass or more, for a phone at 300 mm, and whole pixels', async () => {
  document.documentElement.style.setProperty('--mm', '1.43px');
  await show();
  const code = document.querySelector('.qr-code');
  const modules = Number(code?.getAttribute('viewBox')?.split(' ').at(-1));
  const pixels = Number(code?.getAttribute('width')) / modules;
  document.documentElement.style.removeProperty('--mm');
  expect(pixels).toBeGreaterThanOrEqual(1.2 * 1.43);
  expect(pixels * window.devicePixelRatio).toBe(Math.round(pixels * window.devicePixelRatio));
  // A short text is no reason for a small code: half of what the phone sees, but for less than a pixel a module.
  expect(pixels * modules).toBeGreaterThan(150 * 1.43 - modules);
});
