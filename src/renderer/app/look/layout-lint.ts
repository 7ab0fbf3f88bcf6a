import type { TextFinding } from '../../../shared/schema/look.ts';

/** What the lint must know of the screen it looks at. */
export interface LintOptions {
  /** CSS pixels to a millimetre. */
  readonly pixelsPerMillimetre: number;
  /** In reach mode, how much of the screen above and below nobody is asked to touch, in CSS pixels. */
  readonly reach?: { readonly top: number; readonly bottom: number } | undefined;
  /** Is told of each text that has no room, for those who want more than sentences. */
  readonly tell?: (finding: TextFinding) => void;
}

/**
 * Looks for what a typographer or a hand would stumble over on the screen as it is: text that is clipped, covered by
 * other text or outside the frame, touch targets under their size, too close together or out of reach, content that
 * cannot be turned to, and Thai lines that begin with a mark that cannot begin one. Runs inside the page, so it may
 * use nothing from outside itself. Needs no frame to be painted.
 *
 * @returns one sentence a finding; empty when all is well.
 */
export function lintLayout({ pixelsPerMillimetre, reach, tell }: LintOptions): string[] {
  const TOLERANCE = 1.5;
  const found: string[] = [];
  const top =
    [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1) ??
    document.querySelector<HTMLElement>('.frame, .console:not([hidden]), .door, .preview-bar');
  if (top === null) return ['there is nothing on screen'];
  const frame = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
  const name = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${(element.getAttribute('class') ?? '').split(' ')[0] ?? ''}`;
  const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 37)}...` : text);

  // What is asked of an element's style is asked once: styles are most of what a lint costs.
  interface Around {
    readonly box: DOMRect;
    readonly clips: boolean;
    readonly scrolls: boolean;
    readonly pans: boolean;
    readonly unseen: boolean;
  }
  const known = new Map<Element, Around>();
  const look = (element: Element): Around => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const style = getComputedStyle(element);
    const seen = {
      box: element.getBoundingClientRect(),
      clips: style.overflowX !== 'visible' || style.overflowY !== 'visible',
      scrolls: style.overflowY === 'auto' || style.overflowY === 'scroll',
      pans: element.hasAttribute('data-pans'),
      unseen: style.visibility === 'hidden' || style.clipPath === 'inset(50%)',
    };
    known.set(element, seen);
    return seen;
  };
  const lineOf = (element: Element): Element[] => {
    const line: Element[] = [];
    for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement) {
      line.push(at);
      // A dialog lies in the top layer: what is around it in the document does not clip it.
      if (at.tagName === 'DIALOG') break;
    }
    return line;
  };

  interface TextBox {
    readonly element: Element;
    readonly node: Node;
    readonly text: string;
    readonly line: readonly Element[];
    readonly scroller: Element | undefined;
    readonly rects: readonly DOMRect[];
  }
  const boxes: TextBox[] = [];
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (element === null || text === '' || element.closest('canvas, .for-screen-readers') !== null) continue;
    const line = lineOf(element);
    if (line.some((each) => look(each).unseen)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // What is panned out of sight is a drag away.
    const pan = line.find((each) => look(each).pans);
    const within = pan === undefined ? undefined : look(pan).box;
    const rects = [...range.getClientRects()].filter(
      (rect) =>
        rect.width > 0 &&
        rect.height > 0 &&
        (within === undefined || (rect.left >= within.left - TOLERANCE && rect.right <= within.right + TOLERANCE)) &&
        (within === undefined ||
          pan?.getAttribute('data-pans') !== 'both' ||
          (rect.top >= within.top - TOLERANCE && rect.bottom <= within.bottom + TOLERANCE)),
    );
    if (rects.length === 0) continue;
    boxes.push({ element, node, text, line, scroller: line.find((each) => look(each).scrolls), rects });
  }

  for (const { element, text, rects, line, scroller } of boxes) {
    const left = Math.min(...rects.map((rect) => rect.left));
    const right = Math.max(...rects.map((rect) => rect.right));
    const upper = Math.min(...rects.map((rect) => rect.top));
    const lower = Math.max(...rects.map((rect) => rect.bottom));
    const beside = (edge: { left: number; right: number }): boolean =>
      left < edge.left - TOLERANCE || right > edge.right + TOLERANCE;
    const beyond = (edge: { top: number; bottom: number }): boolean =>
      upper < edge.top - TOLERANCE || lower > edge.bottom + TOLERANCE;
    // What a scroller keeps out of sight above and below is a touch away; what stands out sideways is lost.
    if (beside(frame) || (scroller === undefined && beyond(frame))) {
      found.push(`outside the frame: "${short(text)}" in ${name(element)}`);
      tell?.({ what: 'outside', texts: [text] });
    }
    let scrolled = false;
    for (const around of line) {
      const { box, clips, scrolls } = look(around);
      scrolled ||= scrolls;
      if (clips && (beside(box) || (!scrolled && beyond(box)))) {
        found.push(`clipped by ${name(around)}: "${short(text)}" in ${name(element)}`);
        tell?.({ what: 'clipped', texts: [text] });
      }
    }
  }

  const inSight = ({ scroller }: TextBox, rect: DOMRect): boolean => {
    if (scroller === undefined) return true;
    const { box } = look(scroller);
    return rect.top >= box.top - TOLERANCE && rect.bottom <= box.bottom + TOLERANCE;
  };
  const byHeight = boxes
    .flatMap((box) => box.rects.map((rect) => ({ box, rect })))
    .toSorted((a, b) => a.rect.top - b.rect.top);
  const told = new Set<string>();
  for (const [at, { box: one, rect: a }] of byHeight.entries()) {
    for (let next = at + 1; next < byHeight.length; next += 1) {
      const { box: other, rect: b } = byHeight[next] as (typeof byHeight)[number];
      if (b.top >= a.bottom) break;
      if (one === other || one.element.contains(other.element) || other.element.contains(one.element)) continue;
      if (one.scroller !== other.scroller && (!inSight(one, a) || !inSight(other, b))) continue;
      // Line boxes of tall scripts may touch; ink overlaps only when they share a good part of their height.
      const meet =
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOLERANCE &&
        Math.min(a.bottom, b.bottom) - b.top > 0.35 * Math.min(a.height, b.height);
      const finding = `overlap: "${short(one.text)}" in ${name(one.element)} and "${short(other.text)}" in ${name(other.element)}`;
      if (meet && !told.has(finding)) {
        told.add(finding);
        found.push(finding);
        tell?.({ what: 'overlap', texts: [one.text, other.text] });
      }
    }
  }

  const dock = top.querySelector('.dock')?.getBoundingClientRect();
  if (dock !== undefined) {
    for (const box of boxes) {
      if (box.scroller === undefined && box.element.closest('.dock') === null)
        if (box.rects.some((rect) => rect.bottom > dock.top + TOLERANCE)) {
          found.push(`under the dock: "${short(box.text)}" in ${name(box.element)}`);
          tell?.({ what: 'dock', texts: [box.text] });
        }
    }
  }

  const least = Math.max(44, 20 * pixelsPerMillimetre) - 0.5;
  const apart = Math.max(8, 4 * pixelsPerMillimetre) - 1;
  const targets = [...top.querySelectorAll('button, input')]
    .filter((each) => lineOf(each).every((around) => !look(around).unseen))
    .map((element) => ({ element, box: element.getBoundingClientRect(), scroller: element.closest('.scroller-view') }))
    .filter(({ box }) => box.width > 0)
    // A mark on a picture that was panned is a drag away.
    .filter(({ element, box }) => {
      const around = element.closest('[data-pans="both"]')?.getBoundingClientRect();
      if (around === undefined) return true;
      return (
        box.left >= around.left && box.right <= around.right && box.top >= around.top && box.bottom <= around.bottom
      );
    });
  const said = (element: Element): string =>
    `${name(element)} "${short(element.getAttribute('aria-label') ?? element.textContent ?? '')}"`;
  for (const { element, box } of targets) {
    if (box.width < least || box.height < least)
      found.push(
        `target too small: ${Math.round(box.width)}x${Math.round(box.height)} of ${Math.round(least)} px, ${said(element)}`,
      );
    // What lies in a scroller is turned into reach; the scroller itself must stand there.
    const { top: upper, bottom: lower } = (element.closest('.scroller-view') ?? element).getBoundingClientRect();
    if (reach !== undefined && (upper < reach.top - TOLERANCE || lower > frame.bottom - reach.bottom + TOLERANCE))
      found.push(`out of reach: ${said(element)}`);
    if (box.left < -TOLERANCE || box.right > frame.right + TOLERANCE) found.push(`target outside: ${said(element)}`);
  }
  for (const [at, one] of targets.entries()) {
    for (const other of targets.slice(at + 1)) {
      if (one.scroller !== other.scroller) continue;
      const across = Math.max(one.box.left, other.box.left) - Math.min(one.box.right, other.box.right);
      const down = Math.max(one.box.top, other.box.top) - Math.min(one.box.bottom, other.box.bottom);
      if (Math.max(across, down) < apart)
        found.push(
          `too close: ${said(one.element)} and ${said(other.element)}, ${Math.round(Math.max(across, down))} px`,
        );
    }
  }

  for (const element of top.querySelectorAll('*')) {
    if (element.scrollHeight <= element.clientHeight + 2 || !look(element).scrolls) continue;
    const rail = element.matches('.scroller-view')
      ? element.parentElement?.querySelector(':scope > .scroller-rail')
      : null;
    const before = found.length;
    if ((rail?.getBoundingClientRect().width ?? 0) < least) found.push(`cannot be turned by buttons: ${name(element)}`);
    else if (element.clientHeight < 2.5 * least) found.push(`too little in sight to be turned: ${name(element)}`);
    if (found.length > before) tell?.({ what: 'turn', texts: [] });
  }
  if (document.documentElement.scrollHeight > frame.bottom + 1) found.push('the frame scrolls');

  const cannotBeginALine = /[\u0E31\u0E34-\u0E3A\u0E45-\u0E4E]/gu;
  const one = document.createRange();
  for (const { node, text, rects } of boxes) {
    if (rects.length < 2 || !/[\u0E00-\u0E7F]/.test(text)) continue;
    const whole = node.textContent ?? '';
    for (const { index } of whole.matchAll(cannotBeginALine)) {
      let last = index - 1;
      while (last >= 0 && /[\s\u200B]/.test(whole[last] ?? '')) last -= 1;
      if (last < 0) continue;
      one.setStart(node, last);
      one.setEnd(node, last + 1);
      const before = [...one.getClientRects()].at(-1);
      one.setStart(node, index);
      one.setEnd(node, index + 1);
      const mark = one.getClientRects()[0];
      if (before !== undefined && mark !== undefined && mark.top > before.top + before.height / 2) {
        found.push(`a Thai line begins with "${whole[index] ?? ''}": "${short(text)}"`);
        tell?.({ what: 'thai', texts: [text] });
      }
    }
  }
  return found;
}
