import { type CSSProperties, type ReactNode, useId } from 'react';

interface MeterProps {
  /** What is under way. */
  readonly label: string;
  /** The part that is done, 0 to 1. */
  readonly value: number;
  /** The same in words. */
  readonly valueText: string;
}

/** How much of a piece of work is done. */
export function Meter({ label, value, valueText }: MeterProps): ReactNode {
  const id = useId();
  return (
    <div className="meter">
      <span id={id} className="meter-label">
        {label}
      </span>
      <span className="meter-value" aria-hidden="true">
        {valueText}
      </span>
      <span
        className="meter-line"
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(value * 100)}
        aria-valuetext={valueText}
        style={{ '--part': value } as CSSProperties}
      />
    </div>
  );
}
