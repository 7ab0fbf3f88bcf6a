import { z } from 'zod';

import { describeIssue } from '../content/describe-issue.ts';
import { ok, type Result } from '../errors.ts';
import { limits } from './limits.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What stands before a root in the bytes that are signed. */
export const ROOT_CONTEXT = 'kiosk-root-v1\0';

/** The SHA-256 of a raw public key, in hexadecimal digits. */
export const keyIdSchema = z.string().regex(/^[0-9a-f]{64}$/, 'write 64 hexadecimal digits');
/** A raw Ed25519 public key, 32 bytes in base64. */
export const publicKeySchema = z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'write 32 bytes in base64');

const roleSchema = z.strictObject({ keys: z.array(keyIdSchema).min(1).max(64), threshold: z.int().min(1).max(16) });

/** Who may sign: `root` the next root, `pack` the packs. A key is revoked by leaving it out of the next root. */
export const rootSchema = z.strictObject({
  format: z.literal(1),
  version: z.int().min(1),
  keys: z.record(keyIdSchema, publicKeySchema),
  roles: z.strictObject({ root: roleSchema, pack: roleSchema }),
});
export type Root = z.infer<typeof rootSchema>;
export type Role = Root['roles']['root'];

const signatureSchema = z.strictObject({
  key: keyIdSchema,
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/, 'write 64 bytes in base64'),
});
export type Signature = z.infer<typeof signatureSchema>;

/** `manifest.sig`, and the signatures of a root. */
export const signaturesSchema = z.array(signatureSchema).max(limits.signatures);

/** `root.N.json`: the root as the text that was signed, byte for byte, so that nothing has to be put into a canonical form. */
export const signedRootSchema = z.strictObject({
  // Printable ASCII and line feeds: one string has one UTF-8 form, so the signed bytes are beyond doubt.
  root: z.string().regex(/^[\n\x20-\x7e]*$/, 'use plain ASCII'),
  signatures: signaturesSchema,
});
export type SignedRoot = z.infer<typeof signedRootSchema>;

/** A trust file: every root from the first to the one trusted, oldest first. */
export const trustSchema = z.strictObject({
  format: z.literal('kiosk-trust-1'),
  roots: z.array(signedRootSchema).min(1).max(limits.rotations),
});

/** Parses JSON text by a schema; `code` is the refusal where it does not fit. */
export function parseBy<T>(
  schema: z.ZodType<T>,
  text: string,
  file: string,
  code: 'SCHEMA' | 'KEYCHAIN' | 'SIG',
): Result<T, Refusal> {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return refuse(code, 'it is not valid JSON', 'make the file again', { file });
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const { cause, remedy, place } = describeIssue(issue as z.core.$ZodIssue, raw);
  return refuse(code, cause, remedy, { file, place });
}

/**
 * Parses the text of a root and checks what the schema cannot say: that roles name keys which are there, each once,
 * and enough of them. Refuses with KEYCHAIN, LIMIT or THRESHOLD. That ids belong to their keys is the caller's to check.
 */
export function parseRoot(text: string, file: string): Result<Root, Refusal> {
  const parsed = parseBy(rootSchema, text, file, 'KEYCHAIN');
  if (!parsed.ok) return parsed;
  const { keys, roles } = parsed.value;
  if (Object.keys(keys).length > limits.keys)
    return refuse('LIMIT', `the root lists more than ${limits.keys} keys`, 'list fewer keys', { file, place: 'keys' });
  for (const [name, role] of Object.entries(roles)) {
    const place = `roles.${name}`;
    const unknown = role.keys.find((id) => !Object.hasOwn(keys, id));
    if (unknown !== undefined)
      return refuse('KEYCHAIN', `there is no key "${unknown}"`, 'make the root again', { file, place });
    if (new Set(role.keys).size !== role.keys.length)
      return refuse('KEYCHAIN', 'a key is listed twice', 'list each key once', { file, place });
    if (role.threshold > role.keys.length)
      return refuse(
        'THRESHOLD',
        `${role.threshold} signatures are asked for, and there are ${role.keys.length} keys`,
        'make the root again with more keys or a lower threshold',
        { file, place },
      );
  }
  return parsed;
}
