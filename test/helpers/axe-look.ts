import type { AxeResults, NodeResult, RunOptions } from 'axe-core';

/** Everything that holds here: WCAG 2.2 A and AA, what axe calls good practice, and the contrast of AAA. */
export const everyRule: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
  rules: {
    // 7:1 is promised, so the rule of AAA is asked in place of its gentler sister; what passes it passes both.
    'color-contrast-enhanced': { enabled: true },
    'color-contrast': { enabled: false },
    // Belongs to WCAG 2.2 AA, but has to be asked for by name.
    'target-size': { enabled: true },
    // Looks for a <track>; captions are drawn by the page, as test/e2e/media.test.ts shows.
    'video-caption': { enabled: false },
  },
  resultTypes: ['violations', 'incomplete'],
  // Nothing here comes from another origin, and no style sheet has to be read twice.
  preload: false,
};

/** The same without what colours and sizes decide, which is no other in another language. */
export const everyWord: RunOptions = {
  ...everyRule,
  rules: { ...everyRule.rules, 'color-contrast-enhanced': { enabled: false }, 'target-size': { enabled: false } },
};

declare const axe: { run: (context: Document, options: RunOptions) => Promise<AxeResults> };

/**
 * What axe has against the page as it stands now, a line each; what it cannot decide counts as well. Runs inside the
 * page, where axe must be already, and uses nothing from outside itself.
 */
export async function lookWithAxe(options: RunOptions): Promise<string[]> {
  // What still moves is at its end: half a fade has half the contrast, and no visitor reads it.
  for (const movement of document.getAnimations()) {
    if (movement.effect?.getComputedTiming().iterations === Infinity) movement.cancel();
    else movement.finish();
  }
  const { violations, incomplete } = await axe.run(document, options);
  const why = ({ target, any, all, none }: NodeResult): string =>
    `${target.join(' ')}: ${[...any, ...all, ...none].map((check) => check.message).join(' ')}`;
  return [...violations, ...incomplete].flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${why(node)}`));
}
