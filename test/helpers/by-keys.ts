import type { PanelType } from '../../src/shared/panels/index.ts';
import type { Kiosk } from './kiosk.ts';

/** How somebody gets about: by the keys of a desk, or by four arrows and "select". */
export interface Hand {
  readonly name: 'keyboard' | 'keypad';
  /** To the next control and to the one before. */
  readonly forth: string;
  readonly back: string;
}

/** A desk's keyboard. */
export const keyboard: Hand = { name: 'keyboard', forth: 'Tab', back: 'Shift+Tab' };
/** Four arrows and "select". */
export const keypad: Hand = { name: 'keypad', forth: 'ArrowDown', back: 'ArrowUp' };

/** More controls than any screen has. */
const FAR = 60;
/** What moves along a chart, where it has one. */
const CURSOR = '.chart [role="slider"]';

/** Notes, whenever something takes the focus and keeps it, whether a sighted visitor sees it. Runs inside the page. */
function watchFocus(): void {
  const faults: string[] = [];
  Object.defineProperty(window, 'focusFaults', { value: faults });
  const look = async (target: HTMLElement): Promise<void> => {
    await new Promise(requestAnimationFrame);
    // What is still moving is measured where it comes to rest.
    const moving = document
      .getAnimations()
      .filter((each) => each.effect?.getComputedTiming().iterations !== Infinity)
      .map((each) => each.finished.catch(() => undefined));
    await Promise.all(moving);
    if (document.activeElement !== target) return;
    const name = `${document.documentElement.dataset['screen']}: ${target.tagName} ${target.className}`;
    if (!target.matches(':focus-visible')) faults.push(`no focus to be seen: ${name}`);
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(target);
    const around = Math.max(
      outlineStyle === 'solid' ? Number.parseFloat(outlineWidth) : 0,
      // A headline has a bar beside it. What all of these look like is measured in test/browser/focus.test.ts.
      target.matches(':is(h1, h2, p)') && boxShadow !== 'none' ? 3 : 0,
      // A map and a picture have it over what is drawn on them.
      target.matches('[role="application"]')
        ? Number.parseFloat(getComputedStyle(target, '::after').borderTopWidth)
        : 0,
    );
    if (around < 3) faults.push(`a ring of ${around} px: ${name}`);
    const { top, bottom, left, right } = target.getBoundingClientRect();
    if (bottom <= 0 || right <= 0 || top >= innerHeight || left >= innerWidth) faults.push(`out of sight: ${name}`);
  };
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) void look(target);
  });
}

/** Drives a kiosk by keys alone; nothing here touches the glass. */
export class KeyDriver {
  readonly #kiosk: Kiosk;
  readonly hand: Hand;

  constructor(kiosk: Kiosk, hand: Hand) {
    this.#kiosk = kiosk;
    this.hand = hand;
  }

  /** Begins to note where the focus cannot be seen. */
  async watch(): Promise<void> {
    await this.#kiosk.page.evaluate(watchFocus);
  }

  /** Every stop so far that a sighted visitor would have lost. */
  faults(): Promise<string[]> {
    return this.#kiosk.page.evaluate(() => [...new Set((window as unknown as { focusFaults: string[] }).focusFaults)]);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#kiosk.page.keyboard.press(key);
  }

  /** Presses a key for so long that it repeats. */
  async holdDown(key: string): Promise<void> {
    const { keyboard: board } = this.#kiosk.page;
    for (let times = 0; times < 4; times += 1) await board.down(key);
    await board.up(key);
  }

  /** Presses keys until what is wanted has the focus; in between it must never be nowhere. */
  async goTo(selector: string, way: 'forth' | 'back' = 'forth'): Promise<void> {
    const passed: string[] = [];
    for (let steps = 0; steps < FAR; steps += 1) {
      const now = await this.#kiosk.page.evaluate((wanted) => {
        const held = document.activeElement;
        if (held === null || held === document.body) return 'lost';
        return held.matches(wanted) ? 'there' : `${held.tagName} ${held.className}`;
      }, selector);
      if (now === 'there') return;
      // A keyboard's way round a page leads past the edge of the page once.
      if (now === 'lost' && (this.hand.name === 'keypad' || passed.includes('lost')))
        throw new Error(`The focus is lost on the way to ${selector}, after ${passed.join(' → ')}`);
      passed.push(now);
      await this.press(this.hand[way]);
    }
    throw new Error(`${this.hand[way]} never reaches ${selector}: ${passed.join(' → ')}`);
  }

  /** Goes there and presses it. */
  async take(selector: string, way: 'forth' | 'back' = 'forth'): Promise<void> {
    await this.goTo(selector, way);
    await this.press('Enter');
  }

  /** Waits until what matches has the focus. */
  async focused(selector: string): Promise<void> {
    await this.#kiosk.page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);
  }

  /** Waits until the page is marked so (`data-NAME` of the document). */
  async marked(name: string, value: string): Promise<void> {
    await this.#kiosk.page.waitForFunction(
      ([key, wanted]) => document.documentElement.dataset[key ?? ''] === wanted,
      [name, value],
    );
  }

  /** Waits until the page is written in this language. */
  async speaks(language: string): Promise<void> {
    await this.#kiosk.page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
  }

  /** Waits until something is on the page. */
  async sees(selector: string): Promise<void> {
    await this.#kiosk.page.waitForSelector(selector, { state: 'attached' });
  }

  /** Waits until something is gone from the page. */
  async loses(selector: string): Promise<void> {
    await this.#kiosk.page.waitForSelector(selector, { state: 'detached' });
  }

  /** Opens a sheet and leaves it; the focus is where it was. */
  async openAndClose(selector: string): Promise<void> {
    await this.take(selector);
    await this.sees('.sheet[open]');
    // A sheet of words is entered where they begin.
    await this.focused('.sheet-title');
    if (this.hand.name === 'keyboard') await this.press('Escape');
    else await this.take('.sheet-body > .button-primary', 'back');
    await this.loses('.sheet');
    await this.focused(selector);
  }

  /** A canvas, as it is painted now. */
  #paint(selector: string): Promise<string> {
    return this.#kiosk.page.locator(selector).evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  }

  /** Takes hold of a map that was brought closer, moves it up and lets it go. */
  async #moveMap(): Promise<void> {
    const { page } = this.#kiosk;
    await this.take('.map-buttons button:nth-child(2)', 'back');
    await this.sees('.map-buttons button:nth-child(1):not([aria-disabled])');
    await this.goTo('.map-glass', 'back');
    if (this.hand.name === 'keypad') {
      await this.sees('.map-glass[data-hold="offered"]');
      await this.press('Enter');
      await this.sees('.map-glass[data-hold="held"]');
    }
    const before = await this.#paint('.map-canvas');
    await this.press('ArrowUp');
    await page.waitForFunction(
      (old) => document.querySelector<HTMLCanvasElement>('.map-canvas')?.toDataURL() !== old,
      before,
    );
    await this.focused('.map-glass');
    if (this.hand.name === 'keypad') {
      await this.press('Enter');
      await this.sees('.map-glass[data-hold="offered"]');
    }
    await this.take('.map-places button');
    await this.sees('.map-card:not(.map-waiting)');
  }

  async #moveAlong(selector: string, way: 'forth' | 'back'): Promise<void> {
    const { page } = this.#kiosk;
    await this.goTo(selector, way);
    const value = (): Promise<{ now: string | null; atEnd: boolean }> =>
      page.evaluate(() => {
        const now = document.activeElement?.getAttribute('aria-valuenow') ?? null;
        return { now, atEnd: now === document.activeElement?.getAttribute('aria-valuemax') };
      });
    const before = await value();
    await this.press(before.atEnd ? 'ArrowLeft' : 'ArrowRight');
    await page.waitForFunction((old) => document.activeElement?.getAttribute('aria-valuenow') !== old, before.now);
    await this.focused(selector);
  }

  /** Does with a panel what it is there for. */
  async use(type: PanelType): Promise<void> {
    switch (type) {
      case 'story':
      case 'facts':
      case 'plain':
        await this.openAndClose('.panel-actions .button-quiet');
        return;
      case 'gallery':
        await this.take('.gallery-thumb:nth-child(2)', 'back');
        await this.sees('.gallery-thumb:nth-child(2)[aria-pressed="true"]');
        await this.take('.zoom-buttons button:nth-child(2)', 'back');
        await this.sees('.zoom-buttons button:nth-child(1):not([aria-disabled])');
        if ((await this.#kiosk.page.locator('.gallery-next').count()) === 0) return;
        await this.take('.gallery-next button');
        await this.sees('.gallery-spot-title');
        return;
      case 'map':
        await this.#moveMap();
        return;
      case 'timeline':
        await this.#moveAlong('.timeline-strip', 'forth');
        return;
      case 'comparison':
        await this.take('.chart-tabs button:nth-child(2)');
        await this.sees('.chart-tabs button:nth-child(2)[aria-pressed="true"]');
        if ((await this.#kiosk.page.locator(CURSOR).count()) > 0) await this.#moveAlong(CURSOR, 'forth');
        return;
      case 'quiz':
        await this.take('.quiz-answers button');
        await this.sees('.quiz-verdict');
        await this.take('.quiz-foot .button-primary');
        // The button is gone; the next question has the focus, and its answers follow.
        await this.focused('.quiz-question');
        await this.loses('.quiz-verdict');
        await this.press(this.hand.forth);
        await this.focused('.quiz-answers button:first-child');
        return;
      case 'simulation':
        await this.take('.simulation-send button', 'back');
        await this.take('.simulation-actions [aria-pressed]');
        await this.sees('.simulation-views[data-views="2"]');
        return;
      case 'video':
      case 'audio':
        await this.take('.media-buttons .button-large', 'back');
        await this.sees('.media-stage[data-phase="playing"]');
        await this.press('Enter');
        await this.loses('.media-stage[data-phase="playing"]');
        return;
      default:
        return type satisfies never;
    }
  }
}
