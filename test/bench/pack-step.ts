import { readFileSync, writeFileSync } from 'node:fs';

import { openSource } from '../../src/node/container/source.ts';
import { parseTrust } from '../../src/node/container/trust.ts';
import { openContainer, readFiles } from '../../src/node/container/verify.ts';
import { openStore } from '../../src/node/store/store.ts';

/**
 * One measured step in a process of its own, so that nothing of another one is in its memory:
 * `node pack-step.ts install|keep|verify|start TRUST-FILE DATA CONTAINER` prints what it took as JSON.
 */
const [step = '', trustFile = '', data = '', container = ''] = process.argv.slice(2);
const KIB = 1024;

/** A line of /proc/self/status, in MiB. */
function memory(what: 'VmRSS' | 'VmHWM'): number {
  const [, kib = '0'] = new RegExp(`^${what}:\\s+(\\d+) kB`, 'm').exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kib) / KIB;
}

const trust = await parseTrust(readFileSync(trustFile, 'utf8'), trustFile);
if (!trust.ok) throw new Error(trust.error.cause);
const store = async () => (await openStore({ data, factorySeq: 0, trust: trust.value })).store;

async function verify(): Promise<void> {
  const source = await openSource(container);
  if (!source.ok) throw new Error(source.error.cause);
  const opened = trust.ok ? await openContainer(source.value, trust.value) : trust;
  const read = opened.ok ? await readFiles(opened.value) : opened;
  if (!read.ok) throw new Error(read.error.cause);
  await source.value.close();
}

/** What a start does before the page has its pack: the store is opened, and the entry served. */
async function start(): Promise<void> {
  const opened = await store();
  const serving = await opened.beginServing();
  if (serving.kind === 'factory') throw new Error('nothing is installed');
  if (!(await opened.checkFile(serving, 'pack.json'))) throw new Error('pack.json is damaged');
}

let work: () => Promise<void>;
if (step === 'verify') work = verify;
else if (step === 'start') work = start;
else {
  const opened = await store();
  work = async () => {
    const installed = await opened.install(container);
    if (!installed.ok) throw new Error(installed.error.cause);
  };
}

// The peak since now, and not since the process began: 5 resets it (proc(5)).
writeFileSync('/proc/self/clear_refs', '5');
const before = memory('VmRSS');
const began = performance.now();
await work();
const seconds = (performance.now() - began) / 1000;
const extra = memory('VmHWM') - before;
if (step === 'keep') {
  const opened = await store();
  await opened.beginServing();
  await opened.confirmTrial();
}
console.log(JSON.stringify({ seconds, extra }));
