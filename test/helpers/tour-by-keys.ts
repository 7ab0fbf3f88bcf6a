import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import type { PanelType } from '../../src/shared/panels/index.ts';
import type { Pack } from '../../src/shared/schema/pack.ts';
import type { Venue } from '../../src/shared/schema/venue.ts';
import { type Hand, KeyDriver } from './by-keys.ts';
import { type Kiosk, launchKiosk } from './kiosk.ts';
import { project } from './project.ts';
import { startVirtualScreen, type VirtualScreen } from './virtual-screen.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(join(project, path), 'utf8'));

/**
 * A venue's whole kiosk in the real Electron, in each of its languages, with nothing touched. One hand goes to every
 * topic and every panel, the settings, languages, the idle warning, the tour, the keepsake, and back to the attract
 * screen; in the venue's first language it uses each panel, in the others the first of each type. The other hand takes
 * the tour in each language, and in the first it uses each panel type on the way. Both venues together, with their hands
 * exchanged, are the whole tour by either hand in every language.
 */
export function testTourByKeys(venueId: string, hand: Hand, otherHand: Hand): void {
  const venue = read(`assets/venues/${venueId}.json`) as Venue;
  const pack = read(`assets/packs/${venue.pack}/pack.json`) as Pack;
  let screen: VirtualScreen;
  let kiosk: Kiosk;
  let keys: KeyDriver;
  let otherKeys: KeyDriver;
  beforeAll(async () => {
    // The smallest upright screen that panels are composed for: half the pixels to paint at each stop.
    screen = await startVirtualScreen(768, 1366);
    kiosk = await launchKiosk({ display: screen.display, venue: venueId });
    // The page's own heart beats by the real clock: it must have begun before the other one is put in.
    await vi.waitUntil(() => kiosk.log().some(({ event }) => event === 'pack-shown'), { timeout: 30_000 });
    await kiosk.page.clock.install();
    keys = new KeyDriver(kiosk, hand);
    otherKeys = new KeyDriver(kiosk, otherHand);
    await keys.watch();
  });
  afterAll(async () => {
    await kiosk.close();
    await screen.stop();
  });

  const mark = (name: string): Promise<string | undefined> =>
    kiosk.page.evaluate((each) => document.documentElement.dataset[each], name);
  /** Everything in the settings, there and back. */
  const trySettings = async (): Promise<void> => {
    await keys.take('.settings-button button', 'back');
    await keys.focused('.choice-option[aria-checked="true"]');
    await keys.press('ArrowRight', 'ArrowRight');
    await keys.marked('textSize', '3');
    await keys.press('ArrowLeft', 'ArrowLeft');
    await keys.marked('textSize', '1');
    for (const [index, [name, on, off]] of (
      [
        ['contrast', 'high', 'normal'],
        ['motion', 'reduced', 'full'],
        ['reach', 'on', 'off'],
      ] as const
    ).entries()) {
      await keys.take(`.switch:nth-of-type(${index + 1})`);
      await keys.marked(name, on);
      await keys.press('Enter');
      await keys.marked(name, off);
    }
    await keys.take('.sheet-body > .button-primary');
    await keys.loses('.sheet');
    await keys.focused('.settings-button button');
  };
  /** The key for help opens the settings from anywhere; closed, they give the focus back. */
  const tryHelp = async (): Promise<void> => {
    await keys.goTo('.dock .button-primary');
    await keys.press('F1');
    await keys.focused('.choice-option[aria-checked="true"]');
    await keys.take('.sheet-body > .button-primary', 'back');
    await keys.loses('.sheet');
    await keys.focused('.dock .button-primary');
  };
  /** Another language and back; the focus stays, and the place does. */
  const tryLanguages = async (language: string): Promise<void> => {
    const other = venue.languages.find((each) => each !== language) ?? language;
    for (const each of [other, language]) {
      const button = `.dock .languages [lang="${each}"]`;
      await keys.take(button, 'back');
      await keys.speaks(each);
      await keys.focused(button);
    }
  };
  /** The warning comes, tells the time and is answered; what was done before is undone by nothing. */
  const answerWarning = async (): Promise<void> => {
    await keys.goTo('.dock .button-primary', 'back');
    for (const key of [hand.forth, 'Enter', hand.name === 'keypad' ? 'ArrowLeft' : 'Escape']) {
      const before = await mark('screen');
      await kiosk.page.clock.fastForward(76_000);
      await keys.sees('.notice[open]');
      await keys.focused('.notice button');
      await keys.press(key);
      await keys.loses('.notice');
      await keys.focused('.dock .button-primary');
      expect(await mark('screen')).toBe(before);
    }
  };

  /** From the attract screen to home, in a language. */
  const begin = async (by: KeyDriver, language: string): Promise<void> => {
    await kiosk.on('attract');
    await by.press('Enter');
    await kiosk.on('language');
    await by.focused('h1');
    await by.take(`.language-choice[lang="${language}"] button`);
    await kiosk.on('home');
    await by.focused('h1');
    await by.speaks(language);
  };
  /**
   * The tour from home to the attract screen; panel types not yet in `used` are used on the way.
   *
   * @returns every stop of the visit that a sighted visitor would have lost.
   */
  const takeTour = async (by: KeyDriver, used?: Set<PanelType>): Promise<string[]> => {
    await by.take('.card-large');
    const panels = pack.topics.flatMap((topic) => topic.panels);
    for (const [at, panel] of pack.tour.entries()) {
      await kiosk.on(`panel:${panel}`);
      await by.focused('h1');
      // A step back at a headline, and forth again.
      if (at === 1) {
        await by.press(by.hand.name === 'keypad' ? 'ArrowLeft' : 'Escape');
        await kiosk.on(`panel:${pack.tour[0] ?? ''}`);
        await by.focused('h1');
        // A key that is held down leads on once.
        await by.holdDown('ArrowRight');
        await kiosk.on(`panel:${panel}`);
        await by.focused('h1');
      }
      const type = panels.find(({ id }) => id === panel)?.type;
      if (used === undefined || type === undefined || used.has(type)) {
        await by.press('ArrowRight');
        continue;
      }
      used.add(type);
      await by.use(type);
      await by.take('.dock .button-primary');
    }
    await kiosk.on('end');
    await by.focused('h1');
    await by.take('.panel-actions .button:last-child');
    await kiosk.on('attract');
    return by.faults();
  };

  test.each(venue.languages)(`by ${hand.name}, every panel and the tour: %s`, async (language) => {
    const first = language === venue.languages[0];
    await begin(keys, language);
    await trySettings();
    const used = new Set<PanelType>();
    for (const [at, topic] of pack.topics.entries()) {
      await kiosk.on('home');
      await keys.take(`.cards-topics .card:nth-child(${at + 1})`);
      await kiosk.on(`topic:${topic.id}`);
      await keys.focused('h1');
      await keys.take('.card');
      for (const [index, panel] of topic.panels.entries()) {
        await kiosk.on(`panel:${panel.id}`);
        await keys.focused('h1');
        const using = first || !used.has(panel.type);
        if (using) await keys.use(panel.type);
        used.add(panel.type);
        if (at === 0 && index === 0) {
          await tryLanguages(language);
          if (first) await tryHelp();
          if (first) await answerWarning();
        }
        // Where nothing was used the headline still has the focus, and an arrow leads on.
        if (using) await keys.take('.dock .button-primary');
        else await keys.press('ArrowRight');
      }
    }
    await kiosk.on('home');
    expect(await takeTour(keys)).toEqual([]);
  });

  test.each(venue.languages)(`by ${otherHand.name}, the tour: %s`, async (language) => {
    await begin(otherKeys, language);
    const used = language === venue.languages[0] ? new Set<PanelType>() : undefined;
    expect(await takeTour(otherKeys, used)).toEqual([]);
  });

  test('nothing went wrong', () => {
    expect(kiosk.problems()).toEqual([]);
  });
}
