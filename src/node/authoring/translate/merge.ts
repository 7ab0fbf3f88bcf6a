import { applyEdits, type JSONPath, modify, parseTree, findNodeAtLocation } from 'jsonc-parser';

import { plainTextSchema } from '../../../shared/schema/primitives.ts';
import { hashText } from '../translation-record.ts';
import type { ReturnedRow } from './exchange.ts';
import { readTicket, type Unit } from './units.ts';

/** What became of a row. */
export type Verdict =
  /** Taken into the pack. `stale` where it was made from a source text that has changed since. */
  | {
      readonly kind: 'taken';
      readonly unit: Unit;
      readonly text: string;
      readonly sourceHash: string;
      readonly stale: boolean;
    }
  /** As it was; `confirmed` where the translator says that it fits the changed source. */
  | { readonly kind: 'same'; readonly unit: Unit; readonly confirmed: boolean }
  | { readonly kind: 'empty' }
  /** The translator left it as it was sent out, and the pack has a newer one. */
  | { readonly kind: 'older' }
  /** The pack has a newer text than the one that was sent out; it stays. */
  | { readonly kind: 'conflict'; readonly row: ReturnedRow; readonly unit: Unit }
  | { readonly kind: 'refused'; readonly row: ReturnedRow; readonly cause: string };

/** What stands in double braces, in the order of the alphabet: the kiosk fills it in. */
const placeholders = (text: string): string => (text.match(/\{\{[^}]*\}\}/g) ?? []).sort().join(' ');

function objectionTo(text: string, unit: Unit): string | undefined {
  const plain = plainTextSchema.safeParse(text);
  if (!plain.success) return plain.error.issues[0]?.message;
  if (unit.limit !== undefined && text.length > unit.limit)
    return `expected at most ${unit.limit} characters, got ${text.length}`;
  const wanted = placeholders(unit.source);
  return placeholders(text) === wanted
    ? undefined
    : `keep ${wanted === '' ? 'it without braces' : wanted} as in the source`;
}

/**
 * Decides what becomes of each row that came back.
 *
 * @param units the pack as it is now.
 * @param overwrite whether a row may replace a text that was changed after the export.
 */
export function judgeRows(units: readonly Unit[], rows: readonly ReturnedRow[], overwrite: boolean): Verdict[] {
  const byPlace = new Map(units.map((unit) => [unit.place, unit]));
  const seen = new Set<string>();
  return rows.map((row): Verdict => {
    const unit = byPlace.get(row.place);
    const refuse = (cause: string): Verdict => ({ kind: 'refused', row, cause });
    if (row.target.trim() === '') return { kind: 'empty' };
    if (unit === undefined) return refuse(`the pack has no text "${row.place}"`);
    if (seen.has(row.place)) return refuse('it stands in the file a second time');
    seen.add(row.place);
    const ticket = readTicket(row.ticket);
    if (ticket === undefined)
      return refuse('the last column was changed, so that nobody can tell which text was translated');
    const text = row.target.normalize('NFC');
    const confirmed = row.status === 'done' && ticket.status !== 'done' && ticket.source === hashText(unit.source);
    if (text === unit.target.normalize('NFC')) return { kind: 'same', unit, confirmed };
    const wrong = objectionTo(text, unit);
    if (wrong !== undefined) return refuse(wrong);
    if (ticket.target === hashText(text)) return { kind: 'older' };
    if (ticket.target !== hashText(unit.target) && !overwrite) return { kind: 'conflict', row, unit };
    return { kind: 'taken', unit, text, sourceHash: ticket.source, stale: ticket.source !== hashText(unit.source) };
  });
}

const pathOf = (place: string): JSONPath =>
  place
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/** Writes texts into a JSON file and leaves everything else as its author has written it: order, blanks, comments. */
export function writeTexts(content: string, texts: ReadonlyMap<string, string>): string {
  const root = parseTree(content);
  const missing: [string, string][] = [];
  const edits = [...texts].flatMap(([place, text]) => {
    const node = root && findNodeAtLocation(root, pathOf(place));
    if (node?.type === 'string') return [{ offset: node.offset, length: node.length, content: JSON.stringify(text) }];
    missing.push([place, text]);
    return [];
  });
  return missing.reduce(
    (result, [place, text]) =>
      applyEdits(
        result,
        modify(result, pathOf(place), text, { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } }),
      ),
    applyEdits(content, edits),
  );
}
