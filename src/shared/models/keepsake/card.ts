/**
 * The most bytes that the code of a card holds: version 20 of a QR code at error level M (ISO/IEC 18004, table 7).
 * Its 97 modules and the quiet zone are 126 mm on the glass, which a phone sees whole at 300 mm.
 */
export const MOST_BYTES = 666;
/** Bytes of these kept for what the kiosk itself writes: the line over the topics, the result of a quiz. */
export const KIOSK_BYTES = 160;

const MARK = '• ';

/** What a visitor takes home, in words; nothing in it tells who or when. */
export interface Card {
  /** The greeting in the city's own language and in the visitor's; one where both are the same. */
  readonly greetings: readonly string[];
  /** What stands over the topics. */
  readonly over: string;
  /** Titles of the topics seen. */
  readonly topics: readonly string[];
  /** The result of the quiz in words. */
  readonly quiz?: string | undefined;
}

/** Bytes of a text in UTF-8. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}

/** The card as plain text, in lines. */
export function cardText({ greetings, over, topics, quiz }: Card): string {
  const parts = [
    [...new Set(greetings)],
    topics.length === 0 ? [] : [over, ...topics.map((topic) => `${MARK}${topic}`)],
    quiz === undefined ? [] : [quiz],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/**
 * What the code of a card holds: the official address where there is one, else the text. A text too long for a code
 * that a phone still reads gives up its topics, from the last; `pack check` keeps packs from coming to that.
 */
export function codeText(card: Card, address: string | undefined): string {
  if (address !== undefined) return address;
  let { topics } = card;
  while (topics.length > 0 && utf8Bytes(cardText({ ...card, topics })) > MOST_BYTES) topics = topics.slice(0, -1);
  return cardText({ ...card, topics });
}

/** The most bytes that a card with these words of a pack may come to, the kiosk's own words reckoned in. */
export function mostBytes(greetings: readonly string[], topics: readonly string[]): number {
  return utf8Bytes(cardText({ greetings, over: '', topics, quiz: '' })) + KIOSK_BYTES;
}
