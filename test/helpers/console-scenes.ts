import type { BrowserConsole } from './browser-console.ts';
import {
  type ConsoleWorld,
  desk,
  fullStick,
  jobs,
  stickWithPack,
  troubled,
  visitsOf,
  watched,
} from './console-world.ts';

/** A screen of the console in one of its states. */
export interface ConsoleScene {
  readonly name: string;
  readonly world?: Partial<ConsoleWorld>;
  /** How it is reached from the first screen of that world. */
  readonly reach?: (console: BrowserConsole) => Promise<void>;
}

const section =
  (at: number) =>
  async ({ page }: BrowserConsole): Promise<void> => {
    await page.locator('.console-nav .button').nth(at).click();
    await page.locator('.section').first().waitFor();
  };
const digits =
  (...entered: readonly string[]) =>
  async ({ page }: BrowserConsole): Promise<void> => {
    for (const each of entered) {
      await page.keyboard.type(each);
      await page.keyboard.press('Enter');
    }
    await page.locator('.door-asked[data-trouble]').waitFor();
  };
const setup = { 'staff:lobby': { at: 'setup', hard: false, wait: 0 } } as const;
const pin = { 'staff:lobby': { at: 'pin', hard: false, wait: 0 } } as const;

/** Every screen of the console, in the states that differ to the eye. */
export const consoleScenes: readonly ConsoleScene[] = [
  { name: 'door', world: pin },
  { name: 'door-wrong', world: pin, reach: digits('111112') },
  { name: 'door-wait', world: { 'staff:lobby': { at: 'pin', hard: false, wait: 3_599 } } },
  { name: 'door-hard', world: { 'staff:lobby': { at: 'pin', hard: true, wait: 0 } } },
  { name: 'door-setup', world: setup },
  { name: 'door-differ', world: setup, reach: digits('12345678', '493817', '493818') },
  { name: 'door-simple', world: { ...setup, 'staff:setup': 'simple' }, reach: digits('12345678', '111111', '111111') },
  { name: 'home' },
  { name: 'home-look', world: { 'staff:desk': watched } },
  { name: 'home-broken', world: { 'staff:desk': troubled } },
  { name: 'packs', reach: section(1) },
  { name: 'packs-stick', world: { 'staff:desk': fullStick }, reach: section(1) },
  {
    name: 'packs-change',
    world: { 'staff:desk': stickWithPack },
    async reach(console) {
      await section(1)(console);
      await console.page.locator('.pack .button-primary').first().click();
      await console.page.locator('.change').first().waitFor();
    },
  },
  ...jobs.map((job, at): ConsoleScene => ({
    name: `packs-job-${at}`,
    world: { 'staff:desk': { ...stickWithPack, job } },
    reach: section(1),
  })),
  { name: 'preview', world: { 'staff:desk': { ...stickWithPack, previewing: true } } },
  { name: 'visits', reach: section(2) },
  { name: 'visits-90', world: { 'staff:visits': visitsOf(90) }, reach: section(2) },
  { name: 'visits-none', world: { 'staff:visits': visitsOf(7, false) }, reach: section(2) },
  {
    name: 'visits-figures',
    async reach(console) {
      await section(2)(console);
      await console.page.locator('.choice').nth(1).locator('.choice-option').nth(1).click();
      await console.page.locator('.figures').first().waitFor();
    },
  },
  { name: 'health', reach: section(3) },
  {
    name: 'health-touch',
    async reach(console) {
      await section(3)(console);
      await console.page.locator('.pack-actions .button').first().click();
      await console.page.locator('.touch-test').waitFor();
    },
  },
  {
    name: 'health-screen',
    async reach(console) {
      await section(3)(console);
      await console.page.locator('.pack-actions .button').nth(1).click();
      await console.page.locator('.screen-test').waitFor();
    },
  },
  {
    name: 'health-checked',
    world: {
      'staff:desk': { ...desk, job: { kind: 'check', path: '', state: 'failed', done: 0, total: 0, refusal: 'HASH' } },
    },
    reach: section(3),
  },
  { name: 'settings', reach: section(4) },
  {
    name: 'settings-pin',
    async reach(console) {
      await section(4)(console);
      await console.page.locator('.setting-bar .button').nth(3).click();
      await console.page.locator('.pin').waitFor();
    },
  },
  {
    name: 'display',
    async reach({ page }) {
      await page.locator('.head-tools > .button').click();
      await page.locator('.sheet').waitFor();
    },
  },
  { name: 'leave', reach: section(5) },
  {
    name: 'leave-confirm',
    async reach(console) {
      await section(5)(console);
      await console.page.locator('.section .button').nth(2).click();
      await console.page.locator('.pin').waitFor();
    },
  },
];
