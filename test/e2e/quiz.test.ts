import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { TextOf } from '../../src/shared/panels/index.ts';
import type { PackText } from '../../src/shared/schema/pack-text.ts';
import type { Pack } from '../../src/shared/schema/pack.ts';
import { type Kiosk, launchKiosk } from '../helpers/kiosk.ts';
import { project } from '../helpers/project.ts';
import { startVirtualScreen, type VirtualScreen } from '../helpers/virtual-screen.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(join(project, 'assets/packs/astana', path), 'utf8'));
const pack = read('pack.json') as Pack;
const topic = pack.topics.findIndex(({ panels }) => panels.some(({ type }) => type === 'quiz'));
const panel = pack.topics[topic]?.panels.find(({ type }) => type === 'quiz')?.id ?? '';
const words = (read('text/en.json') as PackText).panels[panel] as TextOf<'quiz'>;

let screen: VirtualScreen;
let kiosk: Kiosk;

beforeAll(async () => {
  screen = await startVirtualScreen(1080, 1920);
  kiosk = await launchKiosk({ display: screen.display, venue: 'bangkok-city-library' });
});
afterAll(async () => {
  await kiosk.close();
  await screen.stop();
});

/** The words of the question on screen. */
async function asked(): Promise<TextOf<'quiz'>['questions'][string]> {
  const question = await kiosk.page.locator('.quiz-question').textContent();
  const found = Object.values(words.questions).find((each) => each.question === question);
  if (found === undefined) throw new Error(`The pool has no question "${question}"`);
  return found;
}
const answer = (text: string) => kiosk.page.getByRole('button', { name: text, exact: true });

test('by touch: ten questions of the pool, told at once; the result leads to a topic', async () => {
  const { page } = kiosk;
  await kiosk.on('attract');
  await kiosk.tapAt(540, 700);
  await kiosk.on('language');
  await kiosk.tap(page.locator('.language-choice[lang="en"]'));
  await kiosk.on('home');
  await kiosk.tap(page.locator('.cards-topics .card').nth(topic));
  await kiosk.tap(page.locator('.cards-panels .card').last());
  await kiosk.on(`panel:${panel}`);
  const questions = new Set<string>();
  for (let turn = 0; turn < 10; turn += 1) {
    const { question, right, wrong, why } = await asked();
    questions.add(question);
    await kiosk.tap(answer((turn < 7 ? right : wrong[0]) ?? ''));
    await page.getByText(why, { exact: true }).waitFor();
    await expect.poll(() => page.locator('.option-right').textContent()).toBe(right);
    await expect.poll(() => page.locator('.quiz-source').textContent()).toMatch(/^Source: ./);
    await kiosk.tap(page.locator('.quiz-foot > .button-primary'));
  }
  expect(questions.size).toBe(10);
  await expect.poll(() => page.locator('.quiz-score').textContent()).toBe('7 of 10 right');
  await kiosk.tap(page.locator('.quiz-onward .button-primary'));
  await page.waitForFunction(() => document.documentElement.dataset['screen']?.startsWith('topic:'));
});

test('a language switch keeps the round, and nothing of it is left when the panel is opened again', async () => {
  const { page } = kiosk;
  await kiosk.tap(page.locator('.dock .button-icon'));
  await kiosk.on('home');
  await kiosk.tap(page.locator('.cards-topics .card').nth(topic));
  await kiosk.tap(page.locator('.cards-panels .card').last());
  await kiosk.on(`panel:${panel}`);
  await kiosk.tap(answer((await asked()).right));
  await page.locator('.quiz-mark-right').waitFor();
  await kiosk.tap(page.locator('.languages .button[lang="th"]'));
  await page.getByText('ถูกต้อง', { exact: true }).waitFor();
  await kiosk.tap(page.locator('.languages .button[lang="en"]'));
  await kiosk.tap(page.locator('.dock .button').nth(1));
  await kiosk.tap(page.locator('.dock .button-primary'));
  await kiosk.on(`panel:${panel}`);
  await expect.poll(() => page.locator('.quiz-mark-right').count()).toBe(0);
});

test('by keyboard alone', async () => {
  const { page } = kiosk;
  const tabTo = async (name: string): Promise<void> => {
    const focused = (): Promise<string | null | undefined> =>
      page.evaluate(() => document.activeElement?.textContent?.trim());
    for (let turn = 0; turn < 30 && (await focused()) !== name; turn += 1) await page.keyboard.press('Tab');
    await expect.poll(() => focused()).toBe(name);
    await page.keyboard.press('Enter');
  };
  for (let turn = 0; turn < 2; turn += 1) {
    await tabTo((await asked()).right);
    await page.locator('.quiz-verdict').waitFor();
    await tabTo('Next question');
    await page.getByText(`Question ${turn + 2} of 10`).waitFor();
  }
  expect(kiosk.problems()).toEqual([]);
});
