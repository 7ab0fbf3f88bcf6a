import type { Row } from './row.ts';

const number = (value: number): string => String(value);
const wanted = ({ target, bound, unit }: Row): string =>
  target === null || bound === null ? '' : `${bound === 'at most' ? '≤' : '≥'} ${number(target)} ${unit}`;
const judged = ({ target, ok }: Row): string => (target === null ? '' : ok ? 'ok' : 'MISSED');

/** How the figure moved since the run before: `+3 %`; empty where there is nothing to compare with. */
function change(row: Row, before: readonly Row[]): string {
  const old = before.find(({ id, unit }) => id === row.id && unit === row.unit);
  if (old === undefined || old.value === 0) return '';
  const percent = Math.round((row.value / old.value - 1) * 100);
  return `${percent > 0 ? '+' : ''}${percent} %`;
}

const head = ['what', 'median', 'range', 'n', 'wanted', '', 'before'];

function cells(row: Row, before: readonly Row[]): string[] {
  return [
    row.id,
    `${number(row.value)} ${row.unit}`,
    row.n === 1 ? '' : `${number(row.min)} – ${number(row.max)}`,
    String(row.n),
    wanted(row),
    judged(row),
    change(row, before),
  ];
}

/** The rows as a table for a terminal; `colour` paints missed targets red. */
export function formatTable(rows: readonly Row[], before: readonly Row[], colour: boolean): string {
  const lines = [head, ...rows.map((row) => cells(row, before))];
  const widths = head.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line, at) => {
      const text = line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd();
      const row = rows[at - 1];
      return colour && row !== undefined && !row.ok ? `\u001B[31m${text}\u001B[0m` : text;
    })
    .join('\n');
}

/** The rows as a table for the README; missed targets stand in bold with a red mark and say so. */
export function formatMarkdown(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const [id, value, range, n, target] = cells(row, []);
    return `| ${id} | ${row.ok ? value : `🔴 **${value}**`} | ${range} | ${n} | ${target}${row.ok ? '' : ' **missed**'} |`;
  });
  return ['| what | median | range | n | wanted |', '| --- | --- | --- | --- | --- |', ...lines].join('\n');
}
