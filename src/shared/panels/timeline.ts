import { z } from 'zod';

import { yearsOf } from '../models/timeline/scale.ts';
import { pictureSchema } from '../schema/picture.ts';
import { dateSchema, plainTextSchema, slugSchema } from '../schema/primitives.ts';
import {
  altSchema,
  findAltFault,
  findDuplicates,
  findUnmatched,
  panelBase,
  sourcesSchema,
  textBase,
} from './common.ts';
import { definePanelKind, type PanelFinding } from './panel-kind.ts';

const eraSchema = z.strictObject({
  id: slugSchema.describe('Names this era in the text files.'),
  from: z.int().min(1).max(9999).describe('Its first year of the Common Era.'),
  to: z.int().min(1).max(9999).optional().describe('Its last year; left out for the era that lasts until today.'),
});

const eventSchema = z.strictObject({
  id: slugSchema.describe('Names this event in the text files.'),
  date: dateSchema.describe('When it happened; the year is shown, in the calendars of each language.'),
  picture: pictureSchema.optional(),
  sources: sourcesSchema,
});

const laneSchema = z.strictObject({
  id: slugSchema.describe('Names this lane in the text files.'),
  events: z.array(eventSchema).min(1).max(24).describe('In order of time.'),
});

const eventTextSchema = z.strictObject({
  title: plainTextSchema.max(60),
  text: plainTextSchema.max(260).describe('One or two sentences.'),
  alt: altSchema.optional(),
});

const titleSchema = z.strictObject({ title: plainTextSchema.max(40) });

export type TimelineEvent = z.infer<typeof eventSchema>;

function findEraFaults(eras: readonly z.infer<typeof eraSchema>[]): PanelFinding[] {
  return eras.flatMap((era, at): PanelFinding[] => {
    const next = eras[at + 1];
    if (era.to !== undefined && era.to < era.from)
      return [
        {
          code: 'SCHEMA',
          in: 'structure',
          place: 'eras',
          cause: `the era "${era.id}" ends in ${era.to}, before it begins in ${era.from}`,
          remedy: 'exchange the two years',
          value: era.id,
        },
      ];
    if (next !== undefined && next.from <= (era.to ?? Number.POSITIVE_INFINITY))
      return [
        {
          code: 'SCHEMA',
          in: 'structure',
          place: 'eras',
          cause: `the era "${next.id}" begins in ${next.from}, before "${era.id}" is over`,
          remedy: 'let each era begin after the last year of the one before',
          value: next.id,
        },
      ];
    return [];
  });
}

function findOrderFaults(lanes: readonly z.infer<typeof laneSchema>[]): PanelFinding[] {
  return lanes.flatMap(({ events }, at) =>
    events.slice(1).flatMap((event, index): PanelFinding[] => {
      const before = events[index];
      return before === undefined || yearsOf(before.date) < yearsOf(event.date)
        ? []
        : [
            {
              code: 'SCHEMA',
              in: 'structure',
              place: `lanes[${at}]`,
              cause: `"${event.id}" (${event.date}) stands after "${before.id}" (${before.date}), but is not later`,
              remedy: 'put the events in order of time, each with a date of its own',
              value: event.id,
            },
          ];
    }),
  );
}

/** The events of a city through time; a second lane lays another city beside it. */
export const timeline = definePanelKind({
  structure: z.strictObject({
    type: z.literal('timeline'),
    ...panelBase,
    eras: z.array(eraSchema).max(5).describe('Stretches of time of the first lane, in order; may be empty.'),
    lanes: z.array(laneSchema).min(1).max(2).describe('The city shown, and where there is one, its sister city.'),
  }),
  text: z.strictObject({
    ...textBase,
    lanes: z.record(slugSchema, titleSchema),
    eras: z.record(slugSchema, titleSchema),
    events: z.record(slugSchema, eventTextSchema),
  }),
  pictures: (panel) =>
    panel.lanes.flatMap((lane) => lane.events.flatMap((event) => (event.picture === undefined ? [] : [event.picture]))),
  sources: (panel) => panel.lanes.flatMap((lane) => lane.events.flatMap((event) => event.sources)),
  // One event is read at a time, and each step is a touch: the longest event decides how long reading takes.
  otherWords: (text) => {
    const events = Object.values(text.events).map((event) => `${event.title} ${event.text}`);
    return [events.toSorted((a, b) => b.length - a.length)[0]];
  },
  told: (text) => Object.values(text.events).map((event) => ({ title: event.title, text: event.text })),
  checkStructure: (panel) => [
    ...findDuplicates(
      'eras',
      panel.eras.map((era) => era.id),
    ),
    ...findDuplicates(
      'lanes',
      panel.lanes.map((lane) => lane.id),
    ),
    ...findDuplicates(
      'events',
      panel.lanes.flatMap((lane) => lane.events.map((event) => event.id)),
    ),
    ...findEraFaults(panel.eras),
    ...findOrderFaults(panel.lanes),
  ],
  check: (panel, text) => {
    const events = panel.lanes.flatMap((lane) => lane.events);
    const ids = (entries: readonly { id: string }[]): string[] => entries.map((entry) => entry.id);
    return [
      ...findUnmatched('lanes', Object.keys(text.lanes), ids(panel.lanes)),
      ...findUnmatched('eras', Object.keys(text.eras), ids(panel.eras)),
      ...findUnmatched('events', Object.keys(text.events), ids(events)),
      ...events.flatMap((event) => {
        const words = text.events[event.id];
        return words === undefined
          ? []
          : findAltFault(`events.${event.id}.alt`, event.picture !== undefined, words.alt);
      }),
    ];
  },
});
