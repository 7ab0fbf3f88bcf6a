import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { AloudButton } from '../../src/renderer/features/aloud/aloud-button.tsx';
import { AloudProvider } from '../../src/renderer/features/aloud/aloud-provider.tsx';
import { HomeScreen } from '../../src/renderer/features/home/home-screen.tsx';
import { PanelScreen } from '../../src/renderer/features/panel/panel-screen.tsx';
import { SkyProvider } from '../../src/renderer/state/sky-context.tsx';
import { useVisit } from '../../src/renderer/state/kiosk-context.tsx';
import type { VisitInput } from '../../src/shared/session/visit.ts';
import type { Venue } from '../../src/shared/schema/venue.ts';
import { beginVisit, desk, harbour, InVisit, readHarbour } from '../helpers/harbour-visit.tsx';

// This page has no voices. What stands in for the browser's keeps to what is used of it: utterances are said one at a
// time, each tells its start, its words and its end, and `cancel` ends it with an error. A voice of the system itself
// speaks in test/e2e/aloud.test.ts.
class Utterance extends EventTarget {
  voice: unknown;
  lang = '';
  volume = 1;
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}

class Voices extends EventTarget {
  list: readonly { lang: string; localService: boolean; default: boolean }[] = [];
  said: Utterance[] = [];
  now: Utterance | undefined;
  getVoices = () => this.list;
  speak = (utterance: Utterance): void => {
    this.said.push(utterance);
    this.now = utterance;
  };
  cancel = (): void => {
    const cut = this.now;
    this.now = undefined;
    cut?.dispatchEvent(Object.assign(new Event('error'), { error: 'canceled' }));
  };
  /** The voice begins what it was given. */
  start(): void {
    act(() => void this.now?.dispatchEvent(new Event('start')));
  }
  word(charIndex: number): void {
    act(() => void this.now?.dispatchEvent(Object.assign(new Event('boundary'), { name: 'word', charIndex })));
  }
  end(): void {
    const ended = this.now;
    this.now = undefined;
    act(() => void ended?.dispatchEvent(new Event('end')));
  }
}

let voices: Voices;
/** What is highlighted, by name. */
const marked = new Map<string, { ranges: readonly Range[] }>();
const highlighted = (name: string): string | undefined =>
  marked
    .get(name)
    ?.ranges.map((range) => String(range))
    .join();

const local = (lang: string) => ({ lang, localService: true, default: false });

beforeEach(() => {
  voices = new Voices();
  marked.clear();
  vi.stubGlobal('speechSynthesis', voices);
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance);
  vi.stubGlobal('CSS', { highlights: marked });
  vi.stubGlobal(
    'Highlight',
    class {
      readonly ranges: readonly Range[];
      constructor(...ranges: readonly Range[]) {
        this.ranges = ranges;
      }
    },
  );
  vi.stubGlobal(
    'fetch',
    async (address: string) => new Response(readFileSync(address.replace('pack://harbour', harbour))),
  );
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function Shown() {
  const at = useVisit((visit) => visit.screen);
  return at.at === 'panel' ? <PanelScreen id={at.panel} /> : at.at === 'home' ? <HomeScreen /> : <main />;
}

async function show(inputs: readonly VisitInput[], options: { venue?: Venue; language?: string } = {}) {
  const content = await readHarbour();
  const { kiosk, store, i18n } = beginVisit(content, { ...options, inputs });
  render(
    <InVisit kiosk={kiosk} i18n={i18n}>
      <SkyProvider pack={content.pack}>
        <AloudProvider>
          <Shown />
          <AloudButton />
        </AloudProvider>
      </SkyProvider>
    </InVisit>,
  );
  const tell = (input: VisitInput): void => act(() => store.getState().dispatch(input));
  return { store, tell, i18n };
}

const tides: readonly VisitInput[] = [{ type: 'open-panel', panel: 'tides' }];
const button = () => screen.queryByRole('button', { name: /Read aloud|Stop reading/ });
const press = async (): Promise<void> => {
  await userEvent.click(button() ?? document.body);
};
const texts = (): string[] => voices.said.map(({ text }) => text);

test('where no voice speaks the language on this machine, nothing is offered', async () => {
  voices.list = [{ ...local('en'), localService: false }, local('ru')];
  await show(tides);
  expect(button()).toBeNull();
});

test('where the venue or the visitor wants no sound, nothing is offered', async () => {
  voices.list = [local('en')];
  await show(tides, { venue: { ...desk, volume: 0 } });
  expect(button()).toBeNull();
  cleanup();
  await show([...tides, { type: 'change-settings', change: { sound: false } }]);
  expect(button()).toBeNull();
});

test('voices that come late are offered when they come', async () => {
  await show(tides);
  expect(button()).toBeNull();
  voices.list = [local('en-GB')];
  act(() => void voices.dispatchEvent(new Event('voiceschanged')));
  expect(button()).not.toBeNull();
});

test('a panel is read from its headline on, sentence by sentence, as loud as the venue allows', async () => {
  voices.list = [local('en-GB')];
  const { store } = await show(tides, { venue: { ...desk, volume: 0.3 } });
  await press();
  expect(texts()).toEqual(['The sea breathes twice a day']);
  expect(voices.said[0]).toMatchObject({ volume: 0.3, lang: 'en-GB', voice: voices.list[0] });
  expect(store.getState().visit).toMatchObject({ mediaPlaying: true, mediaBy: 'voice' });
  voices.start();
  expect(highlighted('aloud-breath')).toBe('The sea breathes twice a day');
  // In a headline a line marks the word, elsewhere a box in the sentence.
  voices.word(8);
  expect([highlighted('aloud-breath'), highlighted('aloud-word')]).toEqual(['breathes', undefined]);
  voices.end();
  expect(texts().at(-1)).toBe('Between low and high water');
  voices.start();
  voices.word(8);
  expect([highlighted('aloud-breath'), highlighted('aloud-word')]).toEqual(['Between low and high water', 'low']);
  voices.end();
  expect(texts().at(-1)).toBe('about 4.25 m');
  // Neither the name of the topic nor the buttons are read.
  while (voices.now !== undefined) voices.end();
  expect(texts()).not.toContain('The sea');
  expect(texts()).not.toContain('Sources');
  expect(marked.size).toBe(0);
  expect(store.getState().visit.mediaPlaying).toBe(false);
  expect(button()?.textContent ?? button()?.ariaLabel).toBeDefined();
});

test.each<[string, VisitInput]>([
  ['another panel', { type: 'open-panel', panel: 'lighthouse' }],
  ['a language', { type: 'choose-language', language: 'th' }],
  ['a sheet', { type: 'open-sheet', sheet: 'sources' }],
  ['the way home', { type: 'go-home' }],
  ['the end of the visit', { type: 'leave' }],
])('%s stops it, and nothing stays marked', async (_, input) => {
  voices.list = [local('en')];
  const { store, tell, i18n } = await show(tides);
  await press();
  voices.start();
  expect(marked.size).toBe(1);
  tell(input);
  if (input.type === 'choose-language') await act(() => i18n.changeLanguage('th'));
  expect(voices.now).toBeUndefined();
  expect(marked.size).toBe(0);
  expect(store.getState().visit.mediaPlaying).toBe(false);
  expect(voices.said).toHaveLength(1);
});

test('it stops for the idle warning and leaves the warning where it is', async () => {
  voices.list = [local('en')];
  let now = 0;
  const content = await readHarbour();
  const { kiosk, store, i18n } = beginVisit(content, { inputs: tides, now: () => now });
  render(
    <InVisit kiosk={kiosk} i18n={i18n}>
      <AloudProvider>
        <PanelScreen id="tides" />
        <AloudButton />
      </AloudProvider>
    </InVisit>,
  );
  await press();
  const { mediaUntil = 0 } = store.getState().visit;
  // A voice that never ends is believed for a while, and no longer.
  expect(mediaUntil).toBeGreaterThan(5_000);
  expect(mediaUntil).toBeLessThan(60_000);
  now = mediaUntil + 75_000;
  act(() => store.getState().dispatch({ type: 'tick' }));
  expect(voices.now).toBeUndefined();
  expect(store.getState().visit).toMatchObject({ warnedAt: now, mediaPlaying: false });
});

test('with the setting on, each screen is read as it comes, once', async () => {
  voices.list = [local('en')];
  const { tell } = await show([{ type: 'change-settings', change: { readAloud: true } }]);
  expect(texts()).toEqual(['Discover Harbour']);
  tell({ type: 'open-panel', panel: 'tides' });
  expect(texts()).toEqual(['Discover Harbour', 'The sea breathes twice a day']);
  tell({ type: 'open-sheet', sheet: 'sources' });
  expect(voices.now).toBeUndefined();
  tell({ type: 'close-sheet' });
  expect(voices.said).toHaveLength(2);
  tell({ type: 'change-settings', change: { readAloud: false } });
  tell({ type: 'go-home' });
  expect(voices.said).toHaveLength(2);
});

test('the answers of a quiz are read with their question', async () => {
  voices.list = [local('en')];
  await show([{ type: 'open-panel', panel: 'riddles' }]);
  await press();
  for (let left = 20; voices.now !== undefined && left > 0; left -= 1) voices.end();
  const answers = screen.getByRole('group', { name: document.querySelector('.quiz-question')?.textContent ?? '' });
  for (const answer of answers.querySelectorAll('button')) expect(texts()).toContain(answer.textContent);
});

test('with the setting on, verdict and next question are read as they come, each once and alone', async () => {
  voices.list = [local('en')];
  await show([
    { type: 'change-settings', change: { readAloud: true } },
    { type: 'open-panel', panel: 'riddles' },
  ]);
  expect(texts()).toEqual(['Three riddles']);
  const question = () => document.querySelector('.quiz-question')?.textContent ?? '';
  await userEvent.click(document.querySelector('.option') ?? document.body);
  const [, verdict = '-', ...more] = texts();
  expect([document.querySelector('.quiz-verdict')?.textContent?.startsWith(verdict), more]).toEqual([true, []]);
  await userEvent.click(screen.getByRole('button', { name: 'Next question' }));
  expect(texts().slice(2)).toEqual([question()]);
  expect(document.activeElement?.textContent).toBe(question());
  while (voices.now !== undefined) voices.end();
  const answers = [...screen.getByRole('group', { name: question() }).querySelectorAll('button')];
  expect(texts().slice(2)).toEqual([question(), ...answers.map(({ textContent }) => textContent)]);
});

test('a voice that falls silent is given up, and the panel can be read again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  voices.list = [local('en')];
  const { store } = await show(tides);
  act(() => button()?.click());
  act(() => void vi.advanceTimersByTime(60_000));
  vi.useRealTimers();
  expect(reported).toHaveBeenCalledOnce();
  expect(voices.now).toBeUndefined();
  expect(store.getState().visit.mediaPlaying).toBe(false);
  await press();
  expect(voices.said).toHaveLength(2);
});

test('a person goes before a voice, and a film falls silent for either', async () => {
  const play = vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
  const pause = vi.spyOn(HTMLMediaElement.prototype, 'pause').mockReturnValue();
  voices.list = [local('en')];
  const { tell } = await show([{ type: 'open-panel', panel: 'lighthouse' }]);
  await press();
  expect(voices.said).toHaveLength(0);
  const [audio] = play.mock.contexts as HTMLAudioElement[];
  expect(audio?.src).toBe('pack://harbour/narration/lighthouse.en.ogg');
  expect(audio?.volume).toBe(0.5);
  tell({ type: 'open-panel', panel: 'ferry' });
  expect(pause.mock.contexts).toContain(audio);
  await userEvent.click(screen.getByRole('button', { name: 'Play' }));
  const film = document.querySelector('video');
  pause.mockClear();
  await press();
  expect(pause.mock.contexts).toEqual([film]);
  expect(voices.said).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'Play' }));
  expect(voices.now).toBeUndefined();
});

test('where the recording cannot be played, a voice takes over', async () => {
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockRejectedValue(new DOMException('no such file', 'NotSupportedError'));
  voices.list = [local('en')];
  await show([{ type: 'open-panel', panel: 'lighthouse' }]);
  await press();
  await vi.waitFor(() => expect(texts()).toEqual(['A light that never sleeps']));
  expect(reported).toHaveBeenCalledOnce();
});
