/** One letter of each bundled part of the family: Latin, its extension, Cyrillic, its extension for Kazakh, Thai. */
const PARTS = 'a\u011F\u0436\u04D9\u0E01';

/**
 * Loads every bundled font. Nothing is painted before, so that no other font is ever seen; a font that cannot be read
 * does not keep the kiosk from its visitors.
 */
export async function loadFonts(): Promise<void> {
  const loads = ['400', '600'].map((weight) => document.fonts.load(`${weight} 1em Plex`, PARTS));
  await Promise.allSettled(loads);
}
