import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

import type { PackFault } from '../../shared/content/check-pack.ts';

/** A JSON file of an author, read so that every value knows where it stands. */
export interface JsonSource {
  readonly file: string;
  readonly text: string;
  /** The top of the file; undefined where it holds nothing that can be read. */
  readonly root: Node | undefined;
  /** Breaches of JSON itself: at most one, because what follows the first is mostly its echo; and keys written twice. */
  readonly faults: readonly PackFault[];
  /** Where an offset stands. */
  readonly positionAt: (offset: number) => Position;
}

/** A line and a column, both from 1 on. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Deeper than any pack; what is nested further is no pack and could exhaust the parser. */
const MAX_DEPTH = 64;

/** Finds lines fast: a large file may have many findings. */
function makeRuler(text: string): (offset: number) => Position {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function nestsTooDeep(text: string): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted) {
      if (letter === '\\') at += 1;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '{' || letter === '[') {
      depth += 1;
      if (depth > MAX_DEPTH) return at;
    } else if (letter === '}' || letter === ']') depth -= 1;
  }
  return undefined;
}

/** The end of what stands before an offset, blanks left out: where a comma or a bracket should have been. */
const endBefore = (text: string, offset: number): number => text.slice(0, offset).trimEnd().length;

/** What breaks the rules of JSON, where, and the cure, in plain words. */
function describeBreach(text: string, { error, offset, length }: ParseError): [number, string, string] {
  const found = text.slice(offset, offset + Math.max(1, Math.min(length, 20))).trim();
  const got = found === '' ? 'the end of the file' : found.startsWith('"') ? found : `"${found}"`;
  const end = endBefore(text, offset);
  if (/[\]}]/.test(found) && text[end - 1] === ',')
    return [end - 1, `a comma stands before ${got}`, 'remove it: there is none after the last entry'];
  if (end === offset && /(?<![\d.])-?0$/.test(text.slice(0, end)) && /^[\d]/.test(found))
    return [offset - 1, 'a number begins with 0', 'write it without leading zeros'];
  switch (printParseErrorCode(error)) {
    case 'CommaExpected':
      return [end, `expected a comma before ${got}`, 'put a comma between two entries'];
    case 'ColonExpected':
      return [offset, `expected a colon after the key, got ${got}`, 'write "key": value'];
    case 'PropertyNameExpected':
      return [offset, `expected a key in double quotes, got ${got}`, 'write the key in straight double quotes'];
    case 'ValueExpected':
      return [offset, `expected a value, got ${got}`, 'write text in straight double quotes, or a number'];
    case 'CloseBraceExpected':
      return [end, 'a "{" is not closed', 'add the "}"'];
    case 'CloseBracketExpected':
      return [end, 'a "[" is not closed', 'add the "]"'];
    case 'EndOfFileExpected':
      return [offset, `expected the end of the file, got ${got}`, 'remove what follows the last "}"'];
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return [offset, 'JSON has no comments', 'write "//": "the comment" as an entry of its own'];
    case 'UnexpectedEndOfString':
      return [offset, 'a text is not closed on its line', 'add the closing double quote; a line break is written \\n'];
    case 'InvalidEscapeCharacter':
    case 'InvalidUnicode':
      return [offset, `the backslash in ${got} means nothing`, 'write \\\\ for a backslash, \\" for a quote'];
    case 'InvalidNumberFormat':
    case 'UnexpectedEndOfNumber':
      return [offset, `${got} is no number`, 'write numbers like 12.5: with a point, without blanks or leading zeros'];
    default:
      return [offset, `${got} does not belong here`, 'write text in straight double quotes'];
  }
}

function findTwice(node: Node | undefined, report: (key: Node) => void): void {
  if (node?.type === 'object') {
    const seen = new Set<unknown>();
    for (const { children: [key] = [] } of node.children ?? []) {
      // Comments may be many.
      if (key === undefined || key.value === '//') continue;
      if (seen.has(key.value)) report(key);
      seen.add(key.value);
    }
  }
  for (const child of node?.children ?? []) findTwice(child, report);
}

/** Reads a JSON text and keeps the places of its values. Never throws. */
export function readJsonSource(file: string, content: string): JsonSource {
  const positionAt = makeRuler(content);
  const fault = (offset: number, cause: string, remedy: string): JsonSource => ({
    file,
    text: content,
    root: undefined,
    positionAt,
    faults: [{ code: 'SCHEMA', file, cause, remedy, ...positionAt(offset) }],
  });
  if (content.startsWith('\uFEFF'))
    return fault(0, 'the file begins with an invisible byte order mark', 'save it as UTF-8 without BOM');
  const broken = content.indexOf('\uFFFD');
  if (broken !== -1) return fault(broken, 'a letter cannot be read', 'save the file as UTF-8');
  const deep = nestsTooDeep(content);
  if (deep !== undefined)
    return fault(
      deep,
      `more than ${MAX_DEPTH} brackets are open here`,
      'close them, or compare with docs/pack-format.md',
    );
  if (content.trim() === '') return fault(0, 'the file is empty', 'compare it with docs/pack-format.md');
  const errors: ParseError[] = [];
  const root = parseTree(content, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first !== undefined) return fault(...describeBreach(content, first));
  if (root === undefined) return fault(0, 'nothing in this file can be read', 'compare it with docs/pack-format.md');
  const faults: PackFault[] = [];
  findTwice(root, (key) => {
    faults.push({
      code: 'DUP',
      file,
      cause: `the key "${String(key.value)}" stands twice in one object, and only the last one counts`,
      remedy: 'remove one of them',
      ...positionAt(key.offset),
    });
  });
  return { file, text: content, root, faults, positionAt };
}
