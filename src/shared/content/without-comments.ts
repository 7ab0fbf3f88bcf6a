/** The key under which an author may leave a comment, in any object of a pack's files. JSON has no comments of its own. */
export const COMMENT_KEY = '//';

/**
 * The same value without the comments of its author: every key "//" is left out, at any depth. Kiosk, container and
 * tools all read packs through this, so that a pack with comments is the same pack.
 */
export function withoutComments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutComments(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (key === COMMENT_KEY ? [] : [[key, withoutComments(each)]])),
  );
}
