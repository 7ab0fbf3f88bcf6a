import type { Chart, ChartOf, ChartText } from '../../../../shared/panels/comparison.ts';
import type { Place } from '../../../../shared/schema/pack.ts';

/** A city compared. Its place in the list decides its colour, its line and its mark, on every chart alike. */
export interface Subject {
  readonly id: string;
  readonly name: string;
  readonly index: number;
  readonly place: Place | undefined;
}

/** What the view of one kind of chart is given. */
export interface ChartProps<K extends Chart['kind']> {
  readonly chart: ChartOf<K>;
  readonly words: ChartText;
  readonly language: string;
  /** The subject of that id; undefined where the panel does not know it. */
  readonly subject: (id: string) => Subject | undefined;
}

/** What a cursor says of where it stands: the place, and each city with its figure. */
export function spokenAt(
  place: string,
  readings: readonly { readonly subject: Subject; readonly value: string }[],
): string {
  return `${place}: ${readings.map(({ subject, value }) => `${subject.name} ${value}`).join(', ')}`;
}

/** The entries of a chart whose subject is known, each with it. */
export function withSubjects<T extends { readonly subject: string }>(
  entries: readonly T[],
  subject: (id: string) => Subject | undefined,
): { readonly entry: T; readonly subject: Subject }[] {
  return entries.flatMap((entry) => {
    const known = subject(entry.subject);
    return known === undefined ? [] : [{ entry, subject: known }];
  });
}
