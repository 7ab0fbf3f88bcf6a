/** What the lint must know of the screen it looks at. */
export interface LintOptions {
  /** CSS pixels to a millimetre. */
  readonly pixelsPerMillimetre: number;
}

/**
 * Looks for what a typographer or a hand would stumble over on the screen as it is: text that is clipped, covered by
 * other text or outside the frame, touch targets under their size, glyphs that no font has, and Thai lines that begin
 * with a mark that cannot begin one. Runs inside the page, so it may use nothing from outside itself.
 *
 * @returns one sentence a finding; empty when all is well.
 */
export function lintLayout({ pixelsPerMillimetre }: LintOptions): string[] {
  const TOLERANCE = 1.5;
  const found: string[] = [];
  const top =
    [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1) ?? document.querySelector<HTMLElement>('.frame');
  if (top === null) return ['there is nothing on screen'];
  const frame = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
  const name = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${(element.getAttribute('class') ?? '').split(' ')[0] ?? ''}`;
  const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 37)}...` : text);

  const scrollerOf = (element: Element): DOMRect | null => {
    for (let around: Element | null = element; around !== null; around = around.parentElement) {
      const { overflowY } = getComputedStyle(around);
      if (overflowY === 'auto' || overflowY === 'scroll' || around.hasAttribute('data-pans'))
        return around.getBoundingClientRect();
    }
    return null;
  };

  interface TextBox {
    readonly element: Element;
    readonly text: string;
    readonly rects: DOMRect[];
  }
  const boxes: TextBox[] = [];
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (element === null || text === '' || getComputedStyle(element).visibility === 'hidden') continue;
    if (element.closest('.for-screen-readers') !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // What a scroller keeps out of sight is a drag away.
    const scroller = scrollerOf(element);
    const inSight = (rect: DOMRect): boolean =>
      scroller === null ||
      (rect.top >= scroller.top - TOLERANCE &&
        rect.bottom <= scroller.bottom + TOLERANCE &&
        rect.left >= scroller.left - TOLERANCE &&
        rect.right <= scroller.right + TOLERANCE);
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0 && inSight(rect));
    if (rects.length > 0) boxes.push({ element, text, rects });
  }

  for (const { element, text, rects } of boxes) {
    const box = {
      left: Math.min(...rects.map((rect) => rect.left)),
      top: Math.min(...rects.map((rect) => rect.top)),
      right: Math.max(...rects.map((rect) => rect.right)),
      bottom: Math.max(...rects.map((rect) => rect.bottom)),
    };
    const outside = (edge: { left: number; top: number; right: number; bottom: number }): boolean =>
      box.left < edge.left - TOLERANCE ||
      box.top < edge.top - TOLERANCE ||
      box.right > edge.right + TOLERANCE ||
      box.bottom > edge.bottom + TOLERANCE;
    if (outside(frame)) found.push(`outside the frame: "${short(text)}" in ${name(element)}`);
    // A dialog lies in the top layer: what is around it in the document does not clip it.
    for (
      let around: Element | null = element;
      around !== null && around !== document.body;
      around = around.tagName === 'DIALOG' ? null : around.parentElement
    ) {
      const { overflowX, overflowY } = getComputedStyle(around);
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      const scrolls = overflowY === 'auto' || overflowY === 'scroll';
      if (!scrolls && outside(around.getBoundingClientRect()))
        found.push(`clipped by ${name(around)}: "${short(text)}" in ${name(element)}`);
    }
  }

  for (const [at, one] of boxes.entries()) {
    for (const other of boxes.slice(at + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const meet = one.rects.some((a) =>
        other.rects.some(
          // Line boxes of tall scripts may touch; ink overlaps only when they share a good part of their height.
          (b) =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOLERANCE &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.35 * Math.min(a.height, b.height),
        ),
      );
      if (meet)
        found.push(
          `overlap: "${short(one.text)}" in ${name(one.element)} and "${short(other.text)}" in ${name(other.element)}`,
        );
    }
  }

  const dock = top.querySelector('.dock')?.getBoundingClientRect();
  if (dock !== undefined) {
    for (const { element, text, rects } of boxes) {
      if (element.closest('.dock') === null && rects.some((rect) => rect.bottom > dock.top + TOLERANCE)) {
        found.push(`under the dock: "${short(text)}" in ${name(element)}`);
      }
    }
  }

  const least = Math.max(44, 20 * pixelsPerMillimetre) - 0.5;
  for (const target of top.querySelectorAll('button')) {
    const { width, height } = target.getBoundingClientRect();
    if (width < least || height < least) {
      found.push(
        `target too small: ${Math.round(width)}x${Math.round(height)} of ${Math.round(least)} px, ${name(target)} "${short(target.textContent ?? '')}"`,
      );
    }
  }

  const cannotBeginALine = /[\u0E31\u0E34-\u0E3A\u0E45-\u0E4E]/;
  for (const { element, text } of boxes) {
    if (!/[\u0E00-\u0E7F]/.test(text)) continue;
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE) continue;
      const whole = node.textContent ?? '';
      const range = document.createRange();
      let line = Number.NEGATIVE_INFINITY;
      for (let index = 0; index < whole.length; index += 1) {
        if (/\s/.test(whole[index] ?? '')) continue;
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const rect = range.getClientRects()[0];
        if (rect === undefined) continue;
        if (rect.top > line + rect.height / 2) {
          if (index > 0 && cannotBeginALine.test(whole[index] ?? ''))
            found.push(`a Thai line begins with "${whole[index] ?? ''}": "${short(text)}"`);
          line = rect.top;
        }
      }
    }
  }
  return found;
}
