import type { Stretch } from '../../../shared/models/aloud/script.ts';

/** A text of the page that is read in one go, and the nodes that it is made of. */
export interface Passage {
  readonly text: string;
  readonly pieces: readonly { readonly node: Text; readonly words: string; readonly at: number }[];
}

/** What words to be read stand in; `data-aloud` marks others, like the answers of a quiz. */
const BLOCKS = 'h1, h2, h3, p, li, dt, dd, figcaption, [data-aloud]';
/** What stands for something seen, says it a second time, or is the kiosk's and not the exhibit's. */
const SILENT =
  '[aria-hidden="true"], [inert], [role="status"], [role="timer"], [data-silent], .for-screen-readers, nav, table, svg, .kicker';

function passageOf(block: Element): Passage {
  const pieces: { node: Text; words: string; at: number }[] = [];
  let text = '';
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement?.closest(SILENT) !== null) continue;
    pieces.push({ node, words: node.data, at: text.length });
    text += node.data;
  }
  return { text, pieces };
}

/** What is in sight to be read: the sheet where one is open, else the screen. */
export function wordsInSight(): Element | undefined {
  const sheet = document.querySelector('dialog[open]');
  return sheet ?? [...document.querySelectorAll('main')].find((main) => main.closest('[inert]') === null);
}

/**
 * The words of a part of the page in the order in which they are read: from the headline on, and what stands before it
 * last, as it belongs to the picture. `new`: only from `data-aloud-from` on, where there is one.
 */
export function readPage(root: Element, what: 'all' | 'new' = 'all'): Passage[] {
  const blocks = [...root.querySelectorAll(BLOCKS)].filter(
    (block) => block.closest(SILENT) === null && block.querySelector(BLOCKS) === null,
  );
  const onward = what === 'new' ? blocks.findIndex((block) => block.closest('[data-aloud-from]') !== null) : -1;
  const headline = Math.max(
    0,
    blocks.findIndex((block) => block.matches('h1, h2')),
  );
  return (onward === -1 ? [...blocks.slice(headline), ...blocks.slice(0, headline)] : blocks.slice(onward))
    .map(passageOf)
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** The part of the page where a stretch stands; undefined where the page has changed under it. */
export function rangeOf(passages: readonly Passage[], { passage, from, to }: Stretch): Range | undefined {
  const pieces = passages[passage]?.pieces ?? [];
  const first = pieces.findLast(({ at }) => at <= from);
  const last = pieces.findLast(({ at }) => at < to);
  const stands = (piece: typeof first): boolean => piece?.node.isConnected === true && piece.node.data === piece.words;
  if (first === undefined || last === undefined || !stands(first) || !stands(last)) return undefined;
  const range = document.createRange();
  range.setStart(first.node, Math.min(from - first.at, first.node.length));
  range.setEnd(last.node, Math.min(to - last.at, last.node.length));
  return range;
}
