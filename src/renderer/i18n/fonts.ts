import type { Language } from '../../shared/schema/language.ts';

/** The family of the style sheets; faces of other scripts join it. */
const FAMILY = 'Plex';

const added = new Set<string>();

/** Adds the faces that languages bring to the page's family; each is fetched when its characters first appear. */
export function bringFonts(languages: Readonly<Record<string, Language>>): void {
  for (const [tag, { formats }] of Object.entries(languages)) {
    for (const { file, weight, range } of formats.fonts ?? []) {
      const address = `locales/${tag}/${file}`;
      if (added.has(address)) continue;
      added.add(address);
      const face = new FontFace(FAMILY, `url("${address}") format("woff2")`, {
        weight: String(weight),
        unicodeRange: range,
        display: 'block',
      });
      document.fonts.add(face);
    }
  }
}
