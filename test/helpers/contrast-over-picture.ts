import type { Page } from 'playwright-core';
import sharp from 'sharp';

import { contrast } from './contrast.ts';

interface Line {
  readonly words: string;
  /** Six hexadecimal digits. */
  readonly colour: string;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Every line of text within an element, with its colour. Runs inside the page. */
function linesOf(root: Element): Line[] {
  const paper = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const hex = (colour: string): string => {
    if (paper === null) return '#000000';
    paper.fillStyle = colour;
    paper.fillRect(0, 0, 1, 1);
    const parts = [...paper.getImageData(0, 0, 1, 1).data];
    return `#${parts
      .map((part) => part.toString(16).padStart(2, '0'))
      .join('')
      .slice(0, 6)}`;
  };
  const lines: Line[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const words = node.textContent?.trim() ?? '';
    if (words === '' || node.parentElement === null) continue;
    const { color } = getComputedStyle(node.parentElement);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { x, y, width, height } of range.getClientRects())
      lines.push({
        words,
        colour: hex(color),
        box: { x, y, width, height },
      });
  }
  return lines;
}

/**
 * Measures text over whatever lies beneath it, picture or veil: every pixel of each line's box, with the letters taken
 * away, against the letters' colour.
 *
 * @returns the lowest contrast of each line.
 */
export async function contrastOverPicture(page: Page, selector: string): Promise<{ words: string; least: number }[]> {
  const lines = await page.locator(selector).evaluate(linesOf);
  const hidden = await page.addStyleTag({
    content: '* { color: transparent !important; stroke: transparent !important; text-shadow: none !important }',
  });
  const shot = await page.screenshot({ animations: 'disabled' });
  await hidden.evaluate((style) => (style as Element).remove());
  const { data, info } = await sharp(shot).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return lines.map(({ words, colour, box }) => {
    const seen = new Set<number>();
    for (let y = Math.floor(box.y); y < Math.min(info.height, box.y + box.height); y += 1)
      for (let x = Math.floor(box.x); x < Math.min(info.width, box.x + box.width); x += 1) {
        const at = (y * info.width + x) * 3;
        seen.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
      }
    const grounds = [...seen].map((each) => contrast(colour, `#${each.toString(16).padStart(6, '0')}`));
    return { words, least: Math.min(...grounds) };
  });
}
