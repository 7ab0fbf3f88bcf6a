import type { Refusal } from '../../shared/container/refusal.ts';
import {
  parseBy,
  parseRoot,
  type Root,
  ROOT_CONTEXT,
  type SignedRoot,
  trustSchema,
} from '../../shared/container/root.ts';
import { err, ok, type Result } from '../../shared/errors.ts';
import { type SigningKey, signMessage } from './keys.ts';
import { countSignatures } from './trust.ts';

/** A public key by its id, as a key file has it. */
export interface PublicKey {
  readonly id: string;
  readonly public: string;
}

/** A role as it is to be: who, and how many of them. */
export interface NewRole {
  readonly keys: readonly PublicKey[];
  readonly threshold: number;
}

/** Makes the text of a root. The same keys give the same text. Refuses with THRESHOLD, KEYCHAIN or LIMIT. */
export function makeRoot(version: number, rootRole: NewRole, packRole: NewRole): Result<string, Refusal> {
  const byId = (a: string, b: string): number => (a < b ? -1 : 1);
  const role = ({ keys, threshold }: NewRole) => ({
    keys: [...new Set(keys.map((key) => key.id))].sort(byId),
    threshold,
  });
  const keys = [...rootRole.keys, ...packRole.keys].map((key) => [key.id, key.public] as const);
  const root: Root = {
    format: 1,
    version,
    keys: Object.fromEntries(keys.sort(([a], [b]) => byId(a, b))),
    roles: { root: role(rootRole), pack: role(packRole) },
  };
  const text = `${JSON.stringify(root, null, 1)}\n`;
  const checked = parseRoot(text, 'root');
  return checked.ok ? ok(text) : checked;
}

/** The keys of a role of a root. */
export function roleKeys({ keys, roles }: Root, role: 'root' | 'pack'): PublicKey[] {
  return Object.entries(keys)
    .filter(([id]) => roles[role].keys.includes(id))
    .map(([id, publicKey]) => ({ id, public: publicKey }));
}

/** Adds signatures by these keys to a root; one signature a key. */
export function signRoot(signed: SignedRoot, keys: readonly SigningKey[]): SignedRoot {
  const added = keys.map((key) => ({
    key: key.id,
    signature: signMessage(key, ROOT_CONTEXT, Buffer.from(signed.root)),
  }));
  return {
    root: signed.root,
    signatures: [...signed.signatures.filter(({ key }) => !added.some((each) => each.key === key)), ...added].sort(
      (a, b) => (a.key < b.key ? -1 : 1),
    ),
  };
}

/** A trust file as its owner works on it: its last root may still lack signatures. */
export interface TrustDraft {
  readonly chain: readonly SignedRoot[];
  readonly root: Root;
  readonly previous: Root | undefined;
}

/** Reads a trust file without asking for enough signatures. Refuses with KEYCHAIN, LIMIT or THRESHOLD. */
export function parseDraft(text: string, file: string): Result<TrustDraft, Refusal> {
  const parsed = parseBy(trustSchema, text, file, 'KEYCHAIN');
  if (!parsed.ok) return parsed;
  const roots: Root[] = [];
  for (const signed of parsed.value.roots) {
    const root = parseRoot(signed.root, file);
    if (!root.ok) return err(root.error);
    roots.push(root.value);
  }
  const root = roots.at(-1) as Root;
  return ok({ chain: parsed.value.roots, root, previous: roots.at(-2) });
}

/** How many signatures the last root still lacks, of its own keys and of those of the root before it. */
export function missingSignatures({ chain, root, previous }: TrustDraft): number {
  const last = chain.at(-1) as SignedRoot;
  const lacking = (by: Root): number =>
    Math.max(
      0,
      by.roles.root.threshold -
        countSignatures(by, by.roles.root, last.signatures, ROOT_CONTEXT, Buffer.from(last.root)).valid,
    );
  return Math.max(lacking(root), previous === undefined ? 0 : lacking(previous));
}
