import type { CSSProperties, ReactNode } from 'react';

interface BarsProps {
  readonly label: string;
  /** Each bar with its name, its value and the value in words. */
  readonly bars: readonly {
    readonly id: string;
    readonly name: string;
    readonly value: number;
    readonly words: string;
  }[];
  /** `rows` lie under each other with their names; `columns` stand side by side, and only some are named. */
  readonly variant: 'rows' | 'columns';
  /** Which columns are named; all where it is left out. */
  readonly named?: ((at: number) => boolean) | undefined;
}

/** A chart of bars. It is a list of names and values, drawn. */
export function Bars({ label, bars, variant, named }: BarsProps): ReactNode {
  // The larger the words, the fewer of the names below stand side by side.
  const ranks = new Map(
    bars
      .filter((_bar, at) => named?.(at) !== false)
      .map(({ id }, at) => [id, at % 2 === 1 ? 'odd' : at % 4 === 0 ? 'fourth' : 'even']),
  );
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ul className={`bars-staff bars-staff-${variant}`} aria-label={label}>
      {bars.map(({ id, name, value, words }) => (
        <li key={id} style={{ '--part': value / most } as CSSProperties}>
          <span className="bars-staff-name" data-quiet={ranks.has(id) ? undefined : ''} data-rank={ranks.get(id)}>
            {name}
          </span>
          <span className="bars-staff-bar" aria-hidden="true" />
          <span className="bars-staff-value">{words}</span>
        </li>
      ))}
    </ul>
  );
}
