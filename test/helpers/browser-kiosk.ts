import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';

import { type Browser, chromium, type Page } from 'playwright-core';

import { mediaType } from '../../src/node/http/serve-file.ts';
import { readLanguages } from '../../src/node/languages/read-languages.ts';
import { readPack } from '../../src/node/pack/read-pack.ts';
import { readVenues } from '../../src/node/venue/read-venues.ts';
import { digestPanels } from '../../src/shared/content/panel-digest.ts';
import type { Exhibit, KioskBridge } from '../../src/shared/ipc/contract.ts';
import { type Language, languagesFor } from '../../src/shared/schema/language.ts';
import { offeredLanguages } from '../../src/shared/session/visit-rules.ts';
import { dressPicture } from '../../src/shared/scene/dress-picture.ts';
import type { Pack } from '../../src/shared/schema/pack.ts';
import type { Quiet } from '../../src/shared/schema/quiet.ts';
import type { Venue } from '../../src/shared/schema/venue.ts';
import { project } from './project.ts';
import { PSEUDO, pseudoInterface, pseudoText } from './pseudo-language.ts';

/** The built page in Debian's Chromium, with a stand-in for the main process that is typed by its contract. */
export interface BrowserKiosk {
  readonly page: Page;
  readonly exhibit: Exhibit;
  readonly problems: string[];
  close(): Promise<void>;
}

/** A built page: the folder it was built into, and its file there. */
export interface BuiltPage {
  readonly folder: string;
  readonly file: string;
}

/** Languages that the project does not ship, and what the venue then offers. */
export interface AddedLanguages {
  readonly locales?: string;
  readonly offered: string[];
  /** Offers the pseudo-language, too: English as the brackets, accents and two fifths more letters make it. */
  readonly pseudo?: true;
  /** Hours in which nobody is expected there. */
  readonly quiet?: Quiet;
}

/** The kiosk's own page. */
const kioskPage: BuiltPage = { folder: 'out/renderer', file: 'index.html' };

/** Serves the built page and the pack over loopback; only the scheme of pack files is rewritten on the way. */
async function serve(
  packFolder: string,
  pack: Pack,
  built: BuiltPage,
  fonts: ReadonlyMap<string, string>,
): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const path = normalize(pathname);
    if (path === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    const file = path.startsWith(`/pack/${pack.id}/`)
      ? join(packFolder, path.slice(`/pack/${pack.id}/`.length))
      : (fonts.get(path.slice(1)) ?? join(project, built.folder, path));
    readFile(file).then(
      (content) => {
        response.setHeader('content-type', mediaType(file) ?? 'application/octet-stream');
        if (file.endsWith('.js')) response.end(content.toString('utf8').replaceAll('pack://', '/pack/'));
        else if (file.endsWith('.svg'))
          response.end(dressPicture(content.toString('utf8'), pack, Object.fromEntries(searchParams)));
        else response.end(content);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

/** Waits until pictures are decoded and movements have come to rest. Runs inside the page. */
export async function settle(): Promise<void> {
  // The view of a panel may be on its way for a moment after the start.
  while (document.querySelector('[data-waits]') !== null) await new Promise(requestAnimationFrame);
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  const movements = document.getAnimations().filter((each) => each.effect?.getComputedTiming().iterations !== Infinity);
  await Promise.all(movements.map((movement) => movement.finished.catch(() => undefined)));
}

/** Opens the built page for a venue in Debian's Chromium. */
export async function openBrowserKiosk(
  venueId: string,
  size: { width: number; height: number },
  packFolder?: string,
  built: BuiltPage = kioskPage,
  added?: AddedLanguages,
): Promise<BrowserKiosk> {
  const found = (await readVenues(join(project, 'assets/venues'))).find((each) => each.id === venueId);
  if (found === undefined) throw new Error(`There is no venue ${venueId}`);
  const venue: Venue =
    added === undefined
      ? found
      : { ...found, languages: added.offered, ...(added.quiet !== undefined && { quiet: added.quiet }) };
  const loaded = await readPack(packFolder ?? join(project, 'assets/packs', venue.pack));
  if (!loaded.ok) throw new Error(`The pack is broken: ${JSON.stringify(loaded.error.slice(0, 3))}`);
  const pack = { ...loaded.value.pack };
  const texts = { ...loaded.value.texts };
  const own = await readLanguages(join(project, 'locales'));
  const more = added?.locales === undefined ? undefined : await readLanguages(added.locales);
  const faults = [...own.faults, ...(more?.faults ?? [])];
  if (faults.length > 0) throw new Error(`A language is broken: ${JSON.stringify(faults)}`);
  const languages: Record<string, Language> = { ...own.languages, ...more?.languages };
  const [words, text] = [languages['en']?.words, texts['en']];
  if (added?.pseudo === true && words !== undefined && text !== undefined) {
    languages[PSEUDO] = pseudoInterface(words);
    texts[PSEUDO] = pseudoText(text);
    pack.languages = [...pack.languages, PSEUDO];
  }
  const exhibit: Exhibit = {
    venue,
    pack,
    texts,
    digests: digestPanels(pack, texts),
    languages: languagesFor(offeredLanguages(venue, pack), languages),
  };
  const fonts = new Map([...own.fonts, ...(more?.fonts ?? [])]);
  const server = await serve(loaded.value.folder, exhibit.pack, built, fonts);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser: Browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--disable-background-networking', '--disable-component-update', '--disable-gpu', '--disable-quic'],
  });
  const page = await browser.newPage({ viewport: size, screen: size });
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.addInitScript((given) => {
    const bridge: KioskBridge = {
      loadExhibit: () => Promise.resolve({ ok: true, value: JSON.stringify(given) }),
      reportProblem: (problem) => {
        console.error(problem.message);
        return Promise.resolve({ ok: true, value: null });
      },
      beat: ({ revision }) => Promise.resolve({ ok: true, value: { revision } }),
      knock: () => Promise.resolve({ ok: true, value: false }),
      reportVisit: () => Promise.resolve({ ok: true, value: null }),
    };
    Object.defineProperty(window, 'kiosk', { value: bridge });
    // This browser has no voices; a machine that has them shows a button more, and that is what is looked at.
    const voices = given.venue.languages.map((lang) => ({ lang, name: lang, localService: true, default: false }));
    Object.defineProperty(speechSynthesis, 'getVoices', { value: () => voices });
  }, exhibit);
  await page.goto(`${origin}/${built.file}`);
  await page.waitForSelector('html[data-screen]', { state: 'attached' });
  return {
    page,
    exhibit,
    problems,
    async close() {
      await browser.close();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
