import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, test } from 'vitest';

import { type SettingsOffered, SettingsForm } from '../../src/renderer/features/settings/settings-sheet.tsx';
import { setUpI18n } from '../../src/renderer/i18n/set-up.ts';
import { changedSettings, plainSettings, type VisitSettings } from '../../src/shared/session/settings.ts';
import { project } from '../helpers/project.ts';

const everything = { reach: true, sound: true, readAloud: true };
/** Settings as the last change left them. */
const held: { shown: VisitSettings } = { shown: plainSettings };

function Form({ offered }: { offered: SettingsOffered }) {
  const [settings, set] = useState(plainSettings);
  return (
    <SettingsForm
      settings={settings}
      offered={offered}
      onChange={(change) => {
        held.shown = changedSettings(settings, change);
        set(held.shown);
      }}
    />
  );
}

function show(offered: SettingsOffered, language = 'en') {
  const i18n = setUpI18n(language, {});
  render(
    <I18nextProvider i18n={i18n}>
      <Form offered={offered} />
    </I18nextProvider>,
  );
  return i18n;
}

afterEach(() => {
  cleanup();
  held.shown = plainSettings;
});

test('each control has a name and a state, and changes what it names and nothing else', async () => {
  const user = userEvent.setup();
  show(everything);
  const changes: readonly (readonly [string, Partial<VisitSettings>])[] = [
    ['High contrast', { contrast: 'high' }],
    ['Less motion', { motion: 'reduced' }],
    ['Controls lower down', { reach: true }],
    ['Sound', { sound: false }],
    ['Read aloud', { readAloud: true }],
  ];
  for (const [name, change] of changes) {
    const control = screen.getByRole('switch', { name });
    const before = control.getAttribute('aria-checked');
    await user.click(control);
    expect(held.shown).toEqual({ ...plainSettings, ...change });
    expect(control.getAttribute('aria-checked')).toBe(before === 'true' ? 'false' : 'true');
    await user.click(control);
    expect(held.shown).toEqual(plainSettings);
  }
});

test('the text size is one of three, by touch and by arrow keys', async () => {
  const user = userEvent.setup();
  show(everything);
  const sizes = within(screen.getByRole('radiogroup', { name: 'Text size' }));
  expect(sizes.getAllByRole('radio').map((each) => each.tabIndex)).toEqual([0, -1, -1]);
  await user.click(sizes.getByRole('radio', { name: 'Large' }));
  expect(held.shown.textSize).toBe(2);
  await user.keyboard('{ArrowRight}');
  expect(held.shown.textSize).toBe(3);
  expect(document.activeElement).toBe(sizes.getByRole('radio', { name: 'Largest', checked: true }));
  await user.keyboard('{ArrowRight}');
  expect(held.shown.textSize).toBe(1);
});

test('a switch that would do nothing is not there', () => {
  show({ reach: false, sound: false, readAloud: false });
  expect(screen.getAllByRole('switch').map((each) => each.textContent)).toEqual(['High contrast', 'Less motion']);
});

test.each(['th', 'kk', 'ru', 'en'])('%s: every control has a name of its own', async (language) => {
  const i18n = show(everything, language);
  await act(() => i18n.changeLanguage(language));
  const names = [...screen.getAllByRole('switch'), ...screen.getAllByRole('radio')].map((each) => each.textContent);
  expect(new Set(names).size).toBe(8);
  expect(names.join(' ')).not.toMatch(/settings\./);
});

test('at the largest step reading text is twice its size, and nothing that is larger anyway is smaller than that', () => {
  const css = readFileSync(join(project, 'src/renderer/styles/tokens.css'), 'utf8');
  const grown = css.slice(css.indexOf("[data-text-size='3']"), css.indexOf('/* A run of another language'));
  const factor = (name: string): number => Number(new RegExp(`${name}: ([\\d.]+);`).exec(grown)?.[1]);
  /** In shares of the glass, and which factor it follows. */
  const token = (name: string): { size: number; follows: string } => {
    const [, size = '', follows = ''] =
      new RegExp(`--type-${name}:.*?([\\d.]+)vmin\\) \\* var\\((--text[a-z-]*)\\)`).exec(css) ?? [];
    return { size: Number(size), follows };
  };
  const body = token('m').size;
  for (const name of ['s', 'm', 'l']) expect([token(name).follows, factor('--text')]).toEqual(['--text', 2]);
  for (const name of ['xl', '2xl', '3xl']) {
    const { size, follows } = token(name);
    expect(size * factor(follows), name).toBeGreaterThanOrEqual(2 * body);
  }
});
