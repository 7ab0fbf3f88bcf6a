import type { Fault } from '../errors.ts';

/**
 * Why a container is refused. The codes are stable: staff read them aloud on the telephone, scripts test for them.
 * docs/refusals.md describes each; locales/LANGUAGE/refusals.json has a sentence for staff.
 */
export const refusalCodes = [
  'SIG',
  'HASH',
  'KEY',
  'REVOKED',
  'KEYCHAIN',
  'THRESHOLD',
  'ROLLBACK',
  'EQUIVOCATE',
  'NOOP',
  'JUMP',
  'VENUE',
  'APPVERSION',
  'SCHEMA',
  'MISSING',
  'EXTRA',
  'PATH',
  'DUP',
  'FORMAT',
  'TYPE',
  'LIMIT',
  'SIZE',
  'NOSPACE',
  'IO',
  'MEDIA',
  'BLOCKED',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];
export type Refusal = Fault<RefusalCode>;

/** A failed result that carries one refusal. `cause` and `remedy` are parts of one sentence, without a full stop. */
export function refuse(
  code: RefusalCode,
  cause: string,
  remedy: string,
  where: { readonly file?: string; readonly place?: string } = {},
): { readonly ok: false; readonly error: Refusal } {
  return { ok: false, error: { code, cause, remedy, ...where } };
}
