import { MOST_BYTES, mostBytes } from '../models/keepsake/card.ts';
import type { PackText } from '../schema/pack-text.ts';
import type { Pack } from '../schema/pack.ts';
import type { PackFault } from './pack-fault.ts';

type Texts = Readonly<Record<string, Pick<PackText, 'keepsake' | 'topics'>>>;

const textFile = (language: string): string => `text/${language}.json`;

/** Checks that the keepsake is in pack.json and in every language, or nowhere, and that the city's language is there. */
export function checkKeepsake(pack: Pack, texts: Texts): PackFault[] {
  const { keepsake } = pack;
  const faults: PackFault[] = [];
  if (keepsake !== undefined && !pack.languages.includes(keepsake.language))
    faults.push({
      code: 'MISSING',
      file: 'pack.json',
      place: 'keepsake.language',
      cause: `the pack has no words in "${keepsake.language}"`,
      remedy: 'name one of "languages", or add the language',
    });
  for (const [language, text] of Object.entries(texts)) {
    if ((keepsake === undefined) === (text.keepsake === undefined)) continue;
    faults.push({
      code: keepsake === undefined ? 'EXTRA' : 'MISSING',
      file: textFile(language),
      place: 'keepsake',
      cause: keepsake === undefined ? 'pack.json has no "keepsake"' : 'the greeting of the keepsake is missing',
      remedy: keepsake === undefined ? 'remove these words or add it to pack.json' : 'write it',
    });
  }
  return faults;
}

/**
 * Checks that the card of a visitor who has seen everything fits into a code that a phone reads. This is for authors:
 * the kiosk itself leaves topics out of a code that would be too dense.
 */
export function checkKeepsakeLength(pack: Pack, texts: Texts): PackFault[] {
  const { keepsake } = pack;
  if (keepsake === undefined || keepsake.address !== undefined) return [];
  const own = texts[keepsake.language]?.keepsake?.greeting;
  return Object.entries(texts).flatMap(([language, text]): PackFault[] => {
    const greetings = [own, text.keepsake?.greeting].filter((each) => each !== undefined);
    const titles = pack.topics.flatMap(({ id }) => text.topics[id]?.title ?? []);
    const bytes = mostBytes(greetings, titles);
    if (bytes <= MOST_BYTES) return [];
    return [
      {
        code: 'LIMIT',
        file: textFile(language),
        place: 'keepsake.greeting',
        cause: `with all topics the code of the keepsake would hold ${bytes} bytes, and a phone reads at most ${MOST_BYTES}`,
        remedy: 'shorten the greeting or the titles of the topics; a Thai letter takes 3 bytes, a Cyrillic one 2',
      },
    ];
  });
}
