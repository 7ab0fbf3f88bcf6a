import { writeFile } from 'node:fs/promises';

import { attempt } from '../../node/container/io-fault.ts';
import { makeKeyFiles } from '../../node/container/key-file.ts';
import { ok } from '../../shared/errors.ts';
import { type Command, refused, UsageError } from '../command.ts';

/** `keygen --out FILE`: makes a signing key, FILE and FILE.pub. Never writes over a file. */
export const keygen: Command = {
  name: 'keygen',
  summary: 'Make a signing key: FILE is private and stays with you, FILE.pub may be given away.',
  usage: 'keygen --out FILE [--no-passphrase]',
  flags: {
    out: { takes: 'once', value: 'FILE', help: 'where the private key goes' },
    'no-passphrase': { takes: 'none', help: 'leave the private key unprotected' },
  },
  async run(args, host) {
    const out = args.must('out');
    const open = args.has('no-passphrase');
    const passphrase = open ? undefined : await host.passphrase('Passphrase for the new key: ');
    if (!open && (passphrase === undefined || passphrase === ''))
      throw new UsageError('A key needs a passphrase: set PACK_PASSPHRASE, or say --no-passphrase');
    const { id, privateFile, publicFile } = await makeKeyFiles(passphrase);
    const written = await attempt(async () => {
      await writeFile(out, privateFile, { mode: 0o600, flag: 'wx' });
      await writeFile(`${out}.pub`, publicFile, { flag: 'wx' });
      return ok(null);
    });
    if (!written.ok) return refused({ ...written.error, file: out });
    return ok({ message: `${out} and ${out}.pub: key ${id.slice(0, 8)}`, details: { id, public: `${out}.pub` } });
  },
};
