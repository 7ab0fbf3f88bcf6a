import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import react from '@vitejs/plugin-react';
import { _electron, type Page } from 'playwright-core';
import { build } from 'vite';

import { unprivilegedElectron } from '../../helpers/unprivileged.ts';

/** A running page of React with one button: what a touch costs at the least. */
export interface Hello {
  readonly page: Page;
  close(): Promise<void>;
}

const folder = join(import.meta.dirname, '../apps/hello');

/** Builds the page as the kiosk's is built and opens it in Electron, sandbox on. */
export async function launchHello(display: string): Promise<Hello> {
  const home = mkdtempSync(join(tmpdir(), 'kiosk-hello-'));
  const { executable, uid, environment } = unprivilegedElectron();
  await build({
    configFile: false,
    root: join(folder, 'page'),
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir: join(home, 'page'), target: 'chrome114', modulePreload: { polyfill: false } },
  });
  mkdirSync(join(home, 'own'));
  if (uid !== undefined) for (const path of [home, join(home, 'own')]) chownSync(path, uid, uid);
  const app = await _electron.launch({
    executablePath: executable,
    chromiumSandbox: true,
    env: { ...(process.env as Record<string, string>), ...environment(join(home, 'own')), DISPLAY: display },
    args: [folder, join(home, 'page/index.html')],
  });
  const page = await app.firstWindow();
  await page.locator('button').waitFor();
  return {
    page,
    async close() {
      await app.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
