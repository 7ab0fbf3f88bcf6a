import type { LintOptions } from '../../src/renderer/app/look/layout-lint.ts';

/** How the screens are set while they are walked. */
export interface Setting {
  readonly textSize: 1 | 2 | 3;
  readonly contrast: 'normal' | 'high';
  readonly reach: boolean;
}

/** One walk through every screen. */
export interface Walk extends Setting {
  /** Languages in which each screen is looked at. */
  readonly languages: readonly string[];
  /** Whether sheets are looked at in each of them, or in one in turn. */
  readonly sheets: 'each' | 'in turn';
}

export interface WalkOptions {
  readonly walks: readonly Walk[];
  readonly lint: LintOptions;
  /** Whether the page stays to be seen, for those who look at colours or ask what a reader is told. */
  readonly painted?: boolean;
}

export interface WalkResult {
  readonly findings: string[];
  /** Screens looked at, counting each language and setting. */
  readonly looks: number;
}

/**
 * Walks every screen of the exhibit shown, from home, and looks at each with `look`. Runs inside the page, by its own
 * buttons and without waiting for frames to be painted, because painting is nine tenths of what a walk from outside
 * costs; so it may use nothing from outside itself.
 */
export async function walkScreens(
  look: (options: LintOptions) => string[] | Promise<string[]>,
  { walks, lint, painted = false }: WalkOptions,
): Promise<WalkResult> {
  const findings: string[] = [];
  let looks = 0;
  await Promise.all([...document.fonts].map((font) => font.load()));
  // Boxes are looked at, not ink. What is not seen is not painted, and drawings are most of what a walk would cost.
  const dark = new CSSStyleSheet();
  dark.replaceSync('html, dialog, dialog::backdrop { opacity: 0 !important }');
  if (!painted) document.adoptedStyleSheets = [...document.adoptedStyleSheets, dark];
  const changes = new MutationObserver(() => undefined);
  changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const task = (): Promise<void> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        port1.close();
        resolve();
      });
      port1.start();
      port2.postMessage(null);
    });
  // The page waits for a frame before it shows what was pressed; here nobody looks, so a frame is a task.
  window.requestAnimationFrame = (run) => {
    void task().then(() => {
      run(performance.now());
    });
    return 0;
  };
  /** Waits until nothing on the page changes any more. */
  const quiet = async (): Promise<void> => {
    for (let calm = 0; calm < 4;) {
      await task();
      calm = changes.takeRecords().length === 0 ? calm + 1 : 0;
    }
  };
  /** Waits until the browser has laid the page out and told its observers, who may have changed it. */
  const frame = (): Promise<void> =>
    new Promise((resolve) => {
      const observer = new ResizeObserver(() => {
        observer.disconnect();
        resolve();
      });
      observer.observe(document.documentElement);
    });
  const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
  const press = async (selector: string, at = 0): Promise<void> => {
    const button = all(selector).at(at);
    if (button === undefined)
      throw new Error(`There is no ${selector} on ${document.documentElement.dataset['screen'] ?? ''}`);
    button.click();
    await quiet();
  };
  const here = (): string => document.documentElement.dataset['screen'] ?? '';
  const inspect = async (name: string, { textSize, contrast, reach }: Setting): Promise<void> => {
    // Without frames nobody tells scrollers that their content has changed.
    for (const view of all('.scroller-view')) view.dispatchEvent(new Event('scroll'));
    await quiet();
    looks += 1;
    const how = `${document.documentElement.lang} size ${textSize}${contrast === 'high' ? ' high contrast' : ''}${reach ? ' reach' : ''}`;
    const options = reach ? lint : { ...lint, reach: undefined };
    let found = await look(options);
    if (found.length > 0) {
      // Without frames the page has not heard from its observers. What counts is what a visitor would be shown.
      await frame();
      await frame();
      await quiet();
      found = await look(options);
    }
    findings.push(...found.map((finding) => `${name} ${how}: ${finding}`));
  };
  const speak = (language: string): Promise<void> => press(`.dock .languages [lang="${language}"]`);
  const isOn = (at: number): boolean => all('.settings .switch').at(at)?.getAttribute('aria-checked') === 'true';

  let turn = 0;
  for (const walk of walks) {
    const inEach = async (name: string): Promise<void> => {
      for (const language of walk.languages) {
        await speak(language);
        await inspect(name, walk);
      }
    };
    /** Looks at a sheet, which must be closed to change the language. */
    const inSheet = async (name: string, open: string, meanwhile?: () => Promise<void>): Promise<void> => {
      turn += 1;
      const one = walk.languages[turn % walk.languages.length];
      for (const language of walk.sheets === 'each' || one === undefined ? walk.languages : [one]) {
        await speak(language);
        await press(open);
        await meanwhile?.();
        await inspect(name, walk);
        await press('.sheet-body > .button-primary');
      }
    };
    /** Looks at a panel in use, in each language in turn. */
    const inUse = async (name: string, button: string, at = 0): Promise<void> => {
      if (all(button).length <= at) return;
      turn += 1;
      await speak(walk.languages[turn % walk.languages.length] ?? 'en');
      await press(button, at);
      await inspect(name, walk);
    };
    await speak(walk.languages[0] ?? 'en');
    await inSheet('settings', '.settings-button button', async () => {
      await press('.choice-option', walk.textSize - 1);
      if (isOn(0) !== (walk.contrast === 'high')) await press('.settings .switch', 0);
      if (all('.settings .switch').length > 2 && isOn(2) !== walk.reach) await press('.settings .switch', 2);
    });
    await inEach('home');
    await press('.dock .button-secondary');
    await inspect('language', walk);
    await press('.language-choice button');
    for (let topic = 0; topic < all('.cards-topics .card').length; topic += 1) {
      await press('.cards-topics .card', topic);
      await inEach(here());
      await press('.cards-panels .card');
      for (let screen = here(); screen.startsWith('panel:'); screen = here()) {
        await inEach(screen);
        for (let chart = 1; chart < all('.chart-tabs .button').length; chart += 1)
          await inUse(`${screen} chart ${chart + 1}`, '.chart-tabs .button', chart);
        // Each spot moves the picture, and the marks of the others with it.
        const told = new Set<string>();
        for (let on = all('.gallery-next .button').length > 0; on;) {
          await inUse(`${screen} spot ${told.size + 1}`, '.gallery-next .button');
          const picture = all('.gallery-thumb').findIndex((each) => each.ariaPressed === 'true');
          const spot = `${picture} ${all('.zoom-mark[aria-pressed="true"]')[0]?.textContent ?? ''}`;
          on = !told.has(spot) && (walk.textSize === 1 || told.size === 0);
          told.add(spot);
        }
        await inUse(`${screen} with four crossings`, '.simulation-extents .button', 1);
        await inUse(`${screen} with four crossings twice`, '.simulation-actions .button');
        await inUse(`${screen} answered`, '.quiz-answers button');
        for (const opener of ['.button-secondary', '.button-quiet']) {
          if (all(`.panel-actions ${opener}`).length > 0) await inSheet(`${screen} sheet`, `.panel-actions ${opener}`);
        }
        await press('.dock .button-primary');
      }
    }
    await inEach('home with the keepsake');
    await press('.card-large');
    while (here() !== 'end') await press('.dock .button-primary');
    await inEach('end');
    await press('.dock .button-icon');
  }
  changes.disconnect();
  return { findings, looks };
}
