import fs from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

import { parseTrust } from '../../src/node/container/trust.ts';
import { openStore } from '../../src/node/store/store.ts';
import type { Control } from './scenarios.ts';

/**
 * One step of a kiosk's life, run in a process of its own so that it can be killed:
 * `node steps.ts STEP DATA TRUST-TEXT [CONTAINER]`. CONTROL makes it one of the installers that do one thing wrong.
 */
const [step, data = '', trustText = '', container = ''] = process.argv.slice(2);
const control = process.env['CONTROL'] as Control | undefined;

/** Syncs nothing, or only files, or only folders. */
async function breakSync(skips: (isFolder: boolean) => boolean): Promise<void> {
  const handle = await open('/dev/null');
  const prototype = Object.getPrototypeOf(handle) as { sync: () => Promise<void> };
  await handle.close();
  const real = prototype.sync;
  prototype.sync = async function skipping(this: { fd: number }): Promise<void> {
    const isFolder = (await stat(`/proc/self/fd/${this.fd}`)).isDirectory();
    if (!skips(isFolder)) await Reflect.apply(real, this, []);
  };
}

/** Moves the pack into its place only when the state file names it already. */
function putStateFirst(): void {
  const real = fs.promises.rename;
  let late: readonly [string, string] | undefined;
  fs.promises.rename = (async (from: string, to: string): Promise<void> => {
    if (to.includes('/packs/')) late = [from, to];
    else {
      await real(from, to);
      if (late !== undefined && to.endsWith('state.json')) await real(...late);
    }
  }) as typeof real;
  syncBuiltinESMExports();
}

if (control === 'no-sync') await breakSync(() => true);
if (control === 'no-file-sync') await breakSync((isFolder) => !isFolder);
if (control === 'no-folder-sync') await breakSync((isFolder) => isFolder);
if (control === 'state-first') putStateFirst();

const trust = await parseTrust(trustText, 'trust');
if (!trust.ok) throw new Error(trust.error.cause);
const { store, repaired } = await openStore({ data, factorySeq: 0, trust: trust.value });
if (!repaired.ok) throw new Error(repaired.error.cause);
if (step === 'install') {
  const installed = await store.install(container, { reserveBytes: 0 });
  if (!installed.ok) throw new Error(installed.error.cause);
} else if (step === 'trial') {
  await store.beginServing();
  const kept = await store.confirmTrial();
  if (!kept.ok) throw new Error(kept.error.cause);
} else if (step === 'rollback') {
  const back = await store.rollBack();
  if (!back.ok) throw new Error(back.error.cause);
}
