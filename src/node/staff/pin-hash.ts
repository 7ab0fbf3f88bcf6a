import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

import { z } from 'zod';

/** OWASP Password Storage Cheat Sheet, 2025: scrypt with N = 2^17, r = 8, p = 1; 128 MiB and most of a second a guess. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const;
const BYTES = 32;

/** A PIN as it is kept: nothing but its salted hash. */
export const pinHashSchema = z.strictObject({
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type PinHash = z.infer<typeof pinHashSchema>;

/** Off this thread: Node does it in its pool, and nothing else waits. */
function derive(pin: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, Buffer.from(salt, 'hex'), BYTES, COST, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

/** Makes what is kept of a PIN; about a second. */
export async function hashPin(pin: string): Promise<PinHash> {
  const salt = randomBytes(16).toString('hex');
  return { salt, hash: (await derive(pin, salt)).toString('hex') };
}

/** Whether that is the PIN; takes as long for a right one as for a wrong one. */
export async function isPin(pin: string, { salt, hash }: PinHash): Promise<boolean> {
  return timingSafeEqual(await derive(pin, salt), Buffer.from(hash, 'hex'));
}
