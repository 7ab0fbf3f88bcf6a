import type { Advice } from '../../shared/content/advice/advise.ts';
import { textsBelow } from '../../shared/content/advice/strings.ts';
import type { PackText } from '../../shared/schema/pack-text.ts';
import type { TextTrouble } from '../../shared/schema/look.ts';
import type { Overflow } from './look-job.ts';

const troubles: Readonly<Record<TextTrouble, string>> = {
  clipped: 'it is cut off',
  outside: 'it stands outside the screen',
  overlap: 'it lies over another text',
  dock: 'it runs under the buttons at the foot of the screen',
  turn: 'there is more than can be turned to',
  thai: 'a line of it begins with a mark that cannot begin one',
};

/** Letters only: the page puts soft breaks and joiners into what it shows. */
const bare = (text: string): string => text.replaceAll(/[\s\u00AD\u200B\u2060\u202F]+/g, '').normalize('NFC');

/** The place of a text that is on a screen: that of its panel or topic first, because a word may stand in many. */
function placeOf(shown: string, screen: string, texts: ReadonlyMap<string, string>): string | undefined {
  const wanted = bare(shown);
  if (wanted === '') return undefined;
  const [kind = '', id = ''] = screen.split(':');
  const own = kind === 'panel' ? `panels.${id}.` : kind === 'topic' ? `topics.${id}.` : '';
  const found = [...texts].filter(([, text]) => {
    const all = bare(text);
    // A paragraph may be shown in parts, and a word of two letters is part of everything.
    return all === wanted || (wanted.length > 8 && all.includes(wanted));
  });
  return (found.find(([place]) => place.startsWith(own)) ?? found[0])?.[0];
}

/**
 * What a look at every screen has found, as advice: one finding a text, whatever the number of sizes at which it has no
 * room. A finding that no text of the pack explains is told of its panel.
 */
export function adviseOverflow(found: readonly Overflow[], texts: Readonly<Record<string, PackText>>): Advice[] {
  const places = new Map(Object.entries(texts).map(([language, text]) => [language, textsBelow(text)]));
  const byPlace = new Map<string, { language: string; place: string; first: Overflow; sizes: Set<string> }>();
  for (const each of found) {
    const known = places.get(each.language) ?? new Map<string, string>();
    const [kind, id] = each.screen.split(':');
    const named = each.texts.flatMap((text) => placeOf(text, each.screen, known) ?? []);
    const fallback = kind === 'panel' ? [`panels.${id ?? ''}`] : kind === 'topic' ? [`topics.${id ?? ''}`] : ['title'];
    for (const place of new Set(named.length > 0 ? named : fallback)) {
      const key = `${each.language} ${place}`;
      const entry = byPlace.get(key) ?? { language: each.language, place, first: each, sizes: new Set<string>() };
      entry.sizes.add(`${each.width} × ${each.height}${each.textSize === 1 ? '' : ' in larger text'}`);
      byPlace.set(key, entry);
    }
  }
  return [...byPlace.values()].map(({ language, place, first, sizes }) => {
    const [one = '', ...more] = sizes;
    return {
      code: 'OVERFLOW',
      severity: 'warning',
      file: `text/${language}.json`,
      place,
      cause: `it has no room on the screen: ${troubles[first.what]} at ${one}${more.length === 0 ? '' : ` and ${more.length} more`}`,
      remedy: 'shorten it, or give a long word a place to break',
    };
  });
}
