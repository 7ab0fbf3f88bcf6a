import type { ReactNode } from 'react';

import type { Subject } from './chart-props.ts';
import { Mark } from './mark.tsx';

/** One figure of the readout. */
export interface Reading {
  readonly subject: Subject;
  readonly value: string;
  /** What belongs to the figure: its date, the times of the sun. */
  readonly aside?: string | undefined;
}

interface ReadoutProps {
  /** The month, day or year that the figures are for. */
  readonly when?: string;
  readonly readings: readonly Reading[];
  /** What lies between the two. */
  readonly between?: string | undefined;
}

/** The figures for the place where the visitor stands, large, side by side. */
export function Readout({ when, readings, between }: ReadoutProps): ReactNode {
  return (
    <div className="readout">
      {when === undefined ? null : (
        <p className="readout-head">
          <span className="readout-when">{when}</span>
          {between === undefined ? null : <span className="readout-between">{between}</span>}
        </p>
      )}
      <dl className="readout-values">
        {readings.map(({ subject, value, aside }) => (
          <div key={subject.id} className="readout-value">
            <dt className="readout-name">
              <Mark index={subject.index} />
              {subject.name}
            </dt>
            <dd className="readout-figure">{value}</dd>
            {aside === undefined ? null : <dd className="readout-aside">{aside}</dd>}
          </div>
        ))}
      </dl>
    </div>
  );
}
