import { readText } from '../../node/container/build.ts';
import { openSource } from '../../node/container/source.ts';
import { parseDraft, signRoot } from '../../node/container/root-maker.ts';
import { signContainer } from '../../node/container/unchecked.ts';
import { ok } from '../../shared/errors.ts';
import type { SignedRoot } from '../../shared/container/root.ts';
import { type Command, onePositional, refused } from '../command.ts';
import { readSigningKeys } from '../key-input.ts';
import { saveTrust } from './root.ts';

async function isContainer(path: string): Promise<boolean> {
  const source = await openSource(path);
  if (!source.ok) return true;
  const start = Buffer.alloc(2);
  await source.value.read(start, 0).catch(() => undefined);
  await source.value.close();
  return start.toString('latin1') === 'PK';
}

/** `sign FILE`: adds a signature to a container or a trust file, on the desk where the key is. */
export const sign: Command = {
  name: 'sign',
  summary: 'Add a signature to a .kpack or a trust file.',
  usage: 'sign FILE --key FILE',
  flags: { key: { takes: 'once', value: 'FILE', help: 'the private key; may be repeated' } },
  async run(args, host) {
    const path = onePositional(args, 'file: sign FILE --key FILE');
    args.must('key');
    const keys = await readSigningKeys(args.all('key'), host);
    if (!keys.ok) return refused(keys.error);
    if (await isContainer(path)) {
      const signed = await signContainer(path, keys.value);
      if (!signed.ok) return refused(signed.error);
      return ok({ message: `${path}: ${signed.value} signatures`, details: { signatures: signed.value } });
    }
    const text = await readText(path);
    const draft = text.ok ? parseDraft(text.value, path) : text;
    if (!draft.ok) return refused(draft.error);
    const chain = [...draft.value.chain];
    chain.push(signRoot(chain.pop() as SignedRoot, keys.value));
    const saved = await saveTrust(path, chain);
    return saved.ok ? saved : refused(saved.error);
  },
};
