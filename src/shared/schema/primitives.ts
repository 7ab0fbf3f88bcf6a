import { z } from 'zod';

/** Lower-case words joined by single hyphens: ids of packs, venues, topics, panels, facts, pictures and sources. */
export const slugSchema = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens, like "golden-mount"');

/** A file inside a pack: relative, forward slashes, at most six folders deep and 180 bytes, no "." or ".." step. */
export const packPathSchema = z
  .string()
  .max(180)
  .regex(
    /^[a-z0-9_-][a-z0-9._-]*(\/[a-z0-9_-][a-z0-9._-]*){0,6}$/,
    'use lower-case letters, digits, ".", "_", "-" and "/", like "media/golden-mount.svg"',
  );

/** ISO 8601 date of reduced precision: a year, a month or a day. */
export const dateSchema = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'write a date as 2024, 2024-03 or 2024-03-01');

/** A BCP 47 language tag of the forms in use here: language, optional script, optional region. */
export const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/, 'use a language tag like "kk", "kk-Latn" or "en-GB"');

/** A colour as six hexadecimal digits or in OKLCH; nothing else, so that no other CSS can enter by a theme. */
export const colourSchema = z
  .string()
  .regex(
    /^(#[0-9a-f]{6}|oklch\(\d{1,3}(\.\d+)?% \d(\.\d+)? \d{1,3}(\.\d+)?\))$/,
    'write a colour as "#1a7f5a" or "oklch(62% 0.12 230)"',
  );

/** Text that a visitor reads: not empty, no surrounding blanks, no markup, no control characters. */
export const plainTextSchema = z
  .string()
  .min(1, 'write at least one word')
  .regex(/^\S(.*\S)?$/su, 'remove the blanks at the beginning or the end')
  .regex(/^[^<>]*$/u, 'packs carry plain text: remove the "<" and ">" marks')
  // oxlint-disable-next-line no-control-regex -- control characters are what this refuses
  .regex(/^[^\u0000-\u0008\u000b-\u001f\u007f]*$/u, 'remove the control characters');
