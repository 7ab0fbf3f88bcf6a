import { z } from 'zod';

import { COMMENT_KEY } from '../../shared/content/without-comments.ts';
import { configurationSchema } from '../../shared/schema/configuration.ts';
import { packTextSchema } from '../../shared/schema/pack-text.ts';
import { packSchema } from '../../shared/schema/pack.ts';
import { venueSchema } from '../../shared/schema/venue.ts';

const commentSchema = { description: 'A comment for other authors; the kiosk does not read it.' };

/** Allows a comment in every object that lists its keys, as the kiosk does. */
function allowComments(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map((each) => allowComments(each));
  if (typeof schema !== 'object' || schema === null) return schema;
  const inside = Object.fromEntries(Object.entries(schema).map(([key, each]) => [key, allowComments(each)]));
  const { properties, propertyNames, ...rest } = inside;
  if (typeof properties === 'object' && inside['additionalProperties'] === false)
    return { ...inside, properties: { ...properties, [COMMENT_KEY]: commentSchema } };
  // A record of ids: a comment may stand among them.
  if (propertyNames !== undefined)
    return {
      ...rest,
      propertyNames: { anyOf: [propertyNames, { const: COMMENT_KEY }] },
      properties: { [COMMENT_KEY]: commentSchema },
    };
  return inside;
}

/** The JSON Schemas of everything that a curator writes by hand, by file name, ready to be written out. */
export function jsonSchemas(): Record<string, string> {
  const convert = (schema: z.ZodType): unknown => z.toJSONSchema(schema, { io: 'input' });
  const write = (schema: unknown): string => `${JSON.stringify(schema, null, 2)}\n`;
  const render = (schema: z.ZodType): string => write(allowComments(convert(schema)));
  return {
    'pack.schema.json': render(packSchema),
    'pack-text.schema.json': render(packTextSchema),
    'venue.schema.json': write(convert(venueSchema)),
    'kiosk.schema.json': write(convert(configurationSchema)),
  };
}
