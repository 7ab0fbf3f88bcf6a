import type { CDPSession, Page } from 'playwright-core';

type Answer = Awaited<ReturnType<CDPSession['send']>> & {
  readonly nodes: readonly Node[];
};

interface Value {
  readonly value?: unknown;
}

interface Node {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: Value;
  readonly name?: Value;
  readonly description?: Value;
  readonly value?: Value;
  readonly properties?: readonly { readonly name: string; readonly value: Value }[];
  readonly childIds?: readonly string[];
  readonly backendDOMNodeId?: number;
}

/** Roles that carry nothing of their own: what they hold is told in their place. */
const SILENT = new Set(['none', 'generic', 'LineBreak', 'RootWebArea', 'ListMarker']);
/** Pieces of words that stand above them already. */
const PIECES = 'InlineTextBox';
/** What has a value that is spoken in words. The protocol tells the figure only; the words are an attribute of it. */
const SPOKEN = new Set(['slider', 'progressbar']);
/** States that are worth a word where they are so, in the order in which they are told. */
const STATES = [
  'level',
  'checked',
  'pressed',
  'expanded',
  'selected',
  'disabled',
  'busy',
  'modal',
  'valuetext',
  'live',
];
const TOLD = new Set(['true', 'mixed']);

const text = (value: Value | undefined): string =>
  typeof value?.value === 'string' || typeof value?.value === 'number'
    ? String(value.value).replaceAll(/\s+/g, ' ').trim()
    : '';

function statesOf({ properties = [], role }: Node): string[] {
  return STATES.flatMap((name) => {
    const value = properties.find((each) => each.name === name)?.value.value;
    if (value === undefined || value === '' || value === 'off') return [];
    if (['level', 'live'].includes(name))
      return name === 'level' && role?.value !== 'heading' ? [] : [`${name} ${String(value)}`];
    // Whether a switch is off is told as well as that it is on.
    if (name === 'checked' || name === 'pressed')
      return [value === true || TOLD.has(String(value)) ? name : `not ${name}`];
    if (name === 'expanded') return [value === true ? name : `not ${name}`];
    return value === true || value === 'true' ? [name] : [];
  });
}

/**
 * What Chromium gives to a screen reader of a part of the page, in the order in which it is read: a line for each thing
 * with its role, name, value, states and description; words that only repeat the name of what holds them are left out.
 */
export async function accessibilityTree(page: Page, selector: string): Promise<string> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as Answer;
    const { root } = await session.send('DOM.getDocument', { depth: 0 });
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    const { node: part } = await session.send('DOM.describeNode', { nodeId });
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const spoken = new Map<string, string>();
    for (const node of nodes.filter((each) => SPOKEN.has(text(each.role)) && !each.ignored)) {
      if (node.backendDOMNodeId === undefined) continue;
      const { node: element } = await session.send('DOM.describeNode', { backendNodeId: node.backendDOMNodeId });
      const attributes = element.attributes ?? [];
      const at = attributes.indexOf('aria-valuetext');
      if (at !== -1) spoken.set(node.nodeId, text({ value: attributes[at + 1] }));
    }
    const lines: string[] = [];
    const tell = (node: Node, depth: number, above: string): void => {
      const role = text(node.role);
      const name = text(node.name);
      const words = role === 'StaticText';
      const silent = node.ignored || (SILENT.has(role) && name === '' && statesOf(node).length === 0);
      const repeats = words && above.includes(name);
      if (!silent && !repeats) {
        const value = spoken.get(node.nodeId) ?? text(node.value);
        lines.push(
          [
            `${'  '.repeat(depth)}- ${words ? 'text' : role}`,
            ...(name === '' ? [] : [`"${name}"`]),
            ...(value === '' ? [] : [`= ${value}`]),
            ...statesOf(node).map((state) => `[${state}]`),
            ...(text(node.description) === '' ? [] : [`(${text(node.description)})`]),
          ].join(' '),
        );
      }
      const deeper = silent || repeats ? depth : depth + 1;
      for (const id of node.childIds ?? []) {
        const child = byId.get(id);
        if (child !== undefined && text(child.role) !== PIECES) tell(child, deeper, silent ? above : name);
      }
    };
    const start = nodes.find((node) => node.backendDOMNodeId === part.backendNodeId);
    if (start === undefined) throw new Error(`Nothing of ${selector} is in the accessibility tree`);
    tell(start, 0, '');
    return lines.join('\n');
  } finally {
    await session.detach();
  }
}
