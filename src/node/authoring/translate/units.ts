import { z } from 'zod';

import { allPanels } from '../../../shared/content/pack-view.ts';
import { untranslatedBecause } from '../../../shared/content/advice/advise.ts';
import { textsBelow } from '../../../shared/content/advice/strings.ts';
import { kindOf } from '../../../shared/panels/index.ts';
import { MAX_BODY_WORDS } from '../../../shared/panels/common.ts';
import { type PackText, packTextSchema } from '../../../shared/schema/pack-text.ts';
import type { Pack } from '../../../shared/schema/pack.ts';
import { hashText, stalePlaces, type TranslationRecord } from '../translation-record.ts';

/** How far a translation has come: not begun, made from a text that has changed since, or done. */
export type UnitStatus = 'new' | 'changed' | 'done';

/** One text to be translated. */
export interface Unit {
  /** Where it stands in the text file: `panels.tides.headline`. */
  readonly place: string;
  /** Where a visitor meets it, and what it is for. */
  readonly context: string;
  readonly source: string;
  /** The translation as it is; empty where there is none. */
  readonly target: string;
  /** Most characters that it may have; undefined where any number fits. */
  readonly limit: number | undefined;
  readonly status: UnitStatus;
}

type Schema = Readonly<Record<string, unknown>>;

const asSchema = (value: unknown): Schema | undefined =>
  typeof value === 'object' && value !== null ? (value as Schema) : undefined;

/** Goes down a JSON Schema by keys and indices. */
function descend(schema: Schema, steps: readonly string[]): Schema | undefined {
  return steps.reduce<Schema | undefined>((here, step) => {
    if (here === undefined) return undefined;
    if (/^\d+$/.test(step)) return asSchema(here['items']);
    return asSchema(asSchema(here['properties'])?.[step]) ?? asSchema(here['additionalProperties']);
  }, schema);
}

/** The least of all limits of length that a schema sets. */
function limitOf(schema: Schema | undefined): number | undefined {
  if (schema === undefined) return undefined;
  const parts = [schema, ...((schema['allOf'] as Schema[] | undefined) ?? [])];
  const limits = parts.flatMap((part) => (typeof part['maxLength'] === 'number' ? [part['maxLength']] : []));
  return limits.length === 0 ? undefined : Math.min(...limits);
}

const stepsOf = (place: string): string[] => place.split(/[.[\]]+/).filter((step) => step !== '');

/** Finds what the schemas say of a text, by its place: every panel type tells of its own. */
function makeGuide(pack: Pack, sources: ReadonlyMap<string, string>) {
  const whole = z.toJSONSchema(packTextSchema, { io: 'input' }) as Schema;
  const panels = new Map(allPanels(pack).map((panel) => [panel.id, panel]));
  const kinds = new Map<string, Schema>();
  return (place: string): { context: string; limit: number | undefined } => {
    const [top = '', id = '', ...rest] = stepsOf(place);
    const panel = top === 'panels' ? panels.get(id) : undefined;
    if (panel === undefined) {
      const found = descend(whole, stepsOf(place));
      const where = top === 'topics' ? `Topic “${sources.get(`topics.${id}.title`) ?? id}”` : 'The whole pack';
      return { context: sentence(where, rest.length > 0 ? rest : [top], found), limit: limitOf(found) };
    }
    const schema = kinds.get(panel.type) ?? z.toJSONSchema(kindOf(panel.type).text, { io: 'input' });
    kinds.set(panel.type, schema);
    const found = descend(schema, rest);
    const where = `Panel “${sources.get(`panels.${id}.headline`) ?? id}” (${panel.type})`;
    const words = rest[0] === 'body' ? ` At most ${MAX_BODY_WORDS} words.` : '';
    return { context: sentence(where, rest, found) + words, limit: limitOf(found) };
  };
}

function sentence(where: string, steps: readonly string[], schema: Schema | undefined): string {
  const name = steps.map((step) => (/^\d+$/.test(step) ? String(Number(step) + 1) : step)).join(' ');
  const said = schema?.['description'];
  return `${where}, ${name}.${typeof said === 'string' ? ` ${said}` : ''}`;
}

/** Every text of a pack with its translation into one language, in the order of the source file. */
export function translationUnits(
  pack: Pack,
  source: PackText,
  target: PackText | undefined,
  language: string,
  record: TranslationRecord,
): Unit[] {
  const origin = record.source;
  const [sources, targets] = [textsBelow(source), textsBelow(target)];
  const guide = makeGuide(pack, sources);
  const stale = stalePlaces(record, language, sources);
  return [...sources].map(([place, text]) => {
    const translation = targets.get(place) ?? '';
    // A new pack holds the source text where a translation belongs.
    const begun =
      translation !== '' &&
      (translation !== text || untranslatedBecause(place, translation, language, text, origin) === undefined);
    return {
      place,
      ...guide(place),
      source: text,
      target: begun ? translation : '',
      status: !begun ? 'new' : stale.has(place) ? 'changed' : 'done',
    };
  });
}

/**
 * What a row carries so that it can be merged back safely: the hash of the source it was made from, the hash of the
 * translation at that time, and its status then.
 */
export const ticketOf = ({ source, target, status }: Unit): string =>
  `${hashText(source)}-${hashText(target)}-${status}`;

/** Reads a ticket; undefined where it is not one, because somebody wrote over it. */
export function readTicket(text: string): { source: string; target: string; status: string } | undefined {
  const parts = /^([0-9a-f]{12})-([0-9a-f]{12})-(new|changed|done)$/.exec(text.trim());
  return parts === null ? undefined : { source: parts[1] ?? '', target: parts[2] ?? '', status: parts[3] ?? '' };
}
