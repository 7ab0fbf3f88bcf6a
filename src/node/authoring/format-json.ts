/** Longest list that is written on one line, as in the packs of this project. */
const LINE = 100;

/**
 * Writes JSON for people: two blanks a level, and short lists and objects of plain values on one line. Ends with a line feed.
 */
export function formatJson(value: unknown): string {
  return `${write(value, '')}\n`;
}

function write(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inside = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((each: unknown) => write(each, inside))
    : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${write(each, inside)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{ ', ' }'];
  if (parts.length === 0) return Array.isArray(value) ? '[]' : '{}';
  const line = open + parts.join(', ') + close;
  const isPlain = Object.values(value).every((each) => typeof each !== 'object' || each === null);
  if (indent !== '' && (isPlain || Array.isArray(value)) && !line.includes('\n') && indent.length + line.length <= LINE)
    return line;
  return `${open.trim()}\n${inside}${parts.join(`,\n${inside}`)}\n${indent}${close.trim()}`;
}
