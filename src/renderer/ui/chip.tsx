import type { ReactNode } from 'react';

interface ChipProps {
  /**
   * What kind of thing it switches: a `filter` takes part or not, a `layer` lies over a picture, a `place` is one of
   * many that fill a grid or a row.
   */
  readonly variant?: 'filter' | 'layer' | 'place';
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly children: string;
  readonly onToggle: (on: boolean) => void;
}

/** A small switch that says what it switches; several of them stand in a row. */
export function Chip({ variant = 'filter', on, disabled, children, onToggle }: ChipProps): ReactNode {
  return (
    <button
      type="button"
      className={`chip chip-${variant}`}
      aria-pressed={on}
      aria-disabled={disabled}
      onClick={() => {
        if (disabled !== true) onToggle(!on);
      }}
    >
      {children}
    </button>
  );
}
