import type { ReactNode } from 'react';

interface ProgressProps {
  /** Steps done, the present one included. */
  readonly at: number;
  readonly total: number;
  /** What is measured. */
  readonly name: string;
  /** The place in words. */
  readonly label: string;
}

/** How far along a walk the visitor is: a bar of steps and the words beneath. */
export function Progress({ at, total, name, label }: ProgressProps): ReactNode {
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={name}
      aria-valuemin={1}
      aria-valuemax={total}
      aria-valuenow={at}
      aria-valuetext={label}
    >
      <span className="progress-steps" aria-hidden="true">
        {Array.from({ length: total }, (_, index) => (
          <span key={index} className={index < at ? 'progress-step progress-done' : 'progress-step'} />
        ))}
      </span>
      <span className="progress-label" aria-hidden="true">
        {label}
      </span>
    </div>
  );
}
