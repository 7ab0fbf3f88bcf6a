import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';

import { chromium, type Page } from 'playwright-core';

import { mediaType } from '../../src/node/http/serve-file.ts';
import { readLanguages } from '../../src/node/languages/read-languages.ts';
import { readStaffWords } from '../../src/node/languages/read-staff-words.ts';
import { readPack } from '../../src/node/pack/read-pack.ts';
import { readVenues } from '../../src/node/venue/read-venues.ts';
import type { ConsoleFrame } from '../../src/shared/ipc/staff-contract.ts';
import { type ConsoleWorld, consoleWorld } from './console-world.ts';
import { project } from './project.ts';

declare global {
  interface Window {
    consoleWorld: Record<string, unknown>;
  }
}

/** The built console in Debian's Chromium, with a stand-in for the main process that is typed by its contract. */
export interface BrowserConsole {
  readonly page: Page;
  readonly frame: ConsoleFrame;
  readonly problems: string[];
  /** Loads the page anew, in a world that differs from the usual one in these answers. */
  begin(change?: Partial<ConsoleWorld>): Promise<void>;
  /** From now on these requests are answered otherwise. */
  answer(change: Partial<ConsoleWorld>): Promise<void>;
  close(): Promise<void>;
}

/** Serves the built console over loopback. */
async function serve(fonts: ReadonlyMap<string, string>): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = fonts.get(path.slice(1)) ?? join(project, 'out/staff', path);
    readFile(file).then(
      (content) => response.setHeader('content-type', mediaType(file) ?? 'application/octet-stream').end(content),
      () => response.writeHead(path === '/favicon.ico' ? 204 : 404).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

/** What the console of a venue is drawn with, as the main process makes it. */
async function frameOf(venueId: string): Promise<{ frame: ConsoleFrame; fonts: ReadonlyMap<string, string> }> {
  const venue = (await readVenues(join(project, 'assets/venues'))).find(({ id }) => id === venueId);
  if (venue === undefined) throw new Error(`There is no venue ${venueId}`);
  const pack = await readPack(join(project, 'assets/packs', venue.pack));
  if (!pack.ok) throw new Error('The pack is broken');
  const { languages, fonts } = await readLanguages(join(project, 'locales'));
  const words = await readStaffWords(join(project, 'locales'));
  return {
    frame: { venue, ornament: pack.value.pack.theme.ornament ?? null, languages, order: venue.languages, words },
    fonts,
  };
}

/** Opens the built console of a venue in Debian's Chromium; `begin` loads it. */
export async function openBrowserConsole(
  venueId: string,
  size: { width: number; height: number },
): Promise<BrowserConsole> {
  const { frame, fonts } = await frameOf(venueId);
  const usual = consoleWorld(frame);
  const server = await serve(fonts);
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--disable-background-networking', '--disable-component-update', '--disable-gpu', '--disable-quic'],
  });
  const page = await browser.newPage({ viewport: size, screen: size });
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  let world: ConsoleWorld = usual;
  await page.exposeFunction('worldNow', () => world);
  await page.addInitScript(() => {
    const given = (window as unknown as { worldNow: () => Promise<Record<string, unknown>> }).worldNow();
    const ask = async (channel: string): Promise<unknown> => {
      window.consoleWorld ??= await given;
      return { ok: true, value: window.consoleWorld[channel] };
    };
    Object.defineProperty(window, 'staff', { value: { ask } });
  });
  return {
    page,
    frame,
    problems,
    async begin(change = {}) {
      world = { ...usual, ...change };
      await page.goto(`${server.origin}/index.html`);
      await page.waitForSelector('html[data-screen]', { state: 'attached' });
    },
    async answer(change) {
      await page.evaluate(
        (more) => {
          Object.assign(window.consoleWorld, more);
        },
        change as Record<string, unknown>,
      );
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
