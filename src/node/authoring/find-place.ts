import type { Node } from 'jsonc-parser';

import type { JsonSource, Position } from './json-source.ts';

/** A key of an object, an index of a list, or the id of one of its entries. */
type Step = string | number;

/** Keys that name an entry of a list. */
const NAMING_KEYS = ['id', 'subject', 'place', 'file'];

/** Splits `topics[2].panels[0].id` and `panel "bay".places` into steps. */
function stepsOf(place: string): Step[] {
  const named = /^panel "([^"]*)"\.?(.*)$/s.exec(place);
  const steps: Step[] = named === null ? [] : ['topics', 'panels', named[1] ?? ''];
  for (const [, index, key] of (named?.[2] ?? place).matchAll(/\[(\d+)\]|([^.[\]]+)/g))
    steps.push(index === undefined ? (key ?? '') : Number(index));
  return steps;
}

const valueOf = (object: Node, key: string): Node | undefined =>
  object.children?.find((property) => property.children?.[0]?.value === key)?.children?.[1];

const isNamed = (node: Node, name: string): boolean =>
  (node.type === 'string' && node.value === name) ||
  (node.type === 'object' && NAMING_KEYS.some((key) => valueOf(node, key)?.value === name));

/** One step down: by key, by index, or to the entry of that name in a list here or below. */
function child(node: Node, step: Step): Node | undefined {
  if (typeof step === 'number') {
    if (node.type === 'array') return node.children?.[step];
    const list = node.children?.map((property) => property.children?.[1]).find((each) => each?.type === 'array');
    return list?.children?.[step];
  }
  if (node.type === 'object') {
    const own = valueOf(node, step);
    if (own !== undefined) return own;
    for (const property of node.children ?? []) {
      const list = property.children?.[1];
      const entry = list?.type === 'array' ? list.children?.find((each) => isNamed(each, step)) : undefined;
      if (entry !== undefined) return entry;
    }
    return undefined;
  }
  // A list: the entry of that name, or what its entries hold under that key.
  const entry = node.children?.find((each) => isNamed(each, step));
  if (entry !== undefined) return entry;
  const lists = (node.children ?? []).flatMap((each) => (each.type === 'object' ? [valueOf(each, step)] : []));
  const found = lists.filter((each) => each !== undefined);
  return found.length < 2 ? found[0] : { type: 'array', offset: node.offset, length: 0, children: entriesOf(found) };
}

const entriesOf = (lists: readonly Node[]): Node[] => lists.flatMap((list) => list.children ?? []);

/** Strings below a node, with the key under which each stands. */
function* stringsBelow(node: Node, key = ''): Generator<{ node: Node; key: string }> {
  if (node.type === 'string') yield { node, key };
  else if (node.type === 'property') {
    const [name, value] = node.children ?? [];
    if (value !== undefined) yield* stringsBelow(value, String(name?.value));
  } else for (const each of node.children ?? []) yield* stringsBelow(each, key);
}

function findValue(node: Node, value: string, twice: boolean): Node | undefined {
  const key = node.type === 'object' && node.children?.find((property) => property.children?.[0]?.value === value);
  if (key) return key.children?.[0];
  const found = [...stringsBelow(node)].filter((each) => each.node.value === value);
  const ids = found.filter((each) => each.key === 'id');
  const others = found.filter((each) => each.key !== 'id');
  // Of two that are alike, the second is the one too many; an unknown id is wrong where it is used, not where one is made.
  const chosen = twice ? (ids.at(-1) ?? others.at(-1)) : (others[0] ?? ids[0]);
  return chosen?.node;
}

/**
 * Finds a place like `panels.tides.facts.range` in a file, and the wrong word at it. Where the place does not exist,
 * because something is missing, the nearest that does is meant: its key, or its opening bracket.
 *
 * @param twice whether the value stands there more than once and the last one is meant.
 */
export function findPlace(source: JsonSource, place = '', value?: string, twice = false): Position | undefined {
  if (source.root === undefined) return undefined;
  let here = source.root;
  let whole = true;
  for (const step of stepsOf(place)) {
    const next = child(here, step);
    if (next === undefined) {
      whole = false;
      break;
    }
    here = next;
  }
  const wrong = value === undefined ? undefined : findValue(here, value, twice);
  const named = here.parent?.type === 'property' ? here.parent.children?.[0] : undefined;
  const isLeaf = here.type !== 'object' && here.type !== 'array';
  const node = wrong ?? (whole && isLeaf ? here : (named ?? here));
  return source.positionAt(node.offset);
}
