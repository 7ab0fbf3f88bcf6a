import { describe, expect, it } from 'vitest';

import { keyAct, type KeyScene } from '../../../../src/renderer/app/key-acts.ts';

const scene = (given: Partial<KeyScene>): KeyScene => ({
  kind: 'plain',
  byTab: false,
  held: false,
  rtl: false,
  room: { up: false, down: false },
  ...given,
});
const KEYS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Enter'];
/** What up, down, left, right and select do. */
const acts = (given: Partial<KeyScene>): string[] => KEYS.map((key) => keyAct(key, scene(given)));

describe('five keys', () => {
  it('go from control to control, in either direction', () => {
    expect(acts({})).toEqual(['previous', 'next', 'previous', 'next', 'own']);
  });

  it('turn the panel at its headline', () => {
    expect(acts({ kind: 'headline' })).toEqual(['previous', 'next', 'back', 'onward', 'own']);
  });

  it('change a value along its line, and leave it across', () => {
    expect(acts({ kind: 'line' })).toEqual(['previous', 'next', 'own', 'own', 'own']);
  });

  it('pass over a map that nobody holds; held, it takes the arrows, and "select" lets it go', () => {
    expect(acts({ kind: 'plane' })).toEqual(['previous', 'next', 'previous', 'next', 'hold']);
    expect(acts({ kind: 'plane', held: true })).toEqual(['own', 'own', 'own', 'own', 'release']);
    expect(acts({ kind: 'mark' })).toEqual(['previous', 'next', 'previous', 'next', 'own']);
  });

  it('scroll a page to its ends, and go on from there', () => {
    expect(acts({ kind: 'page', room: { up: false, down: true } }).slice(0, 2)).toEqual(['previous', 'own']);
    expect(acts({ kind: 'page', room: { up: true, down: true } }).slice(0, 2)).toEqual(['own', 'own']);
    expect(acts({ kind: 'page', room: { up: true, down: false } }).slice(0, 2)).toEqual(['own', 'next']);
    expect(acts({ kind: 'page' })).toEqual(['previous', 'next', 'previous', 'next', 'own']);
  });

  it('go along the line of text where it runs from right to left', () => {
    expect(acts({ rtl: true })).toEqual(['previous', 'next', 'next', 'previous', 'own']);
    expect(acts({ kind: 'headline', rtl: true }).slice(2, 4)).toEqual(['onward', 'back']);
  });
});

describe('a keyboard', () => {
  it('finds the arrows where it expects them, once it came by Tab', () => {
    for (const kind of ['line', 'plane', 'mark', 'page'] as const)
      expect(acts({ kind, byTab: true })).toEqual(['own', 'own', 'own', 'own', 'own']);
  });

  it('goes on by arrows from what has no use for them', () => {
    expect(acts({ byTab: true })).toEqual(['previous', 'next', 'previous', 'next', 'own']);
    expect(acts({ kind: 'headline', byTab: true })).toEqual(['previous', 'next', 'back', 'onward', 'own']);
  });

  it('leaves all other keys alone, but Escape lets a map go', () => {
    for (const key of ['Tab', ' ', 'Home', 'a', 'F1', 'Escape']) expect(keyAct(key, scene({}))).toBe('own');
    expect(keyAct('Escape', scene({ kind: 'plane', held: true }))).toBe('release');
  });
});
