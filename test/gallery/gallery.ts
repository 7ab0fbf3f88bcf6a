import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { Page } from 'playwright-core';
import { build } from 'vite';

import { readVenues } from '../../src/node/venue/read-venues.ts';
import { openBrowserKiosk, settle } from '../helpers/browser-kiosk.ts';
import { project } from '../helpers/project.ts';

const folder = join(project, 'shots/gallery');
const { values } = parseArgs({ options: { landscape: { type: 'boolean', default: false } } });
const size = values.landscape ? { width: 1920, height: 1080 } : { width: 1080, height: 1920 };

/** Puts the first element of each specimen that asks for it into a state that only a hand or a key brings about. */
async function forceStates(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  const { root } = await devtools.send('DOM.getDocument', { depth: -1 });
  for (const state of ['active', 'focus-visible']) {
    const { nodeIds } = await devtools.send('DOM.querySelectorAll', {
      nodeId: root.nodeId,
      selector: `[data-forced="${state}"] :is(button, input)`,
    });
    for (const nodeId of nodeIds) await devtools.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses: [state] });
  }
}

await mkdir(folder, { recursive: true });
await build({ configFile: join(project, 'test/gallery/vite.config.ts') });

const venues = await readVenues(join(project, 'assets/venues'));
// The fixture pack has a panel of every type, also of those that no city has used yet.
const packs = [
  ...venues.map((venue) => ({ venue: venue.id, pack: join(project, 'assets/packs', venue.pack) })),
  ...venues.slice(0, 1).map((venue) => ({ venue: venue.id, pack: join(project, 'test/fixtures/packs/harbour') })),
];
for (const { venue, pack } of packs) {
  const kiosk = await openBrowserKiosk(venue, size, pack, {
    folder: 'shots/gallery/page',
    file: 'gallery/index.html',
  });
  const { page, exhibit, problems } = kiosk;
  try {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const [first = 'en'] = exhibit.pack.languages;
    const pictures = [
      ...exhibit.pack.languages.map((language) => ({ language, look: 'plain' })),
      ...['large', 'largest', 'contrast'].map((look) => ({ language: first, look })),
    ];
    for (const { language, look } of pictures) {
      await page.goto(`${new URL(page.url()).origin}/gallery/index.html?language=${language}&look=${look}`);
      await page.waitForSelector('html[data-screen]', { state: 'attached' });
      await forceStates(page);
      await page.evaluate(settle);
      const name = `${exhibit.pack.id}-${language}${look === 'plain' ? '' : `-${look}`}${values.landscape ? '-landscape' : ''}.png`;
      await page.screenshot({ path: join(folder, name), fullPage: true });
      process.stdout.write(`shots/gallery/${name}\n`);
    }
    // One panel is shown as it looks when its view fails, and says so.
    const unforeseen = problems.filter((problem) => !problem.includes('planted for the gallery'));
    for (const problem of unforeseen) process.stdout.write(`${exhibit.pack.id}: ${problem}\n`);
    if (unforeseen.length > 0) process.exitCode = 1;
  } finally {
    await kiosk.close();
  }
}
