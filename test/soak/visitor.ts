import type { Cdp } from './cdp.ts';

/** Numbers from 0 to 1 that a seed decides: mulberry32, by Tommy Ettinger, public domain. */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A visitor in front of the glass. */
export interface Visitor {
  /** Touches one of what matches and can be touched; false where nothing does. */
  touch(selector: string): Promise<boolean>;
  /** Drags a finger across one of what matches. */
  drag(selector: string): Promise<boolean>;
  /** The name of the screen shown. */
  screen(): Promise<string>;
  /**
   * Waits until the screen's name begins so; false where the kiosk took the visitor for gone meanwhile, as it may on a
   * machine that has other work. @throws where neither comes in fifty seconds.
   */
  arrive(name: string): Promise<boolean>;
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Runs in the page: the middle of one of the elements that a finger can reach now. */
const FIND = `(selector, share) => {
  const open = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
  const found = [...open.querySelectorAll(selector)].flatMap((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const at = { x: x + width / 2, y: y + height / 2, width };
    if (width === 0 || at.x < 0 || at.y < 0 || at.x > innerWidth || at.y > innerHeight) return [];
    const top = document.elementFromPoint(at.x, at.y);
    return top !== null && (element.contains(top) || top.contains(element)) ? [at] : [];
  });
  return found[Math.floor(found.length * share)];
}`;

/** Runs in the page: what a touch has changed is painted, and no screen is still turning into another, no sheet rising. */
const PAINTED = `new Promise((resolve) => {
  const rest = () => window.soak.rest().then(() => setTimeout(resolve, 0));
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(rest, 0)));
})`;

const ARRIVE = `(name) => new Promise((resolve, reject) => {
  const screen = () => document.documentElement.dataset.screen ?? '';
  const from = screen();
  const here = () => screen().startsWith(name) || (from !== 'attract' && screen() === 'attract');
  const come = () => resolve(screen().startsWith(name));
  if (here()) return come();
  const end = (done) => { observer.disconnect(); clearTimeout(late); done(); };
  const observer = new MutationObserver(() => { if (here()) end(come); });
  const late = setTimeout(() => end(() => reject(new Error('never came to ' + name + ' from ' + screen()))), 50000);
  observer.observe(document.documentElement, { attributeFilter: ['data-screen'] });
})`;

/** Takes the place of a visitor. `chance` decides what is touched where there is a choice. */
export function visitorAt(page: Cdp, chance: () => number): Visitor {
  const find = (selector: string): Promise<Spot | undefined> =>
    page.run(`(${FIND})(${JSON.stringify(selector)}, ${chance()})`);
  const finger = (type: string, points: readonly { readonly x: number; readonly y: number }[]) =>
    page.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(({ x, y }, id) => ({ x, y, id })) });
  return {
    async touch(selector) {
      const at = await find(selector);
      if (at === undefined) return false;
      // One after the other, without waiting for each answer: a finger taps in less time than that.
      await Promise.all([finger('touchStart', [at]), finger('touchEnd', [])]);
      await page.run(PAINTED);
      return true;
    },
    async drag(selector) {
      const at = await find(selector);
      if (at === undefined) return false;
      const reach = (chance() - 0.5) * Math.min(600, at.width);
      await finger('touchStart', [at]);
      for (let step = 1; step <= 6; step += 1) await finger('touchMove', [{ x: at.x + (reach * step) / 6, y: at.y }]);
      await finger('touchEnd', []);
      await page.run(PAINTED);
      return true;
    },
    screen: () => page.run("document.documentElement.dataset.screen ?? ''"),
    arrive: (name) => page.run(`(${ARRIVE})(${JSON.stringify(name)})`),
  };
}

/** What is touched on a panel, whatever its type. */
const ANYTHING = 'main.panel button, main.panel [role="slider"], dialog[open] button';
/** The way home; beside it stand the way back, the settings and the languages. */
const HOME = '.dock-row > .button-icon';
const DRAGGED = '.map-glass, .zoom-stage, .timeline-strip, .slider-line, .swipe';

/** How a visit ends. */
export type Ending = 'leaves' | 'walks away';

/**
 * One visit: a language, some panels by tour or by topic, some of what can be touched on them, and the way out. It ends
 * at the attract screen.
 */
export async function visit(visitor: Visitor, chance: () => number, ending: Ending): Promise<void> {
  await visitor.arrive('attract');
  // While one pack fades into another nothing answers; a visitor touches again.
  for (let tries = 0; tries < 10 && (await visitor.screen()) === 'attract'; tries += 1)
    await visitor.touch('.attract-touch .button');
  await visitor.arrive('language');
  await visitor.touch('.language-choice');
  if (!(await visitor.arrive('home'))) return;
  if (chance() < 0.3) await visitor.touch('.card-large');
  else {
    await visitor.touch('.cards-topics .card');
    await visitor.touch('.cards-panels .card');
  }
  const panels = 1 + Math.floor(chance() * 2);
  for (let seen = 0; seen < panels && (await visitor.screen()).startsWith('panel:'); seen += 1) {
    const touches = Math.floor(chance() * 3);
    for (let done = 0; done < touches; done += 1) {
      if (chance() < 0.3) await visitor.drag(DRAGGED);
      else await visitor.touch(ANYTHING);
    }
    await closeAll(visitor);
    if (chance() < 0.2) await visitor.touch('.languages .button');
    await visitor.touch('.dock .button-primary');
  }
  if (chance() < 0.1) {
    await visitor.touch('.settings-button .button');
    await visitor.touch('dialog[open] [role="switch"], dialog[open] [role="radio"]');
    await closeAll(visitor);
  }
  if (ending === 'leaves') await leave(visitor);
  // From home, because a panel is given the time to read it, and a film plays to its end.
  else await goHome(visitor);
  await visitor.arrive('attract');
}

/** The shortest visit that sees a panel: one touch for each screen on the way there and out again. */
export async function lookIn(visitor: Visitor): Promise<void> {
  await visitor.arrive('attract');
  for (let tries = 0; tries < 10 && (await visitor.screen()) === 'attract'; tries += 1)
    await visitor.touch('.attract-touch .button');
  await visitor.arrive('language');
  await visitor.touch('.language-choice');
  if (!(await visitor.arrive('home'))) return;
  await visitor.touch('.cards-topics .card');
  await visitor.touch('.cards-panels .card');
  await leave(visitor);
  await visitor.arrive('attract');
}

async function closeAll(visitor: Visitor): Promise<void> {
  for (let tries = 0; tries < 4; tries += 1) if (!(await visitor.touch('dialog[open] .button-primary'))) return;
}

/** While one screen turns into another a touch presses nothing; a visitor touches again. */
async function goHome(visitor: Visitor): Promise<void> {
  for (let tries = 0; tries < 20 && !['home', 'attract'].includes(await visitor.screen()); tries += 1) {
    await closeAll(visitor);
    await visitor.touch(HOME);
  }
}

async function leave(visitor: Visitor): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) {
    const screen = await visitor.screen();
    if (screen === 'attract') return;
    await closeAll(visitor);
    if (screen === 'end') {
      if (await visitor.touch('.keepsake-foot .button:last-child')) continue;
      // In the largest text it stands below what is in sight; then the visitor goes home and away.
      await goHome(visitor);
      return;
    }
    if (screen === 'home') {
      // Nothing was seen: the keepsake is not offered, and whoever goes now walks away.
      if (!(await visitor.touch('.home-between .button'))) return;
    } else await goHome(visitor);
  }
}
