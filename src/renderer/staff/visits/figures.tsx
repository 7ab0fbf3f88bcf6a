import type { ReactNode } from 'react';

interface FiguresProps {
  readonly label: string;
  /** Names of the two columns. */
  readonly heads: readonly [string, string];
  readonly rows: readonly (readonly string[])[];
}

/** What a chart draws, as a table: for those who want the number and not the shape. */
export function Figures({ label, heads, rows }: FiguresProps): ReactNode {
  return (
    <table className="figures" aria-label={label}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
