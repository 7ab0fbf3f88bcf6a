import { z } from 'zod';

import { packTextSchema } from '../../shared/schema/pack-text.ts';
import { packSchema } from '../../shared/schema/pack.ts';
import { venueSchema } from '../../shared/schema/venue.ts';

/** The JSON Schemas of everything that a curator writes by hand, by file name, ready to be written out. */
export function jsonSchemas(): Record<string, string> {
  const render = (schema: z.ZodType): string => `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`;
  return {
    'pack.schema.json': render(packSchema),
    'pack-text.schema.json': render(packTextSchema),
    'venue.schema.json': render(venueSchema),
  };
}
