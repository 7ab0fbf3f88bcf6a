import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { project } from '../helpers/project.ts';

const folder = join(project, 'src/renderer/styles');
const styles = readdirSync(folder).map((file) => ({ file, css: readFileSync(join(folder, file), 'utf8') }));

/** Milliseconds of a time as style sheets write it; tokens are looked up. */
function milliseconds(time: string): number {
  const token = /^var\((--[a-z-]+)\)$/.exec(time)?.[1];
  if (token === undefined) return time.endsWith('ms') ? Number.parseFloat(time) : Number.parseFloat(time) * 1000;
  const values = styles.flatMap(({ css }) => [...css.matchAll(new RegExp(`${token}:\\s*([^;]+);`, 'g'))]);
  return Math.max(...values.map(([, value]) => milliseconds(value ?? '')));
}

/** The first time of each part of a declaration is how long it takes; what follows is when it begins. */
const duration = (part: string): string | undefined => /var\(--(?:quick|move)\)|\b[\d.]+m?s\b/.exec(part)?.[0];

/** Everything that moves once: every part of every transition and animation but those that go on for ever. */
const movements = styles.flatMap(({ file, css }) =>
  [
    ...css.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/(?:transition|animation)(?:-duration)?:\s*([^;}]+)[;}]/g),
  ].flatMap(([, value]) =>
    (value ?? '')
      .split(/,(?![^(]*\))/)
      .filter((part) => !part.includes('infinite'))
      .flatMap((part) => {
        const time = duration(part);
        return time === undefined ? [] : [{ where: `${file}: ${part.trim()}`, takes: milliseconds(time) }];
      }),
  ),
);

test('no transition takes 300 ms or more', () => {
  expect(movements.length).toBeGreaterThan(20);
  expect(movements.filter(({ takes }) => !(takes < 300))).toEqual([]);
});

test('the scale of motion is short, and reduced motion ends all of it but fades', () => {
  expect(milliseconds('var(--quick)')).toBe(120);
  expect(milliseconds('var(--move)')).toBe(240);
  const base = styles.find(({ file }) => file === 'base.css')?.css ?? '';
  const reduced = base.slice(base.indexOf("[data-motion='reduced']"));
  expect(reduced).toContain('animation: none !important');
  expect(reduced).toContain('transition: none !important');
  expect(reduced).toContain('animation: fade var(--quick) linear !important');
});
