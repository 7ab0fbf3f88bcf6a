import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { PanelScreen } from '../../src/renderer/features/panel/panel-screen.tsx';
import type { Venue } from '../../src/shared/schema/venue.ts';
import { beginVisit, desk, harbour, InVisit, readHarbour } from '../helpers/harbour-visit.tsx';

// This page has no player and no scheme for packs; real ones are walked in test/e2e/media.test.ts. What stands in for
// them keeps to what the panel may rely on: play and pause are told by events, and captions come as files.
beforeEach(() => {
  vi.stubGlobal(
    'fetch',
    async (address: string) => new Response(readFileSync(address.replace('pack://harbour', harbour))),
  );
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(async function play(this: HTMLMediaElement) {
    Object.defineProperty(this, 'paused', { value: false, configurable: true });
    fireEvent.playing(this);
  });
  vi.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(function pause(this: HTMLMediaElement) {
    if (this.paused) return;
    Object.defineProperty(this, 'paused', { value: true, configurable: true });
    fireEvent.pause(this);
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function show(panel: 'ferry' | 'foghorn', venue: Venue = desk) {
  const { kiosk, store, i18n } = beginVisit(await readHarbour(), { venue, inputs: [{ type: 'open-panel', panel }] });
  const { unmount } = render(
    <InVisit kiosk={kiosk} i18n={i18n}>
      <PanelScreen id={panel} />
    </InVisit>,
  );
  await screen.findByRole('button', { name: 'Captions' });
  const media = document.querySelector<HTMLMediaElement>('video, audio');
  if (media === null) throw new Error('there is no player');
  return { store, i18n, media, unmount };
}

/** The recording goes on to that second, as a player tells it. */
function goTo(media: HTMLMediaElement, seconds: number): void {
  act(() => {
    Object.defineProperty(media, 'currentTime', { value: seconds, writable: true, configurable: true });
    fireEvent.timeUpdate(media);
  });
}
const button = (name: string) => screen.getByRole('button', { name });
const caption = (): string | null | undefined => document.querySelector('.media-caption')?.textContent;

test('a film waits in silence under its picture, and every part of the player has a name and a state', async () => {
  const { media, store } = await show('ferry');
  expect(media.getAttribute('aria-label')).toBe('A ferry leaves the quay.');
  expect([media.muted, media.volume, media.autoplay, media.hasAttribute('controls')]).toEqual([true, 0, false, false]);
  expect(screen.getByRole('group', { name: 'Player' })).toBeDefined();
  expect(screen.getByRole('slider', { name: 'Place in the recording' }).getAttribute('aria-valuetext')).toBe(
    '0:00 of 0:12',
  );
  for (const name of ['Play', '10 seconds back', '10 seconds on', 'Read it as text', 'Sources']) button(name);
  expect([button('Captions'), button('Sound')].map((each) => each.getAttribute('aria-pressed'))).toEqual([
    'true',
    'false',
  ]);
  expect([caption(), store.getState().visit.mediaPlaying]).toEqual([undefined, false]);
});

test('captions follow the recording and the language; playing is told to the visit, with what is left of it', async () => {
  const { media, store, i18n } = await show('ferry');
  await userEvent.click(button('Play'));
  expect(store.getState().visit).toMatchObject({ mediaPlaying: true, mediaUntil: 12_000 });
  goTo(media, 4);
  await vi.waitFor(() => expect(caption()).toBe('The ropes come in.'));
  goTo(media, 6.2);
  expect(caption()).toBeUndefined();
  goTo(media, 7);
  await act(async () => {
    store.getState().dispatch({ type: 'choose-language', language: 'th' });
    await i18n.changeLanguage('th');
  });
  // The recording of the new language is on its way; until it is there the place is kept.
  expect(media.getAttribute('src')).toBe('pack://harbour/media/ferry-th.webm');
  act(() => {
    Object.defineProperty(media, 'currentTime', { value: 0, writable: true, configurable: true });
    fireEvent.loadedMetadata(media);
  });
  expect(media.currentTime).toBe(7);
  await vi.waitFor(() => expect(caption()).toBe('เรือหันหัว'));
  await userEvent.click(button('คำบรรยาย'));
  expect(caption()).toBeUndefined();
});

test('the buttons stand from the first frame: captions that come late move nothing, and lost ones are not offered', async () => {
  let answer = (_response: Response): void => undefined;
  const answered = new Promise<Response>((resolve) => {
    answer = resolve;
  });
  vi.stubGlobal('fetch', () => answered);
  vi.stubGlobal('reportError', () => undefined);
  await show('ferry');
  expect(button('Captions').getAttribute('aria-pressed')).toBe('true');
  answer(new Response(undefined, { status: 404 }));
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'Captions' })).toBeNull());
});

test.each([
  [{}, 0.5],
  [{ volume: 0.2 }, 0.2],
])('sound comes when it is asked for, and no louder than a venue with %j allows', async (change, volume) => {
  const { media } = await show('ferry', { ...desk, ...change });
  await userEvent.click(button('Play'));
  expect([media.muted, media.volume]).toEqual([true, 0]);
  await userEvent.click(button('Sound'));
  expect([media.muted, media.volume]).toEqual([false, volume]);
  await userEvent.click(button('Sound'));
  expect([media.muted, media.volume]).toEqual([true, 0]);
});

test('to touch "listen" is to ask for sound; who then turns it off keeps it off', async () => {
  const { media } = await show('foghorn');
  await userEvent.click(button('Listen'));
  expect([media.muted, media.volume]).toEqual([false, 0.5]);
  await userEvent.click(button('Sound'));
  await userEvent.click(button('Pause'));
  await userEvent.click(button('Play'));
  expect(media.muted).toBe(true);
});

test('where the venue or the visitor wants no sound, none is offered and none comes', async () => {
  const quiet = await show('foghorn', { ...desk, volume: 0 });
  expect(screen.queryByRole('button', { name: 'Sound' })).toBeNull();
  await userEvent.click(button('Play'));
  expect(quiet.media.muted).toBe(true);
  quiet.unmount();
  const { store, media } = await show('foghorn');
  await userEvent.click(button('Listen'));
  expect(media.muted).toBe(false);
  act(() => store.getState().dispatch({ type: 'change-settings', change: { sound: false } }));
  expect([screen.queryByRole('button', { name: 'Sound' }), media.muted]).toEqual([null, true]);
});

test('a sheet over it pauses it, and the transcript is on one', async () => {
  const { media, store } = await show('ferry');
  await userEvent.click(button('Play'));
  await userEvent.click(button('Read it as text'));
  expect(store.getState().visit).toMatchObject({ sheet: 'transcript', mediaPlaying: false });
  expect(media.paused).toBe(true);
  expect(screen.getByText('The ferry turns. The town grows small.')).toBeDefined();
});

test('a stop in the middle and the end are told to the visit, so that it can grow idle', async () => {
  const { media, store } = await show('ferry');
  await userEvent.click(button('Play'));
  fireEvent.waiting(media);
  expect(store.getState().visit.mediaPlaying).toBe(false);
  fireEvent.playing(media);
  expect(store.getState().visit.mediaPlaying).toBe(true);
  goTo(media, 11.9);
  fireEvent.ended(media);
  expect(store.getState().visit).toMatchObject({ mediaPlaying: false, mediaUntil: undefined });
  expect(button('Play again')).toBeDefined();
});

test('leaving stops it', async () => {
  const { media, unmount } = await show('ferry');
  await userEvent.click(button('Play'));
  unmount();
  expect([media.paused, media.hasAttribute('src')]).toEqual([true, false]);
});

test('what cannot be played is told in words', async () => {
  const reported = vi.fn<(error: unknown) => void>();
  vi.stubGlobal('reportError', reported);
  const { media, store } = await show('ferry');
  await userEvent.click(button('Play'));
  fireEvent.error(media);
  expect(document.querySelector('video, audio')).toBeNull();
  expect(screen.getByText('The bell rings and the ropes come in.')).toBeDefined();
  expect(screen.getByRole('img', { name: 'A ferry leaves the quay.' })).toBeDefined();
  expect(screen.queryByRole('group', { name: 'Player' })).toBeNull();
  expect(store.getState().visit.mediaPlaying).toBe(false);
  expect(reported).toHaveBeenCalledOnce();
});

test('film, recording and captions come from what is served, also once another pack was shown before', async () => {
  const { kiosk, i18n } = beginVisit(await readHarbour(), { inputs: [{ type: 'open-panel', panel: 'ferry' }] });
  const asked = vi.fn(async (_address: string) => new Response('WEBVTT'));
  vi.stubGlobal('fetch', asked);
  const serving = { revision: 2, host: '2.harbour', inspect: [] };
  const served = { ...kiosk, exhibit: { ...kiosk.exhibit, serving } };
  render(
    <InVisit kiosk={served} i18n={i18n}>
      <PanelScreen id="ferry" />
    </InVisit>,
  );
  expect(document.querySelector('video')?.src).toMatch(/^pack:\/\/2\.harbour\/media\//);
  expect(asked.mock.calls.map(([address]) => address)).toEqual([
    expect.stringMatching(/^pack:\/\/2\.harbour\/captions\//),
  ]);
  // The captions are there before the test ends.
  await screen.findByRole('button', { name: 'Captions' });
});
