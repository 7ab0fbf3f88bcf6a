import { open } from 'node:fs/promises';

import { describeIssue } from '../../shared/content/describe-issue.ts';
import { err, type Fault, ok, type Result } from '../../shared/errors.ts';
import {
  type ChannelSettings,
  type Configuration,
  configurationSchema,
  plainConfiguration,
} from '../../shared/schema/configuration.ts';

/**
 * Why a configuration cannot be gone by: the file cannot be read, is no JSON, is not what a configuration is, or a
 * secret in the environment cannot be one.
 */
export type ConfigurationFault = Fault<'UNREADABLE' | 'SYNTAX' | 'SCHEMA' | 'SECRET'>;

/** What a machine is told: its file, and the secrets of its environment. */
export interface Configured {
  readonly file: Configuration;
  readonly channel: ChannelSettings | undefined;
}

/** Nothing is configured. */
export const unconfigured: Configured = { file: plainConfiguration, channel: undefined };

/** The environment's variable with the token for the channel's host. */
export const TOKEN_VARIABLE = 'KIOSK_CHANNEL_TOKEN';

/** Far more than any configuration, in bytes: what is longer is something else. */
const MOST_BYTES = 64 * 1024;

/** Words that would be a secret; they are told where secrets belong. */
const SECRETIVE = /token|password|passphrase|secret|authorization/i;

async function readText(path: string): Promise<Result<string, ConfigurationFault>> {
  const unreadable = (cause: string, remedy: string) => err({ code: 'UNREADABLE', file: path, cause, remedy } as const);
  try {
    const handle = await open(path);
    try {
      const bytes = Buffer.alloc(MOST_BYTES + 1);
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
      if (bytesRead > MOST_BYTES) return unreadable('it is far too long', 'check that it is the right file');
      return ok(bytes.toString('utf8', 0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return unreadable('it is not there', 'write it, or start without --config');
    return unreadable(`it cannot be read (${code})`, 'let the user of the kiosk read it');
  }
}

function parse(path: string, text: string): Result<Configuration, readonly ConfigurationFault[]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const cause = `it is no JSON (${(error as Error).message})`;
    return err([{ code: 'SYNTAX', file: path, cause, remedy: 'correct it at that place' }]);
  }
  const read = configurationSchema.safeParse(value);
  if (read.success) return ok(read.data);
  return err(
    read.error.issues.map((issue) => {
      const found = describeIssue(issue, value);
      const secret = issue.code === 'unrecognized_keys' && issue.keys.some((key) => SECRETIVE.test(key));
      const remedy = secret
        ? `secrets do not belong here: put it into the environment as ${TOKEN_VARIABLE}`
        : undefined;
      return { code: 'SCHEMA', file: path, ...found, ...(remedy !== undefined && { remedy }) } as const;
    }),
  );
}

/**
 * Reads the configuration of a machine, and its secrets out of the environment; without a path, nothing is configured.
 * The faults say what is wrong and what to do, and never hold a secret.
 */
export async function readConfiguration(
  path: string | undefined,
  env: Readonly<NodeJS.ProcessEnv>,
): Promise<Result<Configured, readonly ConfigurationFault[]>> {
  if (path === undefined) return ok(unconfigured);
  const text = await readText(path);
  if (!text.ok) return err([text.error]);
  const read = parse(path, text.value);
  if (!read.ok) return read;
  const { channel, kioskId } = read.value;
  const token = env[TOKEN_VARIABLE] === '' ? undefined : env[TOKEN_VARIABLE];
  if (token !== undefined && !/^[\x21-\x7e]{8,4096}$/.test(token)) {
    const cause = `${TOKEN_VARIABLE} is no token`;
    return err([{ code: 'SECRET', cause, remedy: 'give it 8 characters or more, ASCII without blanks' }]);
  }
  return ok({
    file: read.value,
    channel: channel === undefined || kioskId === undefined ? undefined : { ...channel, kioskId, token },
  });
}
