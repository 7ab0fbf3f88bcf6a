import type { CSSProperties, ReactNode } from 'react';

interface SpotMarkProps {
  readonly number: number;
  /** What screen readers say. */
  readonly label: string;
  /** Where it lies, in shares of the picture's sides. */
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
  readonly onPress: () => void;
  readonly onFocus: () => void;
}

/** A numbered mark on a picture. It moves with the picture and keeps its size: the style sheet places it. */
export function SpotMark({ number, label, x, y, on, onPress, onFocus }: SpotMarkProps): ReactNode {
  return (
    <button
      type="button"
      className="zoom-mark"
      style={{ '--x': x, '--y': y } as CSSProperties}
      aria-pressed={on}
      aria-label={label}
      onClick={onPress}
      onFocus={onFocus}
    >
      <span className="zoom-mark-number">{number}</span>
    </button>
  );
}
