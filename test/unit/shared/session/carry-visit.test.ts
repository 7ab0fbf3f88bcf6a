import { expect, test } from 'vitest';

import { carryVisit } from '../../../../src/shared/session/carry-visit.ts';
import { freshVisit, type Visit } from '../../../../src/shared/session/visit.ts';
import { plainSettings } from '../../../../src/shared/session/settings.ts';

const rules = {
  languages: ['en', 'th'],
  settings: plainSettings,
  tour: ['a'],
  topics: [{ id: 'sea', panels: ['a', 'b'] }],
  idleBase: 1000,
  idleWarning: 1000,
  readingTime: () => 0,
};
const visit: Visit = {
  ...freshVisit(rules, 0),
  screen: { at: 'panel', panel: 'a', via: 'tour' },
  sheet: 'more',
  language: 'th',
  settings: { ...plainSettings, textSize: 3 },
  tourAt: 'a',
  seen: ['a'],
};

test('what is still there is kept: place, sheet, language, settings', () => {
  expect(carryVisit(visit, rules, 5)).toEqual({ ...visit, touchedAt: 5 });
});

test('what is gone is left for what is there', () => {
  const without = { ...rules, tour: [], topics: [{ id: 'sea', panels: ['b'] }], languages: ['en'] };
  expect(carryVisit(visit, without, 5)).toMatchObject({
    screen: { at: 'home' },
    sheet: 'none',
    language: 'en',
    tourAt: undefined,
  });
  const topic: Visit = { ...visit, screen: { at: 'topic', topic: 'land' } };
  expect(carryVisit(topic, rules, 5).screen).toEqual({ at: 'home' });
});

test('a panel taken off the tour is still shown, as one of its topic', () => {
  expect(carryVisit(visit, { ...rules, tour: ['b'] }, 5).screen).toEqual({ at: 'panel', panel: 'a', via: 'topic' });
});

test('a warning and playing media do not outlive the change', () => {
  const warned: Visit = { ...visit, warnedAt: 3, mediaPlaying: true, mediaUntil: 9 };
  expect(carryVisit(warned, rules, 5)).toMatchObject({
    warnedAt: undefined,
    mediaPlaying: false,
    mediaUntil: undefined,
  });
});
