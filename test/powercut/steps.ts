import { open } from 'node:fs/promises';

import { parseTrust } from '../../src/node/container/trust.ts';
import { openStore } from '../../src/node/store/store.ts';

/**
 * One step of a kiosk's life, run in a process of its own so that it can be killed:
 * `node steps.ts STEP DATA TRUST-TEXT [CONTAINER]`. With UNSYNCED=1 nothing is synced: the control installer.
 */
const [step, data = '', trustText = '', container = ''] = process.argv.slice(2);

if (process.env['UNSYNCED'] === '1') {
  const handle = await open('/dev/null');
  (Object.getPrototypeOf(handle) as { sync: () => Promise<void> }).sync = () => Promise.resolve();
  await handle.close();
}

const trust = await parseTrust(trustText, 'trust');
if (!trust.ok) throw new Error(trust.error.cause);
const { store } = await openStore({ data, factorySeq: 0, trust: trust.value });
if (step === 'install') {
  const installed = await store.install(container, { reserveBytes: 0 });
  if (!installed.ok) throw new Error(installed.error.cause);
} else if (step === 'trial') {
  await store.beginServing();
  await store.confirmTrial();
} else if (step === 'rollback') {
  const back = await store.rollBack();
  if (!back.ok) throw new Error(back.error.cause);
}
