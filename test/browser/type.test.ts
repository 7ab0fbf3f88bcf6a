import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { CDPSession, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { textsBelow } from '../../src/shared/content/advice/strings.ts';
import { typesetter } from '../../src/shared/content/typeset.ts';
import type { PackText } from '../../src/shared/schema/pack-text.ts';
import { type BrowserKiosk, openBrowserKiosk, settle } from '../helpers/browser-kiosk.ts';
import { project } from '../helpers/project.ts';

let kiosk: BrowserKiosk;
let page: Page;
let devtools: CDPSession;

beforeAll(async () => {
  kiosk = await openBrowserKiosk('bangkok-city-library', { width: 1080, height: 1920 });
  ({ page } = kiosk);
  devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
});
afterAll(async () => {
  await kiosk.close();
});

/** Every letter and sign of the packs' and the interface's texts, and those of the alphabets that texts may yet need. */
function characters(): string[] {
  const files = [
    ...readdirSync(join(project, 'assets/packs')).flatMap((pack) =>
      readdirSync(join(project, 'assets/packs', pack, 'text')).map((file) => `assets/packs/${pack}/text/${file}`),
    ),
    ...readdirSync(join(project, 'locales')).map((tag) => `locales/${tag}/kiosk.json`),
  ];
  const texts = files.map((file) => JSON.stringify(JSON.parse(readFileSync(join(project, file), 'utf8'))));
  // Signs that the page itself sets, such as arrows and dots between words.
  const sources = readdirSync(join(project, 'src/renderer'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => readFileSync(join(project, 'src/renderer', file), 'utf8').replaceAll(/[\0-~]/g, ''));
  const kazakh = 'әғқңөұүһіӘҒҚҢӨҰҮҺІ';
  const russian = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ';
  const thai = Array.from({ length: 0x5b }, (_, at) => String.fromCodePoint(0xe01 + at))
    .filter((each) => /\p{Script=Thai}|฿/u.test(each))
    .join('');
  const signs = '0123456789–—«»“”‘’…·×−°%€₸฿';
  const all = Array.from([...texts, ...sources, kazakh, russian, thai, signs].join(''));
  return [...new Set(all)].filter((each) => /[^\s\p{C}]/u.test(each));
}

/** Names of the fonts, other than the bundled ones, that the browser takes for the text of an element. */
async function strangeFonts(selector: string): Promise<string[]> {
  const { root } = await devtools.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
  const found: string[] = [];
  for (const nodeId of nodeIds) {
    const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
    found.push(...fonts.filter((font) => !font.isCustomFont).map((font) => font.familyName));
  }
  return found;
}

/** Sets signs one by one in the page's own font and returns those that another font had to supply. */
async function missingGlyphs(signs: readonly string[], weight: number): Promise<string[]> {
  await page.evaluate(
    ([text, bold]) => {
      document.querySelector('#probe')?.remove();
      const probe = document.createElement('div');
      probe.id = 'probe';
      probe.style.cssText = `position: fixed; inset: 0; z-index: 99; font-weight: ${String(bold)}`;
      for (const sign of text) {
        const one = document.createElement('span');
        // A mark needs something to stand on.
        one.textContent = /\p{M}/u.test(sign) ? `ก${sign}` : sign;
        probe.append(one);
      }
      document.body.append(probe);
    },
    [signs, weight] as const,
  );
  await page.evaluate(() => document.fonts.ready);
  const { root } = await devtools.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: '#probe > span' });
  const missing: string[] = [];
  for (const [at, nodeId] of nodeIds.entries()) {
    const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
    if (fonts.some((font) => !font.isCustomFont)) missing.push(signs[at] ?? '');
  }
  await page.evaluate(() => document.querySelector('#probe')?.remove());
  return missing;
}

test.each([400, 600])('every letter of every text is in the bundled fonts at weight %i', async (weight) => {
  const signs = characters();
  expect(signs.length).toBeGreaterThan(200);
  expect(await missingGlyphs(signs, weight)).toEqual([]);
});

test('a letter that no bundled font has is found', async () => {
  expect(await missingGlyphs(['a', 'ქ', 'ก', '漢'], 400)).toEqual(['ქ', '漢']);
});

test('the first text that is painted is set in the bundled fonts: all are there before it', async () => {
  await page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      if (document.querySelector('#root main') === null) return;
      observer.disconnect();
      const waiting = [...document.fonts].filter((font) => font.status !== 'loaded').map((font) => font.unicodeRange);
      Object.assign(window, { fontsAtFirstText: { all: [...document.fonts].length, waiting } });
    }).observe(document, { childList: true, subtree: true });
  });
  await page.reload();
  await page.locator('.attract-words').waitFor();
  const atFirstText = await page.evaluate(() => (window as unknown as { fontsAtFirstText: unknown }).fontsAtFirstText);
  expect(atFirstText).toEqual({ all: 10, waiting: [] });
});

/** What Thai stacks highest and hangs lowest. */
const TALL = 'ที่ ปี่ ฎุ ญู ปฏิ กฎี ผู้ใหญ่ น้ำ ฐู ฤๅษี ปั้น';

/** How far ink reaches over the upper and the lower edge of the box that the browser gives to a text, in ems. */
interface Reach {
  readonly above: number;
  readonly below: number;
}

/** Measures on pixels how far Thai marks reach, at a weight. */
async function reachOfInk(weight: number): Promise<Reach> {
  const SIZE = 100;
  const box = await page.evaluate(
    ([text, bold, size]) => {
      document.querySelector('#probe')?.remove();
      const probe = document.createElement('div');
      probe.id = 'probe';
      probe.lang = 'th';
      probe.textContent = text;
      probe.style.cssText = `position: fixed; top: 0; left: 0; z-index: 99; padding: ${String(size)}px; background: #fff;
        color: #000; font-size: ${String(size)}px; font-weight: ${String(bold)}; line-height: 2; width: 1080px`;
      document.body.append(probe);
      const range = document.createRange();
      range.selectNodeContents(probe);
      const rects = [...range.getClientRects()];
      return { top: rects[0]?.top ?? 0, bottom: rects.at(-1)?.bottom ?? 0 };
    },
    [TALL, weight, SIZE] as const,
  );
  const { data, info } = await sharp(await page.locator('#probe').screenshot())
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  await page.evaluate(() => document.querySelector('#probe')?.remove());
  const inked = Array.from({ length: info.height }, (_, row) => row).filter((row) =>
    data
      .subarray(row * info.width * info.channels, (row + 1) * info.width * info.channels)
      .some((value) => value < 128),
  );
  const above = (box.top - (inked[0] ?? 0)) / SIZE;
  const below = ((inked.at(-1) ?? 0) + 1 - box.bottom) / SIZE;
  return { above: Math.max(0, above), below: Math.max(0, below) };
}

/** Rows of pixels between the lowest mark of a line and the highest of the next; negative where they pass each other. */
async function rowsBetween(weight: number, leading: string): Promise<number> {
  await page.evaluate(
    ([bold, height]) => {
      const probe = document.createElement('div');
      probe.id = 'probe';
      probe.lang = 'th';
      for (const [line, colour] of [
        ['ฎุ ฐู ฏู ปิ่ญญู้\n', '#ff0000'],
        ['ฐี้ ปิ่ ปี้ ฟื้ ปิ๊ ญญู้', '#0000ff'],
      ] as const) {
        const span = document.createElement('span');
        span.textContent = line;
        span.style.color = colour;
        probe.append(span);
      }
      probe.style.cssText = `position: fixed; inset: 0 0 auto; z-index: 99; padding: 100px; background: #fff;
        font-size: 100px; font-weight: ${String(bold)}; line-height: ${height}; white-space: pre`;
      document.body.append(probe);
    },
    [weight, leading] as const,
  );
  await page.evaluate(() => document.fonts.ready);
  const { data, info } = await sharp(await page.locator('#probe').screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  await page.evaluate(() => document.querySelector('#probe')?.remove());
  let lowest = 0;
  let highest = info.height;
  for (let at = 0; at < data.length; at += info.channels) {
    const row = Math.floor(at / info.channels / info.width);
    if ((data[at + 1] ?? 255) > 128) continue;
    if ((data[at] ?? 0) > (data[at + 2] ?? 0)) lowest = row;
    else highest = Math.min(highest, row);
  }
  return highest - lowest - 1;
}

test.each([400, 600])(
  'the marks of two lines of Thai do not touch at weight %i, in the tightest style',
  async (weight) => {
    for (const token of ['--leading-least', '--leading-tight', '--leading'])
      expect(await rowsBetween(weight, `var(${token})`), token).toBeGreaterThan(0);
    expect(await rowsBetween(weight, '1.4')).toBeLessThan(0);
  },
);

/** Thai texts on screen that may wrap and are set tighter than their marks allow. */
const tightlySet = (): Promise<string[]> =>
  page.evaluate(() => {
    const tight: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('.frame *, dialog *')) {
      const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      if (!words.some((node) => /[\u0E01-\u0E5B]/.test(node.textContent ?? ''))) continue;
      const { fontSize, lineHeight, whiteSpace } = getComputedStyle(element);
      if (whiteSpace === 'nowrap' || element instanceof SVGElement) continue;
      const least = Number.parseFloat(getComputedStyle(element).getPropertyValue('--leading-least'));
      if (Number.parseFloat(lineHeight) < least * Number.parseFloat(fontSize) - 0.5)
        tight.push(`${element.className}: ${lineHeight} at ${fontSize}`);
    }
    return tight;
  });

/** Thai texts on screen whose tallest marks something would cut off, were they there. */
const cutOff = (reach: Reach): Promise<string[]> =>
  page.evaluate(({ above, below }) => {
    const cut: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('.frame *')) {
      if (element.closest('.for-screen-readers, [aria-hidden="true"]') !== null) continue;
      for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || !/[\u0E01-\u0E5B]/.test(node.textContent ?? '')) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const size = Number.parseFloat(getComputedStyle(element).fontSize);
        const rects = [...range.getClientRects()];
        const top = Math.min(...rects.map((rect) => rect.top)) - above * size;
        const bottom = Math.max(...rects.map((rect) => rect.bottom)) + below * size;
        for (let around: HTMLElement | null = element; around !== null; around = around.parentElement) {
          const { overflowY } = getComputedStyle(around);
          // What a scroller keeps out of sight is a drag away.
          if (overflowY === 'auto' || overflowY === 'scroll') break;
          if (overflowY === 'visible') continue;
          const box = around.getBoundingClientRect();
          // Said by screen readers only.
          if (box.width <= 2) break;
          if (top < box.top - 0.5 || bottom > box.bottom + 0.5)
            cut.push(`${element.className} in ${around.className}: ${(node.textContent ?? '').slice(0, 20)}`);
        }
      }
    }
    return cut;
  }, reach);

test('on a walk in Thai no other font is used, no mark is cut off, and no line is set tight', async () => {
  const [plain, bold] = [await reachOfInk(400), await reachOfInk(600)];
  const reach = { above: Math.max(plain.above, bold.above), below: Math.max(plain.below, bold.below) };
  expect(Math.max(reach.above, reach.below)).toBeLessThan(0.4);
  const strange = new Set<string>();
  const cut = new Set<string>();
  const tight = new Set<string>();
  const look = async (): Promise<void> => {
    await page.evaluate(settle);
    for (const each of await cutOff(reach)) cut.add(each);
    for (const each of await tightlySet()) tight.add(each);
    for (const font of await strangeFonts('.frame :is(p, h1, h2, span, button, dd, dt, li)')) strange.add(font);
  };
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await look();
  await page.locator('.attract-title').click();
  await page.locator('.language-choice[lang="th"]').click();
  await page.locator('.home-screen').waitFor();
  await look();
  const types = new Set<string>();
  for (const topic of kiosk.exhibit.pack.topics.keys()) {
    await page.locator('.cards-topics .card').nth(topic).click();
    await page.locator('.cards-panels').waitFor();
    await look();
    await page.locator('.cards-panels .card').first().click();
    await page.locator('.panel').waitFor();
    for (const panel of kiosk.exhibit.pack.topics[topic]?.panels ?? []) {
      await page.waitForFunction((id) => document.documentElement.dataset['screen'] === `panel:${id}`, panel.id);
      if (!types.has(panel.type)) await look();
      types.add(panel.type);
      await page.locator('.dock .button-primary').click();
    }
    await page.waitForFunction(() => document.documentElement.dataset['screen'] === 'home');
  }
  expect(types.size).toBeGreaterThan(5);
  expect([...strange]).toEqual([]);
  expect([...cut]).toEqual([]);
  expect([...tight]).toEqual([]);
  await page.addStyleTag({ content: '.card-title { overflow: hidden; line-height: 1 }' });
  expect(await cutOff(reach)).not.toEqual([]);
  expect(await tightlySet()).not.toEqual([]);
  expect(kiosk.problems).toEqual([]);
});

/** The words that are torn where a text is set as narrow as it goes, each in the first text that has it. */
async function tornWords(texts: readonly string[], words: readonly string[], set: (text: string) => string) {
  const uses = words.map((word) => ({
    word,
    set: set(word),
    text: set(texts.find((text) => text.includes(word)) ?? word),
  }));
  return page.evaluate((all) => {
    document.querySelector('#probe')?.remove();
    const probe = document.createElement('div');
    probe.id = 'probe';
    probe.lang = 'th';
    probe.style.cssText = 'position: fixed; top: 0; left: 0; width: 0; overflow-wrap: normal; word-break: normal';
    document.body.append(probe);
    const torn = all.filter((use) => {
      probe.textContent = use.text;
      const from = use.text.indexOf(use.set);
      const range = document.createRange();
      const [node] = probe.childNodes;
      if (node === undefined || from < 0) return true;
      range.setStart(node, from);
      range.setEnd(node, from + use.set.length);
      return new Set([...range.getClientRects()].filter((rect) => rect.width > 0).map((rect) => rect.top)).size !== 1;
    });
    probe.remove();
    return torn.map(({ word }) => word);
  }, uses);
}

test.each(readdirSync(join(project, 'assets/packs')))(
  'no line of Thai ends inside a name of the pack %s',
  async (pack) => {
    const text = JSON.parse(readFileSync(join(project, 'assets/packs', pack, 'text/th.json'), 'utf8')) as PackText;
    const { keepTogether = [] } = text;
    const texts = [...textsBelow(text).values()];
    expect(await tornWords(texts, keepTogether, typesetter(keepTogether))).toEqual([]);
    // Left to the browser's dictionary, most of them are torn: the list is needed.
    const torn = await tornWords(texts, keepTogether, typesetter());
    expect(torn).toEqual(expect.arrayContaining(['อัสตานา', 'คาซัคสถาน']));
  },
);
