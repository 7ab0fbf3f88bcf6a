import {
  type Configured,
  readConfiguration,
  TOKEN_VARIABLE,
  unconfigured,
} from '../node/configuration/read-configuration.ts';
import { describeFault } from '../shared/errors.ts';
import type { Log } from './health/log.ts';

/**
 * What this machine is told by its `kiosk.json` and its environment. One that is refused turns everything off and is
 * told in the log: a slip in a file must not keep the exhibit from its visitors.
 */
export async function configure(path: string | undefined, log: Log): Promise<Configured> {
  const read = await readConfiguration(path, process.env);
  // What is started from here has no business with it.
  delete process.env[TOKEN_VARIABLE];
  if (read.ok) return read.value;
  for (const fault of read.error) log.error('configuration-refused', describeFault(fault), { code: fault.code });
  return unconfigured;
}
