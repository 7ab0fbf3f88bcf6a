import { expect, test } from 'vitest';

import { chooseVoice, type Voice } from '../../../../../src/shared/models/aloud/voice.ts';

const voice = (lang: string, more: Partial<Voice> = {}): Voice => ({
  lang,
  localService: true,
  default: false,
  ...more,
});

test('a voice that needs a network is never taken', () => {
  expect(chooseVoice([voice('th-TH', { localService: false })], 'th')).toBeUndefined();
});

test('a voice of another language is worse than none', () => {
  expect(chooseVoice([voice('ru'), voice('en-US', { default: true })], 'kk')).toBeUndefined();
  expect(chooseVoice([], 'th')).toBeUndefined();
});

test('a voice of another script would spell the words out', () => {
  expect(chooseVoice([voice('kk')], 'kk-Latn')).toBeUndefined();
  expect(chooseVoice([voice('kk-Cyrl-KZ')], 'kk')).toEqual(voice('kk-Cyrl-KZ'));
});

test('regions are written in several ways', () => {
  expect(chooseVoice([voice('th_TH')], 'th')).toEqual(voice('th_TH'));
  expect(chooseVoice([voice('not a tag!'), voice('th')], 'th')).toEqual(voice('th'));
});

test("the region asked for goes before the system's choice, that before others, the first before later ones", () => {
  const [american, british, chosen] = [voice('en-US'), voice('en-GB'), voice('en-AU', { default: true })];
  expect(chooseVoice([american, british, chosen], 'en-GB')).toBe(british);
  expect(chooseVoice([american, british, chosen], 'en')).toBe(chosen);
  expect(chooseVoice([american, british], 'en')).toBe(american);
});
