import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import sharp from 'sharp';

import { settle } from '../helpers/browser-kiosk.ts';
import { backAtExhibit, openConsole, setPin, windForward, enterDigits } from '../helpers/console.ts';
import { launchKiosk } from '../helpers/kiosk.ts';
import { project } from '../helpers/project.ts';
import { startVirtualScreen } from '../helpers/virtual-screen.ts';
import { openWorkshop } from '../helpers/workshop.ts';

// Makes the pictures of docs/staff-guide.*.md from the application as it is.

const PIN = '493817';
const WIDTH = 420;
const languages = { en: 'English', th: 'ไทย', kk: 'Қазақша', ru: 'Русский' } as const;
const astana = join(project, 'assets/packs/astana');

const screen = await startVirtualScreen(1080, 1920);
const workshop = await openWorkshop();
const stick = join(workshop.folder, 'stick');
mkdirSync(stick);
await workshop.installAndKeep(await workshop.build({ seq: 1, folder: astana }));
const next = await workshop.build({
  seq: 2,
  folder: astana,
  change(folder) {
    for (const language of Object.keys(languages)) {
      const file = join(folder, `text/${language}.json`);
      const text = JSON.parse(readFileSync(file, 'utf8')) as { panels: Record<string, { headline: string }> };
      for (const panel of Object.values(text.panels).slice(2, 6)) panel.headline += '.';
      writeFileSync(file, JSON.stringify(text));
    }
  },
});
const kiosk = await launchKiosk({
  display: screen.display,
  data: workshop.data,
  args: [`--trust=${workshop.trustFile}`, `--stick=${stick}`, '--trial=600'],
});

async function picture(page: Page, language: string, name: string): Promise<void> {
  await page.evaluate(settle);
  const file = join(project, `docs/pictures/staff-${name}-${language}.png`);
  const picture = await page.screenshot();
  await sharp(picture).resize({ width: WIDTH }).png({ palette: true, quality: 80 }).toFile(file);
}

let first = true;
for (const [language, name] of Object.entries(languages)) {
  const page = await openConsole(kiosk);
  const speak = async (): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).click();
    // Enter would press the button again.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  };
  await speak();
  if (!first) await picture(page, language, 'door');
  if (first) await setPin(kiosk, page, PIN);
  else await enterDigits(page, PIN);
  await page.waitForSelector('html[data-screen="console"]', { state: 'attached' });
  await speak();
  await page.locator('.pack').first().waitFor();
  await picture(page, language, 'home');
  if (first) cpSync(next, join(stick, 'astana-2.kpack'));
  await page.locator('.console-nav .button').nth(1).click();
  await page.locator('.pack .button-primary').first().click();
  await page.locator('.change').waitFor();
  await picture(page, language, 'change');
  if (first) {
    await page.locator('.console-nav .button').nth(6).click();
    await page.waitForSelector('html[data-screen="door"]', { state: 'attached' });
    await picture(page, language, 'door');
    await enterDigits(page, PIN);
    await page.waitForSelector('html[data-screen="console"]', { state: 'attached' });
  }
  await page.locator('.console-nav .button').nth(7).click();
  await backAtExhibit(kiosk);
  await windForward(kiosk, 2_000);
  first = false;
}
await kiosk.close();
workshop.remove();
await screen.stop();
