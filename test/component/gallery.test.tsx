import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { GalleryPanel } from '../../src/renderer/features/panel/gallery/gallery-panel.tsx';
import { setUpI18n } from '../../src/renderer/i18n/set-up.ts';
import { panelOf, readHarbour } from '../helpers/harbour-visit.tsx';

beforeEach(() => {
  // The page has no layout here, and no canvas: how sharp it is, is the end-to-end test's business.
  for (const [side, pixels] of [
    ['clientWidth', 1080],
    ['clientHeight', 675],
  ] as const)
    vi.spyOn(HTMLElement.prototype, side, 'get').mockReturnValue(pixels);
  vi.stubGlobal('reportError', vi.fn<() => void>());
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function show(language = 'en') {
  const content = await readHarbour();
  const i18n = setUpI18n(language, content.texts);
  const view = (tongue: string) => {
    const { panel, text } = panelOf(content, 'quays', 'gallery', tongue);
    return (
      <I18nextProvider i18n={i18n}>
        <GalleryPanel
          panel={panel}
          text={text}
          language={tongue}
          address={({ file }) => `pack://harbour/${file}`}
          head={<h1>{text.headline}</h1>}
          actions={null}
        />
      </I18nextProvider>
    );
  };
  const { rerender } = render(view(language));
  return {
    speak: async (tongue: string) => {
      await i18n.changeLanguage(tongue);
      rerender(view(tongue));
    },
  };
}

const title = (): string | null => screen.getByRole('heading', { level: 2 }).textContent;
const card = (): string | null => screen.queryByRole('heading', { level: 3 })?.textContent ?? null;
const stage = (): HTMLElement => screen.getByRole('application');
const button = (name: string): HTMLElement => screen.getByRole('button', { name });

test('it turns by its buttons as far as there are pictures, and by its thumbnails', async () => {
  const user = userEvent.setup();
  await show();
  expect(title()).toBe('North quay');
  expect(button('Previous picture').getAttribute('aria-disabled')).toBe('true');
  await user.click(button('Next picture'));
  await vi.waitUntil(() => title() === 'South quay');
  await user.click(button('Next picture'));
  await vi.waitUntil(() => title() === 'The front');
  expect(button('Next picture').getAttribute('aria-disabled')).toBe('true');
  await user.click(button('North quay'));
  expect(title()).toBe('North quay');
  expect(button('North quay').getAttribute('aria-pressed')).toBe('true');
});

test('title, caption and credit stand beside the picture, and everything is there in words', async () => {
  await show();
  expect(screen.getByText('Where the fishing boats land.')).toBeDefined();
  expect(screen.getByText('Drawing: sister-cities-kiosk project, CC BY 4.0')).toBeDefined();
  expect(within(stage()).getByRole('img').getAttribute('alt')).toBe('A lighthouse above a quay.');
  expect(stage().getAttribute('aria-label')).toBe('Picture: North quay');
  const described = document.getElementById(stage().getAttribute('aria-describedby') ?? '');
  expect(described?.textContent).toMatch(/^Arrow keys/);
  const list = screen.getByRole('region', { name: 'All pictures' });
  expect(
    within(list)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual([
    expect.stringMatching(
      /^North quay A lighthouse above a quay\. Where the fishing boats land\.The lamp It turns.*The rock Seals/,
    ),
    'The lamp It turns once in twelve seconds.',
    'The rock Seals rest here.',
    'South quay A boat with one sail. Where the ferry leaves.',
    expect.stringMatching(/^The front/),
    'The tower Its two windows look out to sea.',
  ]);
});

test('a spot has a card; touched again, or with the whole picture, it is gone', async () => {
  const user = userEvent.setup();
  await show();
  const lamp = button('Detail 1: The lamp');
  await user.click(lamp);
  expect([card(), lamp.getAttribute('aria-pressed')]).toEqual(['The lamp', 'true']);
  await user.click(button('Detail 2: The rock'));
  expect([card(), lamp.getAttribute('aria-pressed')]).toEqual(['The rock', 'false']);
  await user.click(button('Detail 2: The rock'));
  expect(card()).toBeNull();
  await user.click(lamp);
  await user.click(button('Whole picture'));
  expect(card()).toBeNull();
});

test('the button for the next detail leads through the spots of all pictures and begins again', async () => {
  const user = userEvent.setup();
  await show();
  const seen: (string | null)[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    await user.click(button('Next detail'));
    seen.push(`${title()}: ${card()}`);
  }
  expect(seen).toEqual([
    'North quay: The lamp',
    'North quay: The rock',
    'The front: The tower',
    'North quay: The lamp',
  ]);
});

test('a mark under the zoom buttons steps back, and comes out when a key reaches it', async () => {
  // As if the buttons stood where the second mark lies: 324 pixels from the left, 540 from above.
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function box(this: HTMLElement) {
    return this.classList.contains('zoom-buttons') ? new DOMRect(300, 520, 60, 140) : new DOMRect(0, 0, 1080, 675);
  });
  await show();
  const rock = button('Detail 2: The rock');
  expect(button('Detail 1: The lamp').hasAttribute('data-covered')).toBe(false);
  expect(rock.hasAttribute('data-covered')).toBe(true);
  act(() => {
    rock.focus();
  });
  await vi.waitUntil(() => stage().dataset['rest'] === 'true' && stage().dataset['zoom'] === '2.00');
  expect(rock.hasAttribute('data-covered')).toBe(false);
});

test('keys: plus comes closer, Escape shows the whole and keeps the step back for the next time, Enter goes on', async () => {
  await show();
  const escaped = vi.fn<() => void>();
  window.addEventListener('keydown', escaped);
  const press = (key: string): boolean => fireEvent.keyDown(stage(), { key });
  press('+');
  await vi.waitUntil(() => stage().dataset['zoom'] === '2.00');
  expect(escaped).toHaveBeenCalledTimes(1);
  press('Escape');
  await vi.waitUntil(() => stage().dataset['zoom'] === '1.00');
  expect(escaped).toHaveBeenCalledTimes(1);
  press('Escape');
  expect(escaped).toHaveBeenCalledTimes(2);
  window.removeEventListener('keydown', escaped);
  act(() => {
    press('Enter');
  });
  expect(card()).toBe('The lamp');
});

test('another language keeps picture, spot and zoom', async () => {
  const user = userEvent.setup();
  const { speak } = await show();
  await user.click(button('Next detail'));
  await vi.waitUntil(() => stage().dataset['rest'] === 'true' && stage().dataset['zoom'] === '8.00');
  await act(() => speak('th'));
  expect([title(), card(), stage().dataset['zoom']]).toEqual(['ท่าเหนือ', 'ดวงโคม', '8.00']);
});

test('a picture that fails leaves its words in its place, and is reported', async () => {
  await show();
  const image = within(stage()).getByRole('img');
  fireEvent.error(image);
  expect(within(stage()).getByText('A lighthouse above a quay.')).toBeDefined();
  expect(within(stage()).queryByRole('img')).toBeNull();
  expect(screen.getByText('Where the fishing boats land.')).toBeDefined();
  expect(reportError).toHaveBeenCalledWith(expect.any(Error));
});
