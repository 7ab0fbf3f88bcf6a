import { z } from 'zod';

import { reversedDates } from '../models/comparison/series.ts';
import { SELF } from '../models/comparison/subject.ts';
import { creditSchema } from '../schema/credit.ts';
import { pictureSchema } from '../schema/picture.ts';
import { dateSchema, packPathSchema, plainTextSchema, slugSchema } from '../schema/primitives.ts';
import { duplicates, findDuplicates, findUnmatched, panelBase, textBase } from './common.ts';
import { definePanelKind, type PanelFinding } from './panel-kind.ts';

const subjectSchema = z.strictObject({
  id: slugSchema.describe(`A city compared; "${SELF}" is the city of this pack. Its name stands in the text files.`),
  place: z
    .strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      utcOffsetMinutes: z.int().min(-720).max(840),
    })
    .optional()
    .describe(`Where another city lies, for its daylight; "${SELF}" takes the place of the pack.`),
});

const subject = slugSchema.describe('One of the ids in "subjects".');
const origin = {
  source: slugSchema.describe('One of the ids in "sources".'),
  date: dateSchema.describe('The day, month or year for which the value holds or was published.'),
};
const decimals = z.int().min(0).max(3).optional().describe('Decimal places to show; 0 when left out.');
const chartBase = { id: slugSchema.describe('Names this chart in the text files.') };
const several = <T extends z.ZodType>(entry: T) => z.array(entry).min(1).max(2);

const chartSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('months'),
    ...chartBase,
    decimals,
    series: several(
      z.strictObject({
        subject,
        values: z.array(z.number()).length(12, 'write twelve values, January first'),
        ...origin,
      }),
    ),
  }),
  z.strictObject({ kind: z.literal('day-length'), ...chartBase, subjects: several(subject) }),
  z.strictObject({
    kind: z.literal('years'),
    ...chartBase,
    decimals,
    series: several(
      z.strictObject({
        subject,
        points: z
          .array(z.strictObject({ value: z.number().min(0), ...origin }))
          .min(2, 'a line needs two points')
          .max(60),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('bars'),
    ...chartBase,
    decimals,
    timeless: z
      .boolean()
      .optional()
      .describe('True for what does not change, like a latitude: the dates are then left to the sources.'),
    bars: several(z.strictObject({ subject, value: z.number().min(0), ...origin })),
  }),
  z.strictObject({
    kind: z.literal('outlines'),
    ...chartBase,
    decimals,
    outlines: several(
      z.strictObject({
        subject,
        file: packPathSchema.describe('GeoJSON with the limits of the city, inside the pack folder.'),
        credit: creditSchema.describe('Who made the outline and under which licence; shown beside it.'),
        value: z.number().positive().describe('The area as published.'),
        ...origin,
      }),
    ),
  }),
]);

export type Chart = z.infer<typeof chartSchema>;
export type ChartOf<K extends Chart['kind']> = Extract<Chart, { kind: K }>;

const chartTextSchema = z.strictObject({
  tab: plainTextSchema.max(24).describe('On the button that shows this chart.'),
  title: plainTextSchema.max(80).describe('What is measured.'),
  unit: plainTextSchema.max(16).optional().describe('Written after each number.'),
  note: plainTextSchema.max(200).optional().describe('Which period, which kind of count, what to look at.'),
  series: z
    .record(slugSchema, plainTextSchema.max(60))
    .optional()
    .describe('For "years": what the series of each subject counts.'),
});

export type ChartText = z.infer<typeof chartTextSchema>;

/** The subjects of a chart in its order. */
function subjectsOf(chart: Chart): string[] {
  switch (chart.kind) {
    case 'months':
    case 'years':
      return chart.series.map((each) => each.subject);
    case 'day-length':
      return chart.subjects;
    case 'bars':
      return chart.bars.map((each) => each.subject);
    case 'outlines':
      return chart.outlines.map((each) => each.subject);
    default:
      return chart satisfies never;
  }
}

function sourcesOf(chart: Chart): string[] {
  switch (chart.kind) {
    case 'months':
      return chart.series.map((each) => each.source);
    case 'years':
      return chart.series.flatMap((each) => each.points.map((point) => point.source));
    case 'day-length':
      return [];
    case 'bars':
      return chart.bars.map((each) => each.source);
    case 'outlines':
      return chart.outlines.map((each) => each.source);
    default:
      return chart satisfies never;
  }
}

function checkChart(chart: Chart, subjects: readonly z.infer<typeof subjectSchema>[]): PanelFinding[] {
  const place = `charts.${chart.id}`;
  const found: PanelFinding[] = [];
  const add = (code: PanelFinding['code'], where: string, cause: string, remedy: string, value?: string): void => {
    found.push({ code, in: 'structure', place: where, cause, remedy, ...(value !== undefined && { value }) });
  };
  const used = subjectsOf(chart);
  for (const id of duplicates(used)) add('DUP', place, `"${id}" is shown twice`, 'show each subject once', id);
  for (const id of used) {
    const known = subjects.find((each) => each.id === id);
    if (known === undefined)
      add('MISSING', place, `there is no subject "${id}"`, 'correct the id or add it to "subjects"', id);
    else if (chart.kind === 'day-length' && id !== SELF && known.place === undefined)
      add('MISSING', `subjects.${id}`, 'its daylight is shown, and it has no place', 'add "place"');
  }
  if (chart.kind === 'years') {
    for (const { subject: id, points } of chart.series) {
      for (const at of reversedDates(points))
        add(
          'SCHEMA',
          `${place}.${id}[${at}]`,
          `${points[at]?.date ?? ''} does not come after ${points[at - 1]?.date ?? ''}`,
          'put the points in the order of time',
        );
    }
  }
  return found;
}

/** Two cities side by side, one chart at a time; with one city only, the same charts of that one. */
export const comparison = definePanelKind({
  structure: z.strictObject({
    type: z.literal('comparison'),
    ...panelBase,
    picture: pictureSchema.optional().describe('Stands for the panel on cards.'),
    subjects: several(subjectSchema),
    charts: z.array(chartSchema).min(1).max(4),
  }),
  text: z.strictObject({
    ...textBase,
    subjects: z.record(slugSchema, plainTextSchema.max(24)).describe('The names of the cities.'),
    charts: z.record(slugSchema, chartTextSchema),
  }),
  pictures: (panel) => (panel.picture === undefined ? [] : [panel.picture]),
  files: (panel) =>
    panel.charts.flatMap((chart) => (chart.kind === 'outlines' ? chart.outlines.map((each) => each.file) : [])),
  sources: (panel) => panel.charts.flatMap((chart) => sourcesOf(chart)),
  otherWords: (text) => Object.values(text.charts).flatMap((chart) => [chart.title, chart.note]),
  told: (text) =>
    Object.values(text.charts).flatMap(({ title, note }) => (note === undefined ? [] : [{ title, text: note }])),
  checkStructure: (panel) => [
    ...findDuplicates(
      'subjects',
      panel.subjects.map((each) => each.id),
    ),
    ...findDuplicates(
      'charts',
      panel.charts.map((chart) => chart.id),
    ),
    ...panel.charts.flatMap((chart) => checkChart(chart, panel.subjects)),
  ],
  check: (panel, text) => [
    ...findUnmatched(
      'subjects',
      Object.keys(text.subjects),
      panel.subjects.map((each) => each.id),
    ),
    ...findUnmatched(
      'charts',
      Object.keys(text.charts),
      panel.charts.map((chart) => chart.id),
    ),
    ...panel.charts.flatMap((chart) =>
      findUnmatched(
        `charts.${chart.id}.series`,
        Object.keys(text.charts[chart.id]?.series ?? {}),
        chart.kind === 'years' && text.charts[chart.id] !== undefined ? subjectsOf(chart) : [],
      ),
    ),
  ],
});
