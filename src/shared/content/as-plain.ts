import { altSchema } from '../panels/common.ts';
import { isPanelType, kindOf, type PanelOf, type TextOf } from '../panels/index.ts';
import { LONGEST_HEADLINE } from '../panels/plain.ts';
import type { PackText } from '../schema/pack-text.ts';
import type { PackFrame } from '../schema/pack.ts';
import { pictureSchema } from '../schema/picture.ts';
import { plainTextSchema } from '../schema/primitives.ts';

/** A record as it stands in a file, before anybody knows what it is. */
export type Raw = Readonly<Record<string, unknown>>;

/** Ids under "source" and "sources", however deep, in their order. */
function namedSources(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    if (key === 'source' && typeof each === 'string') return [each];
    if (key === 'sources' && Array.isArray(each)) return each.filter((id) => typeof id === 'string');
    return namedSources(each);
  });
}

/** What is sound of a panel besides its words: its own picture where the pack has it, and the sources that it names. */
export function asPlainPanel(
  id: string,
  raw: Raw,
  frame: PackFrame,
  isThere: (file: string) => boolean,
): PanelOf<'plain'> {
  const picture = pictureSchema.safeParse(raw['picture']);
  const known = new Set(frame.sources.map((source) => source.id));
  return {
    type: 'plain',
    id,
    writtenAs: typeof raw['type'] === 'string' ? raw['type'] : '',
    ...(picture.success && isThere(picture.data.file) && { picture: picture.data }),
    sources: [...new Set(namedSources(raw))].filter((source) => known.has(source)),
  };
}

/** What is sound of a panel's words in one language; where that is nothing, those of its topic stand for them. */
export function asPlainText(
  writtenAs: string,
  raw: Raw,
  topic: PackText['topics'][string] | undefined,
): TextOf<'plain'> {
  const headline = plainTextSchema.max(LONGEST_HEADLINE).safeParse(raw['headline']);
  const body = plainTextSchema.safeParse(raw['body']);
  const alt = altSchema.safeParse(raw['alt']);
  const paragraphs: readonly unknown[] = Array.isArray(raw['more']) ? raw['more'] : [];
  const more = paragraphs.flatMap((each) => plainTextSchema.safeParse(each).data ?? []);
  const kind = isPanelType(writtenAs) ? kindOf(writtenAs) : undefined;
  const whole = kind?.text.safeParse(raw);
  const told = whole?.success === true ? [...(kind?.told?.(whole.data) ?? [])] : [];
  const bare = !body.success && more.length === 0 && told.length === 0;
  return {
    headline: headline.data ?? topic?.title ?? '',
    ...(body.success && { body: body.data }),
    ...(bare && topic !== undefined && { body: topic.summary }),
    ...(more.length > 0 && { more }),
    ...(alt.success && { alt: alt.data }),
    told,
  };
}
