import { createCipheriv, createDecipheriv, randomBytes, scrypt, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';

import { z } from 'zod';

import { type Refusal, refuse } from '../../shared/container/refusal.ts';
import { keyIdSchema, parseBy, publicKeySchema } from '../../shared/container/root.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { isSafeKey, keyId, type SigningKey, signingKey } from './keys.ts';

/** The work that scrypt asks for, as OWASP advises; under a second, and 128 MiB of memory. */
const scryptCost = { N: 2 ** 17, r: 8, p: 1 };

const bytesSchema = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);
const common = { format: z.literal('kiosk-key-1'), id: keyIdSchema, public: publicKeySchema };
const keyFileSchema = z.union([
  z.strictObject({ ...common, private: bytesSchema }),
  z.strictObject({
    ...common,
    encrypted: z.strictObject({ salt: bytesSchema, nonce: bytesSchema, data: bytesSchema }),
  }),
  z.strictObject(common),
]);

/** A key file as it was read: its public part can be used at once, its private part may need a passphrase. */
export type KeyFile = z.infer<typeof keyFileSchema>;

const TAG_BYTES = 16;

const scryptAsync = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

function derive(passphrase: string, salt: Buffer): Promise<Buffer> {
  return scryptAsync(passphrase.normalize('NFC'), salt, 32, { ...scryptCost, maxmem: 256 * 1024 * 1024 });
}

const write = (content: KeyFile): string => `${JSON.stringify(content, null, 2)}\n`;

/**
 * Makes a new key: the text of its private file and of its public one. Without a passphrase the private one lies open.
 * An own form, because the PKCS #8 that Node writes protects a passphrase by 2,048 rounds only.
 */
export async function makeKeyFiles(
  passphrase: string | undefined,
): Promise<{ readonly id: string; readonly privateFile: string; readonly publicFile: string }> {
  const seed = randomBytes(32);
  const { id, publicKey } = signingKey(seed);
  const head = { format: 'kiosk-key-1', id, public: publicKey } as const;
  const publicFile = write(head);
  if (passphrase === undefined)
    return { id, publicFile, privateFile: write({ ...head, private: seed.toString('base64') }) };
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt), nonce).setAAD(Buffer.from(id));
  const data = Buffer.concat([cipher.update(seed), cipher.final(), cipher.getAuthTag()]);
  return {
    id,
    publicFile,
    privateFile: write({
      ...head,
      encrypted: {
        salt: salt.toString('base64'),
        nonce: nonce.toString('base64'),
        data: data.toString('base64'),
      },
    }),
  };
}

/** Reads a private or public key file. Refuses with KEY. */
export function parseKeyFile(text: string, file: string): Result<KeyFile, Refusal> {
  const parsed = parseBy(keyFileSchema, text, file, 'SCHEMA');
  if (!parsed.ok) return refuse('KEY', 'it is no key file', 'name a file that keygen wrote', { file });
  const { id, public: publicKey } = parsed.value;
  if (keyId(publicKey) !== id || !isSafeKey(publicKey))
    return refuse('KEY', 'the key is malformed', 'make a new key with keygen', { file });
  return parsed;
}

/** Whether `unlockKey` needs a passphrase for this file. */
export const needsPassphrase = (keyFile: KeyFile): boolean => 'encrypted' in keyFile;

/** Takes the private key out of its file. Refuses with KEY where there is none or the passphrase is wrong. */
export async function unlockKey(
  keyFile: KeyFile,
  passphrase: string | undefined,
  file: string,
): Promise<Result<SigningKey, Refusal>> {
  let seed: Buffer;
  if ('private' in keyFile) seed = Buffer.from(keyFile.private, 'base64');
  else if ('encrypted' in keyFile) {
    const { salt, nonce, data } = keyFile.encrypted;
    const bytes = Buffer.from(data, 'base64');
    try {
      const secret = await derive(passphrase ?? '', Buffer.from(salt, 'base64'));
      const decipher = createDecipheriv('aes-256-gcm', secret, Buffer.from(nonce, 'base64'), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(Buffer.from(keyFile.id))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      seed = Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
    } catch {
      return refuse('KEY', 'the passphrase is wrong', 'set PACK_PASSPHRASE or type it again', { file });
    }
  } else return refuse('KEY', 'it holds the public key only', 'name the private key file', { file });
  if (seed.length !== 32) return refuse('KEY', 'the key is malformed', 'make a new key with keygen', { file });
  const key = signingKey(seed);
  return key.id === keyFile.id ? ok(key) : refuse('KEY', 'the key does not fit its id', 'make a new key', { file });
}
