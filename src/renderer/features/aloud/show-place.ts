/** The names under which style sheets know what is being read. */
const BREATH = 'aloud-breath';
const WORD = 'aloud-word';

/** Browsers of tests have no highlights; there the words are only heard. */
const canShow = (): boolean => 'highlights' in CSS && 'adoptedStyleSheets' in document;

let dress: CSSStyleSheet | undefined;

/**
 * Ink turned round: the ground of the page on its ink, in whatever colours both are now. Chromium 114 knows no custom
 * properties in highlights, so a sheet of our own says the colours themselves.
 */
function dressWord(): void {
  if (dress === undefined) {
    dress = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, dress];
  }
  const { color, backgroundColor } = getComputedStyle(document.documentElement);
  dress.replaceSync(`::highlight(${WORD}) { background-color: ${color}; color: ${backgroundColor}; }`);
}

function mark(name: string, range: Range | undefined): void {
  if (range === undefined) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(range));
}

/** Turns a page of large text to where it is read. */
function bringIntoSight(range: Range): void {
  const element = range.startContainer.parentElement;
  const view = element?.closest('.scroller-view')?.getBoundingClientRect();
  if (element === null || view === undefined) return;
  const { top, bottom } = range.getBoundingClientRect();
  if (top < view.top || bottom > view.bottom) element.scrollIntoView({ block: 'center' });
}

/** Headlines are set so tight that a box around a word would cover the letters above it; there a line does. */
const isTight = (range: Range): boolean => range.startContainer.parentElement?.closest('h1, h2') !== null;

/** Marks what is being read: the sentence, and the word in it where that is known. */
export function showPlace(breath: Range | undefined, word: Range | undefined): void {
  if (!canShow()) return;
  if (word !== undefined) dressWord();
  const boxed = word !== undefined && !isTight(word);
  mark(BREATH, boxed ? breath : (word ?? breath));
  mark(WORD, boxed ? word : undefined);
  const place = word ?? breath;
  if (place !== undefined) bringIntoSight(place);
}
