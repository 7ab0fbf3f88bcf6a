import { describe, expect, test } from 'vitest';

import { listeningAt, type Moment, readable, turnOf } from '../../../../../src/shared/models/aloud/when.ts';

const panel = (id: string): Moment['screen'] => ({ at: 'panel', panel: id, via: 'tour' });

const moment = (change: Partial<Moment> = {}): Moment => ({
  screen: panel('lamp'),
  sheet: 'none',
  language: 'en',
  generation: 0,
  warned: false,
  readAloud: false,
  part: '',
  sound: true,
  ...change,
});

/** What each moment asks for, one after the other. */
function turns(first: Moment, ...others: readonly Moment[]): string[] {
  let listening = listeningAt(first);
  return others.map((each) => {
    const { turn, next } = turnOf(listening, each);
    listening = next;
    return turn;
  });
}

test('every screen of a visit can be read, and the sheets with words of the pack', () => {
  expect(readable(moment())).toBe(true);
  for (const at of ['home', 'end'] as const)
    expect(readable(moment({ screen: { at, after: 'tour' } as Moment['screen'] }))).toBe(true);
  expect(readable(moment({ sheet: 'more' }))).toBe(true);
  expect(readable(moment({ sheet: 'transcript' }))).toBe(true);
});

test('nobody reads where nobody visits, before a language is chosen, or over a question', () => {
  expect(readable(moment({ screen: { at: 'attract' } }))).toBe(false);
  expect(readable(moment({ screen: { at: 'language' } }))).toBe(false);
  expect(readable(moment({ sheet: 'settings' }))).toBe(false);
  expect(readable(moment({ sheet: 'sources' }))).toBe(false);
  expect(readable(moment({ warned: true }))).toBe(false);
});

describe('what was begun by hand', () => {
  test('goes on while the visitor stays', () => {
    expect(turns(moment(), moment())).toEqual(['go-on']);
  });

  test.each([
    ['another panel', { screen: panel('tides') }],
    ['another language', { language: 'th' }],
    ['a part of the panel after another', { part: '0.1.1' }],
    ['a sheet', { sheet: 'more' as const }],
    ['the settings', { sheet: 'settings' as const }],
    ['the idle warning', { warned: true }],
    ['the end of the visit', { screen: { at: 'attract' } as const, generation: 1 }],
    ['the next visit, on the same panel', { generation: 1 }],
    ['silence', { sound: false }],
  ])('%s stops it', (_, change) => {
    expect(turns(moment(), moment(change))).toEqual(['stop']);
  });

  test('an answer to the idle warning does not begin it anew', () => {
    expect(turns(moment(), moment({ warned: true }), moment())).toEqual(['stop', 'go-on']);
  });
});

describe('with reading aloud switched on', () => {
  const on = (change: Partial<Moment> = {}): Moment => moment({ readAloud: true, ...change });

  test('each new place begins by itself, once', () => {
    expect(turns(on(), on(), on(), on({ screen: panel('tides') }))).toEqual(['begin', 'go-on', 'begin']);
  });

  test('it begins when the sheet with the switch is closed', () => {
    expect(turns(moment(), moment({ sheet: 'settings' }), on({ sheet: 'settings' }), on())).toEqual([
      'stop',
      'stop',
      'begin',
    ]);
  });

  test('a sheet is read, and the panel beneath is not read a second time', () => {
    expect(turns(on(), on(), on({ sheet: 'more' }), on())).toEqual(['begin', 'begin', 'stop']);
    expect(turns(on(), on(), on({ sheet: 'sources' }), on())).toEqual(['begin', 'stop', 'stop']);
  });

  test('after the idle warning it is quiet until the visitor goes on', () => {
    expect(turns(on(), on(), on({ warned: true }), on(), on({ screen: panel('tides') }))).toEqual([
      'begin',
      'stop',
      'go-on',
      'begin',
    ]);
  });

  test('a part that a panel shows after another is read, and not again after a sheet', () => {
    const next = on({ part: '0.1.1' });
    expect(turns(on(), on(), next, next, on({ part: '0.1.1', sheet: 'sources' }), next)).toEqual([
      'begin',
      'begin',
      'go-on',
      'stop',
      'stop',
    ]);
  });

  test('a language chosen on the way is read in it', () => {
    expect(turns(on(), on(), on({ language: 'th' }))).toEqual(['begin', 'begin']);
  });

  test('switched off, it stops', () => {
    expect(turns(on(), on(), moment())).toEqual(['begin', 'stop']);
  });
});
