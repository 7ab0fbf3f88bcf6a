import type { ReactNode } from 'react';

/** The sign of a subject: the first is a disc, the second a square on its corner, so that no one needs the colours. */
export function Mark({ index }: { index: number }): ReactNode {
  return <span className={`chart-mark chart-mark-${index}`} aria-hidden="true" />;
}
