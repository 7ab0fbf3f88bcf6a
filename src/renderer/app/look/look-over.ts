import type { Look, LookPlan, TextFinding } from '../../../shared/schema/look.ts';
import type { VisitInput } from '../../../shared/session/visit.ts';
import { lintLayout } from './layout-lint.ts';

/** What the main process asks of a page that nobody sees, in the preview of a pack only. */
export interface LookOver {
  /** Begins a walk, from the attract screen that the page was loaded with. */
  begin(plan: LookPlan): void;
  /**
   * Goes on to the next state of the screen and looks at it. Undefined when all has been seen.
   *
   * @param wanted texts that are looked for.
   */
  next(wanted: readonly string[]): Promise<Look | undefined>;
  /**
   * Draws a frame around a text that is on the screen; without a text takes it away.
   *
   * @returns a point on the line of the frame, in CSS pixels.
   */
  frame(text?: string): Promise<{ readonly x: number; readonly y: number } | undefined>;
  /** Waits for two frames of the page. */
  painted(): Promise<void>;
}

/** Most states of one panel: a timeline of fifty years is not walked year by year. */
const MOST_STATES = 40;

/** Most tasks that are waited for until a screen has come to rest. */
const MOST_TASKS = 2_000;
/** Longest wait for the pictures of a screen, in milliseconds. */
const PICTURE_PATIENCE = 3_000;

/** Waits until the tasks that are due have run. */
const task = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener(
      'message',
      () => {
        port1.close();
        resolve();
      },
      { once: true },
    );
    port1.start();
    port2.postMessage(null);
  });

/** Waits until the browser has laid the page out and told its observers, who may have changed it. */
const layout = (): Promise<void> =>
  new Promise((resolve) => {
    const observer = new ResizeObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe(document.documentElement);
  });

/** What was drawn is on the glass after the frame after next. */
const painted = (): Promise<unknown> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });

const buttonsIn = (selector: string): HTMLButtonElement[] => [
  ...document.querySelectorAll<HTMLButtonElement>(`${selector} button`),
];
const isOpen = (button: HTMLButtonElement | undefined): button is HTMLButtonElement =>
  button !== undefined && !button.disabled && button.getAttribute('aria-disabled') !== 'true';

/** What is pressed within a panel, in turn, so that all its words come to be seen. */
function* pressed(): Generator<HTMLButtonElement> {
  for (const selector of ['.chart-tabs', '.map-places', '.gallery-row'])
    for (let at = 0; at < buttonsIn(selector).length; at += 1) {
      const button = buttonsIn(selector)[at];
      if (isOpen(button)) yield button;
    }
  // These lead on until there is nothing more: from spot to spot, from year to year, from question to question.
  const [first] = buttonsIn('.gallery-row');
  if (isOpen(first) && buttonsIn('.gallery-row').length > 1) yield first;
  for (;;) {
    const [answer] = buttonsIn('.quiz-answers');
    const on = [buttonsIn('.gallery-next')[0], buttonsIn('.timeline-row').at(-1), buttonsIn('.quiz-foot')[0], answer];
    const next = on.find((button) => isOpen(button));
    if (next === undefined) return;
    yield next;
  }
}

const seenText = (element: Element | null): string => element?.textContent?.trim() ?? '';

/** The smallest element on the screen that shows this text; undefined where none does. */
function holderOf(text: string): Element | undefined {
  const wanted = text.replaceAll(/[\s\u00AD\u200B\u2060]+/g, '');
  const plain = (element: Element): string => seenText(element).replaceAll(/[\s\u00AD\u200B\u2060]+/g, '');
  if (wanted === '') return undefined;
  const top = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.querySelector('.frame');
  let found: Element | undefined;
  for (const each of top?.querySelectorAll('*') ?? [])
    if (each.closest('.for-screen-readers, [aria-hidden="true"], svg') === null && plain(each).includes(wanted)) {
      if (found === undefined || found.contains(each)) found = each;
    }
  if (found === undefined) return undefined;
  const { width, height, top: upper, bottom } = found.getBoundingClientRect();
  const shown = width > 0 && height > 0 && upper < window.innerHeight && bottom > 0;
  // A text of two letters is found in everything.
  const fits = plain(found).length <= wanted.length * 3 + 20;
  return shown && fits && getComputedStyle(found).visibility !== 'hidden' ? found : undefined;
}

/** Walks a pack for its author: every screen, every sheet, and what shows itself within a panel. */
export function makeLookOver(dispatch: (input: VisitInput) => void): LookOver {
  const changes = new MutationObserver(() => undefined);
  /** Waits until nothing changes any more, and what moves has arrived. */
  const quiet = async (): Promise<void> => {
    // A film, a simulation and a clock never come to rest.
    for (let [calm, tasks] = [0, 0]; calm < 4 && tasks < MOST_TASKS; tasks += 1) {
      await task();
      for (const movement of document.getAnimations())
        if (movement.effect?.getComputedTiming().iterations !== Infinity) movement.finish();
      const waits = document.querySelector('[data-waits]') !== null;
      calm = changes.takeRecords().length === 0 && !waits ? calm + 1 : 0;
    }
  };
  let plan: LookPlan | undefined;
  let walk: AsyncGenerator<string> | undefined;
  let textSize: 1 | 2 | 3 = 1;

  async function* states({ language, textSizes, topics }: LookPlan): AsyncGenerator<string> {
    yield 'attract';
    dispatch({ type: 'start' });
    dispatch({ type: 'change-settings', change: { motion: 'reduced', sound: false } });
    yield 'language';
    for (const size of textSizes) {
      textSize = size;
      dispatch({ type: 'choose-language', language });
      dispatch({ type: 'change-settings', change: { textSize: size } });
      dispatch({ type: 'go-home' });
      yield 'home';
      for (const topic of topics) {
        dispatch({ type: 'open-topic', topic: topic.id });
        yield `topic:${topic.id}`;
        for (const panel of topic.panels) {
          dispatch({ type: 'open-panel', panel: panel.id });
          yield `panel:${panel.id}`;
          let count = 0;
          for (const button of pressed()) {
            button.click();
            yield `panel:${panel.id}`;
            if ((count += 1) >= MOST_STATES) break;
          }
          for (const sheet of panel.sheets) {
            dispatch({ type: 'open-sheet', sheet });
            yield `panel:${panel.id}`;
            dispatch({ type: 'close-sheet' });
          }
          dispatch({ type: 'go-home' });
          dispatch({ type: 'open-topic', topic: topic.id });
        }
        dispatch({ type: 'go-home' });
      }
    }
    dispatch({ type: 'finish' });
    yield 'end';
  }

  async function lint(): Promise<TextFinding[]> {
    const look = (): TextFinding[] => {
      const found: TextFinding[] = [];
      const millimetre = getComputedStyle(document.documentElement).getPropertyValue('--mm');
      lintLayout({ pixelsPerMillimetre: Number.parseFloat(millimetre) || 2, tell: (finding) => found.push(finding) });
      return found;
    };
    // Scrollers are told of changed content by frames, and here are none.
    for (const view of document.querySelectorAll('.scroller-view')) view.dispatchEvent(new Event('scroll'));
    await quiet();
    if (look().length === 0) return [];
    // What counts is what a visitor would be shown, when every observer has been heard.
    await layout();
    await layout();
    await quiet();
    return look();
  }

  return {
    begin(asked) {
      plan = asked;
      if (!asked.painted) {
        // Boxes are looked at, not ink; painting is most of what a walk would cost.
        const dark = new CSSStyleSheet();
        dark.replaceSync('html, dialog, dialog::backdrop { opacity: 0 !important }');
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, dark];
        // The page waits for a frame before it shows what was pressed; where nobody looks, a frame is a task.
        window.requestAnimationFrame = (run) => {
          void task().then(() => {
            run(performance.now());
          });
          return 0;
        };
      }
      changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      walk = states(asked);
    },
    async next(wanted) {
      await document.fonts.ready;
      const step = await walk?.next();
      if (plan === undefined || step === undefined || step.done === true) return undefined;
      await quiet();
      if (plan.painted) {
        await painted();
        await quiet();
        const decoded = [...document.images].map((image) => image.decode().catch(() => undefined));
        // A picture that is out of sight may never be decoded.
        await Promise.race([Promise.all(decoded), new Promise((resolve) => setTimeout(resolve, PICTURE_PATIENCE))]);
      }
      const findings = plan.painted ? [] : await lint();
      const seen = wanted.filter((text) => holderOf(text) !== undefined);
      return { screen: step.value, textSize, findings, seen };
    },
    async frame(text) {
      document.querySelector('.look-frame')?.remove();
      const holder = text === undefined ? undefined : holderOf(text);
      if (holder !== undefined) {
        const { left, top, width, height } = holder.getBoundingClientRect();
        const frame = document.createElement('div');
        frame.className = 'look-frame';
        frame.setAttribute('popover', 'manual');
        const gap = 10;
        frame.style.cssText = `inset:auto;margin:0;left:${left - gap}px;top:${top - gap}px;width:${width + 2 * gap}px;height:${height + 2 * gap}px`;
        document.body.append(frame);
        // A sheet lies in the top layer, and what is drawn over it must too.
        frame.showPopover();
      }
      await painted();
      const box = document.querySelector('.look-frame')?.getBoundingClientRect();
      return box === undefined ? undefined : { x: box.left + box.width / 2, y: box.top + 3 };
    },
    async painted() {
      await painted();
    },
  };
}

declare global {
  interface Window {
    /** Only in a preview. */
    lookOver?: LookOver;
  }
}
