import { type KeyFile, needsPassphrase, parseKeyFile, unlockKey } from '../node/container/key-file.ts';
import { readText } from '../node/container/build.ts';
import type { SigningKey } from '../node/container/keys.ts';
import { parseTrust, type Trust } from '../node/container/trust.ts';
import type { Refusal } from '../shared/container/refusal.ts';
import { ok, type Result } from '../shared/errors.ts';
import { type Host, UsageError } from './command.ts';

/** Reads key files; their public part needs no passphrase. */
export async function readKeyFiles(paths: readonly string[]): Promise<Result<KeyFile[], Refusal>> {
  const files: KeyFile[] = [];
  for (const path of paths) {
    const text = await readText(path);
    if (!text.ok) return text;
    const parsed = parseKeyFile(text.value, path);
    if (!parsed.ok) return parsed;
    files.push(parsed.value);
  }
  return ok(files);
}

/** Reads and unlocks private keys. Asks for a passphrase a file, unless PACK_PASSPHRASE is set. */
export async function readSigningKeys(paths: readonly string[], host: Host): Promise<Result<SigningKey[], Refusal>> {
  const files = await readKeyFiles(paths);
  if (!files.ok) return files;
  const keys: SigningKey[] = [];
  for (const [at, file] of files.value.entries()) {
    const path = paths[at] ?? '';
    const passphrase = needsPassphrase(file) ? await host.passphrase(`Passphrase of ${path}: `) : undefined;
    if (needsPassphrase(file) && passphrase === undefined) throw new UsageError(`Set PACK_PASSPHRASE to open ${path}`);
    const key = await unlockKey(file, passphrase, path);
    if (!key.ok) return key;
    keys.push(key.value);
  }
  return ok(keys);
}

/** Unlocks those of the key files that hold a private key. */
export async function readPrivateOnes(paths: readonly string[], host: Host): Promise<Result<SigningKey[], Refusal>> {
  const files = await readKeyFiles(paths);
  if (!files.ok) return files;
  return readSigningKeys(
    paths.filter((_, at) => 'private' in (files.value[at] ?? {}) || 'encrypted' in (files.value[at] ?? {})),
    host,
  );
}

/** Reads a trust file that is complete. */
export async function readTrust(path: string): Promise<Result<Trust, Refusal>> {
  const text = await readText(path);
  return text.ok ? parseTrust(text.value, path) : text;
}
