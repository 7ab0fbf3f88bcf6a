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
 * A venue's whole kiosk in the real Electron, in each of its languages, with nothing touched: every topic and every
 * panel of it; settings, languages and the idle warning; the tour, the keepsake, and back to the attract screen. In the
 * venue's first language each panel is used, in the others the first of each type.
 */
export function testTourByKeys(venueId: string, hand: Hand): void {
  const venue = read(`assets/venues/${venueId}.json`) as Venue;
  const pack = read(`assets/packs/${venue.pack}/pack.json`) as Pack;
  let screen: VirtualScreen;
  let kiosk: Kiosk;
  let keys: KeyDriver;
  beforeAll(async () => {
    screen = await startVirtualScreen(1080, 1920);
    kiosk = await launchKiosk({ display: screen.display, venue: venueId });
    // The page's own heart beats by the real clock: it must have begun before the other one is put in.
    await vi.waitUntil(() => kiosk.log().some(({ event }) => event === 'pack-shown'), { timeout: 30_000 });
    await kiosk.page.clock.install();
    keys = new KeyDriver(kiosk, hand);
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

  test.each(venue.languages)('%s', async (language) => {
    const first = language === venue.languages[0];
    await kiosk.on('attract');
    await keys.press('Enter');
    await kiosk.on('language');
    await keys.focused('h1');
    await keys.take(`.language-choice[lang="${language}"] button`);
    await kiosk.on('home');
    await keys.focused('h1');
    await keys.speaks(language);
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
    await keys.take('.card-large');
    for (const [at, panel] of pack.tour.entries()) {
      await kiosk.on(`panel:${panel}`);
      await keys.focused('h1');
      // A step back at a headline, and forth again.
      if (at === 1) {
        await keys.press(hand.name === 'keypad' ? 'ArrowLeft' : 'Escape');
        await kiosk.on(`panel:${pack.tour[0] ?? ''}`);
        await keys.focused('h1');
        // A key that is held down leads on once.
        await keys.holdDown('ArrowRight');
        await kiosk.on(`panel:${panel}`);
        await keys.focused('h1');
      }
      await keys.press('ArrowRight');
    }
    await kiosk.on('end');
    await keys.focused('h1');
    await keys.take('.panel-actions .button:last-child');
    await kiosk.on('attract');
    expect(await keys.faults()).toEqual([]);
  });

  test('nothing went wrong', () => {
    expect(kiosk.problems()).toEqual([]);
  });
}
