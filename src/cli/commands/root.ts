import { writeFile } from 'node:fs/promises';

import { readText, replaceFile } from '../../node/container/build.ts';
import { attempt } from '../../node/container/io-fault.ts';
import {
  makeRoot,
  missingSignatures,
  type NewRole,
  parseDraft,
  type PublicKey,
  roleKeys,
  signRoot,
  type TrustDraft,
} from '../../node/container/root-maker.ts';
import { formatTrust } from '../../node/container/trust.ts';
import { type Refusal, refuse } from '../../shared/container/refusal.ts';
import type { SignedRoot } from '../../shared/container/root.ts';
import { ok, type Result } from '../../shared/errors.ts';
import { type Arguments, type Command, type Host, type Outcome, refused, UsageError } from '../command.ts';
import { readKeyFiles, readPrivateOnes } from '../key-input.ts';

/** Writes a trust file and says how many signatures it still lacks. */
export async function saveTrust(path: string, chain: readonly SignedRoot[]): Promise<Result<Outcome, Refusal>> {
  const text = formatTrust(chain);
  const draft = parseDraft(text, path);
  if (!draft.ok) return draft;
  const missing = missingSignatures(draft.value);
  return attempt(async () => {
    await replaceFile(path, (target) => writeFile(target, text));
    const { version } = draft.value.root;
    const end = missing === 0 ? 'complete' : `${missing} more to sign it: sign ${path} --key FILE`;
    return ok({ message: `${path}: root ${version}, ${end}`, details: { version, missing } });
  });
}

const publicOf = ({ id, public: key }: PublicKey): PublicKey => ({ id, public: key });

async function readDraft(path: string): Promise<Result<TrustDraft, Refusal>> {
  const text = await readText(path);
  return text.ok ? parseDraft(text.value, path) : text;
}

/** A key by its file, or by the first digits of its id. */
async function findIds(names: readonly string[], there: readonly PublicKey[]): Promise<Result<string[], Refusal>> {
  const ids: string[] = [];
  for (const name of names) {
    const hits = /^[0-9a-f]{8,64}$/.test(name) ? there.filter(({ id }) => id.startsWith(name)) : [];
    if (hits.length === 1) ids.push(hits[0]?.id ?? '');
    else {
      const file = await readKeyFiles([name]);
      if (!file.ok) return file;
      ids.push(...file.value.map(({ id }) => id));
    }
  }
  const unknown = ids.find((id) => !there.some((key) => key.id === id));
  return unknown === undefined
    ? ok(ids)
    : refuse('KEY', `the root does not list the key ${unknown.slice(0, 8)}`, 'name one that it lists');
}

async function init(args: Arguments, host: Host): Promise<Result<Outcome, Refusal>> {
  const rootKeys = await readKeyFiles(args.all('key'));
  if (!rootKeys.ok) return rootKeys;
  const signers = await readKeyFiles(args.all('signer'));
  if (!signers.ok) return signers;
  const text = makeRoot(
    1,
    { keys: rootKeys.value.map(publicOf), threshold: args.count('threshold') },
    { keys: signers.value.map(publicOf), threshold: args.count('signer-threshold', 1) },
  );
  if (!text.ok) return text;
  const own = await readPrivateOnes(args.all('key'), host);
  if (!own.ok) return own;
  return saveTrust(args.must('out'), [signRoot({ root: text.value, signatures: [] }, own.value)]);
}

/** Makes root N + 1, and signs it with every private key at hand. */
async function next(
  args: Arguments,
  host: Host,
  change: (draft: TrustDraft) => Promise<Result<{ root: NewRole; pack: NewRole }, Refusal>>,
): Promise<Result<Outcome, Refusal>> {
  const draft = await readDraft(args.must('root'));
  if (!draft.ok) return draft;
  if (missingSignatures(draft.value) > 0)
    return refuse('THRESHOLD', 'the root still lacks signatures', 'sign it first', { file: args.must('root') });
  const roles = await change(draft.value);
  if (!roles.ok) return roles;
  const text = makeRoot(draft.value.root.version + 1, roles.value.root, roles.value.pack);
  if (!text.ok) return text;
  const keys = await readPrivateOnes([...args.all('key'), ...args.all('new-key')], host);
  if (!keys.ok) return keys;
  const signed = signRoot({ root: text.value, signatures: [] }, keys.value);
  return saveTrust(args.must('out'), [...draft.value.chain, signed]);
}

const rolesOf = ({ root }: TrustDraft): { root: NewRole; pack: NewRole } => ({
  root: { keys: roleKeys(root, 'root'), threshold: root.roles.root.threshold },
  pack: { keys: roleKeys(root, 'pack'), threshold: root.roles.pack.threshold },
});

const verbs: Readonly<Record<string, (args: Arguments, host: Host) => Promise<Result<Outcome, Refusal>>>> = {
  init,
  make: init,
  add: (args, host) =>
    next(args, host, async (draft) => {
      const added = await readKeyFiles(args.all('signer'));
      const { root, pack } = rolesOf(draft);
      if (!added.ok) return added;
      return ok({ root, pack: { ...pack, keys: [...pack.keys, ...added.value.map(publicOf)] } });
    }),
  revoke: (args, host) =>
    next(args, host, async (draft) => {
      const { root, pack } = rolesOf(draft);
      const ids = await findIds(args.all('signer'), pack.keys);
      if (!ids.ok) return ids;
      const keys = pack.keys.filter(({ id }) => !ids.value.includes(id));
      return keys.length === 0
        ? refuse('THRESHOLD', 'no key would be left to sign packs', 'add the new key first')
        : ok({ root, pack: { ...pack, keys } });
    }),
  rotate: (args, host) =>
    next(args, host, async (draft) => {
      const { root, pack } = rolesOf(draft);
      const fresh = await readKeyFiles(args.all('new-key'));
      if (!fresh.ok) return fresh;
      return ok({
        root: { keys: fresh.value.map(publicOf), threshold: args.count('threshold', root.threshold) },
        pack,
      });
    }),
};

/** `root init|add|revoke|rotate`: makes and changes the trust file. */
export const root: Command = {
  name: 'root',
  summary: 'Say whose signature counts: init, add, revoke, rotate.',
  usage: [
    'root init --key FILE... --threshold N --signer FILE... --out FILE',
    '  root add    --root FILE --signer FILE... --key FILE... --out FILE   a key for packs more',
    '  root revoke --root FILE --signer FILE... --key FILE... --out FILE   a key for packs less',
    '  root rotate --root FILE --key FILE... --new-key FILE... [--threshold N] --out FILE   other root keys',
  ].join('\n'),
  flags: {
    key: { takes: 'many', value: 'FILE', help: 'root keys; the private ones among them sign' },
    threshold: { takes: 'once', value: 'N', help: 'how many root keys must sign a root' },
    signer: { takes: 'many', value: 'FILE', help: 'keys that sign packs; for revoke also the first digits of an id' },
    'signer-threshold': { takes: 'once', value: 'N', help: 'how many keys must sign a pack; 1 when left out' },
    'new-key': { takes: 'many', value: 'FILE', help: 'the root keys from now on' },
    root: { takes: 'once', value: 'FILE', help: 'the trust file to go on from' },
    out: { takes: 'once', value: 'FILE', help: 'the trust file to write' },
  },
  async run(args, host) {
    const [name, ...rest] = args.positionals;
    const verb = name !== undefined && Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (verb === undefined || rest.length > 0) throw new UsageError('Say init, add, revoke or rotate');
    const needed = name === 'rotate' ? ['out', 'key', 'new-key'] : ['out', 'key', 'signer'];
    for (const flag of needed) args.must(flag);
    const outcome = await verb(args, host);
    return outcome.ok ? outcome : refused(outcome.error);
  },
};
