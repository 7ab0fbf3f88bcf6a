import { z } from 'zod';

import { slugSchema } from './primitives.ts';

/** Where the textfile of a kiosk lies that names no other: a folder of its own, gone with a restart of the machine. */
export const TEXTFILE = '/run/sister-cities-kiosk-metrics/kiosk.prom';

const absoluteSchema = z
  .string()
  .max(400)
  .regex(/^(\/|[A-Za-z]:\\)[^\0]*$/, 'write the whole path, like /etc/sister-cities-kiosk/channel-ca.pem');

const FOLDER = 'write the https address of a folder, like https://packs.example.org/kiosks/';

/** A folder of a host: HTTPS, no name or password in it, nothing after the path. Ends with a slash once it is read. */
const baseUrlSchema = z
  .url({ protocol: /^https$/, error: FOLDER, abort: true })
  .max(400)
  .regex(/^https:\/\/[^/@?#\\\s]+(\/[^?#\\\s]*)?$/, FOLDER)
  .transform((text) => (text.endsWith('/') ? text : `${text}/`));

const metricsSchema = z.strictObject({
  textfile: absoluteSchema
    .regex(/\.prom$/, 'let the name end in .prom, or node_exporter does not read it')
    .optional()
    .describe(`The file that node_exporter reads; ${TEXTFILE} where neither this nor a port is named.`),
  port: z
    .int()
    .min(1024)
    .max(65_535)
    .optional()
    .describe('A port on 127.0.0.1, and on no other address, that answers GET /metrics. None where it is left out.'),
  everySeconds: z.int().min(1).max(300).default(15).describe('How often the textfile is written.'),
});

const channelSchema = z.strictObject({
  baseUrl: baseUrlSchema.describe('The folder that holds the index and the packs. The only host that is ever asked.'),
  caFile: absoluteSchema
    .optional()
    .describe('Certificates (PEM) to believe for that host, besides those of the system.'),
  id: slugSchema.default('main').describe('The name of the channel, which its index must bear.'),
  everyMinutes: z
    .int()
    .min(1)
    .max(10_080)
    .default(60)
    .describe('Minutes between two looks for news, give or take a half: many kiosks must not ask all at once.'),
  bytesPerSecond: z
    .int()
    .min(8 * 1024)
    .max(1024 * 1024 * 1024)
    .default(512 * 1024)
    .describe('The most that is fetched in a second, in bytes.'),
});

/** `kiosk.json`: what whoever looks after the machine decides. Everything that is left out is off. */
export const configurationSchema = z
  .strictObject({
    $schema: z.string().optional(),
    format: z.literal(1),
    kioskId: slugSchema
      .optional()
      .describe('The name of this kiosk among its sisters, like "floor-2-east". A channel asks for it.'),
    metrics: metricsSchema.optional().describe('Figures for Prometheus; none where it is left out.'),
    channel: channelSchema.optional().describe('Where new packs are fetched; sticks only where it is left out.'),
  })
  .refine(({ channel, kioskId }) => channel === undefined || kioskId !== undefined, {
    path: ['kioskId'],
    error: 'a channel needs the name of the kiosk, by which a roll-out reaches some kiosks before the others',
  });
export type Configuration = z.infer<typeof configurationSchema>;
export type MetricsSettings = z.infer<typeof metricsSchema>;

/** A channel as it is configured, with what comes from the environment. */
export interface ChannelSettings extends z.infer<typeof channelSchema> {
  readonly kioskId: string;
  /** Sent as `Authorization: Bearer …` to that host and to no other. */
  readonly token: string | undefined;
}

/** A kiosk that nobody configured: no figures, no channel. */
export const plainConfiguration: Configuration = { format: 1 };
