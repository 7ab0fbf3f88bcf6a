import { err, ok, type Result } from '../../../shared/errors.ts';
import type { Exchange, ExchangeFault, Returned, ReturnedRow } from './exchange.ts';
import { ticketOf, type Unit } from './units.ts';

const NAMESPACE = 'urn:oasis:names:tc:xliff:document:2.0';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (letter) => escapes[letter] ?? letter);

function writeUnit(unit: Unit, at: number, picture: string | undefined): string {
  const note = (category: string, words: string): string =>
    `        <note category="${category}">${escape(words)}</note>\n`;
  const target = unit.target === '' ? '' : `\n        <target xml:space="preserve">${escape(unit.target)}</target>`;
  return `    <unit id="u${at + 1}" name="${escape(unit.place)}">
      <notes>
${note('context', unit.context)}${unit.limit === undefined ? '' : note('limit', `at most ${unit.limit} characters`)}${picture === undefined ? '' : note('picture', picture)}${note('ticket', ticketOf(unit))}      </notes>
      <segment state="${unit.status === 'done' ? 'translated' : 'initial'}">
        <source xml:space="preserve">${escape(unit.source)}</source>${target}
      </segment>
    </unit>`;
}

/** Writes a translation as XLIFF 2.0 (OASIS, August 2014), for the programs of professional translators. */
export function writeXliff({ packId, source, language, units, pictures }: Exchange): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="${NAMESPACE}" version="2.0" srcLang="${source}" trgLang="${language}">
  <file id="${packId}" original="text/${source}.json">
${units.map((unit, at) => writeUnit(unit, at, pictures?.get(unit.place)?.file)).join('\n')}
  </file>
</xliff>
`;
}

/** An element as fast-xml-parser keeps it where order matters: its name with its children, and its attributes. */
type Element = Readonly<Record<string, unknown>>;

const nameOf = (element: Element): string => Object.keys(element).find((key) => key !== ':@') ?? '';
const childrenOf = (element: Element): readonly Element[] => {
  const value = element[nameOf(element)];
  return Array.isArray(value) ? (value as Element[]) : [];
};
const attributeOf = (element: Element, name: string): string => {
  const value = (element[':@'] as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
};
const named = (elements: readonly Element[], name: string): Element[] =>
  elements.filter((each) => nameOf(each).replace(/^.*:/, '') === name);

/** The text of an element and all inside it; marks that programs put around words fall away. */
function textOf(element: Element): string {
  if (nameOf(element) === '#text') return String(element['#text']);
  return childrenOf(element)
    .map((each) => textOf(each))
    .join('');
}

function* unitsBelow(elements: readonly Element[]): Generator<Element> {
  for (const each of elements) {
    if (nameOf(each) === 'unit') yield each;
    else yield* unitsBelow(childrenOf(each));
  }
}

function readUnit(unit: Element, at: number): ReturnedRow {
  const parts = childrenOf(unit);
  const notes = named(parts, 'notes').flatMap((each) => childrenOf(each));
  const ticket = notes.find((note) => attributeOf(note, 'category') === 'ticket');
  // A program may cut a unit into segments; with what it ignores between them they are the whole text.
  const segments = parts.filter((part) => ['segment', 'ignorable'].includes(nameOf(part)));
  const targets = segments.flatMap((segment) => named(childrenOf(segment), 'target'));
  const states = named(parts, 'segment').map((segment) => attributeOf(segment, 'state'));
  const done = states.length > 0 && states.every((state) => ['translated', 'reviewed', 'final'].includes(state));
  return {
    row: at + 1,
    place: attributeOf(unit, 'name'),
    target: targets.map((target) => textOf(target)).join(''),
    status: done ? 'done' : 'new',
    ticket: ticket === undefined ? '' : textOf(ticket),
  };
}

/** Reads an XLIFF 2.x file that came back. Entities other than those of XML are not resolved. */
export async function readXliff(content: string): Promise<Result<Returned, ExchangeFault>> {
  const { XMLParser, XMLValidator } = await import('fast-xml-parser');
  const valid = XMLValidator.validate(content);
  if (valid !== true)
    return err({
      cause: `it is not well-formed XML (line ${valid.err.line}: ${valid.err.msg})`,
      remedy: 'export it again',
    });
  if (/<!DOCTYPE/i.test(content))
    return err({ cause: 'it declares a document type', remedy: 'save it as plain XLIFF 2.0' });
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
  });
  const [root] = named(parser.parse(content) as Element[], 'xliff');
  if (root === undefined || !attributeOf(root, 'version').startsWith('2.'))
    return err({ cause: 'it is no XLIFF 2', remedy: 'save it as XLIFF 2.0, not as 1.2' });
  return ok({
    language: attributeOf(root, 'trgLang'),
    rows: [...unitsBelow(childrenOf(root))].map((unit, at) => readUnit(unit, at)),
  });
}
