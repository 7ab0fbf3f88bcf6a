import { createHash } from 'node:crypto';

import { z } from 'zod';

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const fileSchema = z.strictObject({ sha256: z.string(), state: z.unknown() });

/** Writes a value as JSON that carries its own checksum: a rotten bit must not pass for another value. */
export function sealJson(value: unknown): string {
  return `${JSON.stringify({ sha256: sumOf(JSON.stringify(value)), state: value })}\n`;
}

/** Reads what `sealJson` wrote. @throws where it is damaged. */
export function unsealJson(text: string): unknown {
  const { sha256, state } = fileSchema.parse(JSON.parse(text));
  if (sumOf(JSON.stringify(state)) !== sha256) throw new Error('the checksum does not fit');
  return state;
}
