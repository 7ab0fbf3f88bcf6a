import type { Kiosk } from '../helpers/kiosk.ts';

/** Takes a picture of the screen as it is, under a name. */
type Shoot = (name: string) => Promise<void>;

/** Brings a panel of a type, which is on screen and fresh, into use and takes pictures of it. */
type Use = (kiosk: Kiosk, shoot: Shoot) => Promise<void>;

const play: Use = async (kiosk, shoot) => {
  await kiosk.tap(kiosk.page.locator('.media-buttons .button-primary'));
  await kiosk.page.locator('.media-caption').waitFor();
  await shoot('playing');
  await kiosk.tap(kiosk.page.locator('.media-buttons .button-primary'));
};

/** What is done with each type of panel that can be used and not only read; by the class of its screen. */
export const uses: Readonly<Record<string, Use>> = {
  timeline: async (kiosk, shoot) => {
    const { page } = kiosk;
    await kiosk.tap(page.locator('.timeline-eras button').last());
    await shoot('scrubbed');
  },
  map: async (kiosk, shoot) => {
    const { page } = kiosk;
    if ((await page.locator('.map-places button').count()) === 0) return;
    await kiosk.tap(page.locator('.map-places button').nth(1));
    await page.locator('.map-canvas:not([data-moving])').waitFor();
    await shoot('place');
  },
  comparison: async (kiosk, shoot) => {
    const { page } = kiosk;
    const tabs = page.locator('.chart-tabs button');
    for (let at = 1; at < (await tabs.count()); at += 1) {
      await kiosk.tap(tabs.nth(at));
      await shoot(`chart-${at + 1}`);
    }
  },
  simulation: async (kiosk, shoot) => {
    const { page } = kiosk;
    const press = (selector: string, at: number): Promise<void> => kiosk.tap(page.locator(selector).nth(at));
    await press('.controllers button', 1);
    await press('.simulation-send button', 0);
    await shoot('adaptive');
    await press('.simulation-actions button', 0);
    await shoot('side-by-side');
    await press('.simulation-extents button', 1);
    await press('.simulation-send button', 1);
    await shoot('four-crossings-side-by-side');
    await press('.controllers button', 0);
    await shoot('four-crossings');
  },
  gallery: async (kiosk, shoot) => {
    const { page } = kiosk;
    const detail = page.locator('.gallery-next .button');
    if ((await detail.count()) > 0) {
      await kiosk.tap(detail);
      await page.locator('.gallery-spot').waitFor();
      await page.locator('.zoom-stage[data-rest="true"]').waitFor();
      await shoot('spot');
    }
    await kiosk.tap(page.locator('.gallery-row button').last());
    await page.locator('.zoom-stage[data-rest="true"]').waitFor();
    await shoot('last-picture');
  },
  quiz: async (kiosk, shoot) => {
    const { page } = kiosk;
    for (let at = 0; (await page.locator('.quiz-score').count()) === 0; at += 1) {
      await kiosk.tap(page.locator('.quiz-answers button').first());
      await page.locator('.quiz-why').waitFor();
      if (at === 0) await shoot('told');
      await kiosk.tap(page.locator('.quiz-foot .button-primary'));
    }
    await shoot('result');
  },
  video: play,
  audio: play,
};
