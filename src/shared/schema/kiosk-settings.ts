import { z } from 'zod';

import { quietSchema } from './quiet.ts';
import { languageSchema, slugSchema } from './primitives.ts';
import { venueSchema } from './venue.ts';

/** What staff have set on a kiosk, over what its venue file says; null where the file holds. */
export const kioskSettingsSchema = z.strictObject({
  format: z.literal(1),
  venue: slugSchema.nullable(),
  languages: z.array(languageSchema).min(1).max(20).nullable(),
  idle: venueSchema.shape.idle.nullable(),
  volume: z.number().min(0).max(1).nullable(),
  quiet: quietSchema.nullable(),
  screen: venueSchema.shape.screen.nullable(),
  reach: z.boolean().nullable(),
});
export type KioskSettings = z.infer<typeof kioskSettingsSchema>;

/** A change of some settings. */
export const settingsChangeSchema = kioskSettingsSchema
  .omit({ format: true })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'change something');
export type SettingsChange = z.infer<typeof settingsChangeSchema>;

/** What is kept on the disk: the settings, and those before them, so that one touch brings them back. */
export const keptSettingsSchema = z.strictObject({ now: kioskSettingsSchema, before: kioskSettingsSchema.nullable() });
export type KeptSettings = z.infer<typeof keptSettingsSchema>;
