import { z } from 'zod';

/** Corners of the part of the screen that a seated hand reaches. */
export const corners = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;
export type Corner = (typeof corners)[number];

/** How staff get into the console of a venue's kiosk; what is not named keeps the kiosk's own way. */
export const doorSchema = z
  .strictObject({
    corners: z
      .array(z.enum(corners))
      .min(2)
      .max(6)
      .exactOptional()
      .describe(
        'Corners of the reachable part of the screen, held one after another; ' +
          '["bottom-left", "top-right", "bottom-left"] where it is left out.',
      ),
    holdSeconds: z.number().min(1).max(4).exactOptional().describe('How long each corner is held; 1.5 when left out.'),
    word: z
      .string()
      .regex(/^[a-z]{4,16}$/, 'write a word of 4 to 16 small Latin letters')
      .exactOptional()
      .describe('What is typed on a plugged-in keyboard while Ctrl and Shift are held; "staff" when left out.'),
    shuffle: z.boolean().exactOptional().describe('True where the keys of the PIN stand in another order each time.'),
    desktop: z.boolean().exactOptional().describe('True where staff may leave the kiosk for the desktop.'),
  })
  .describe('How staff get into the console.');
export type Door = z.infer<typeof doorSchema>;
