import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildContainer } from '../../src/node/container/build.ts';
import { formatTrust, type Trust } from '../../src/node/container/trust.ts';
import { openStore } from '../../src/node/store/store.ts';
import { makeKey, makeSignedRoot, trustOf } from './container.ts';
import { makeDataFolder } from './kiosk.ts';
import { application, project } from './project.ts';
import { unprivilegedElectron } from './unprivileged.ts';

/** What a container is made of; what is left out is as it should be. */
export interface Order {
  readonly seq: number;
  readonly venues?: readonly string[];
  /** Another pack than the fixture "harbour". */
  readonly folder?: string;
  /** Changes the copy of the folder before it is built. */
  readonly change?: (folder: string) => void;
}

/** What a curator has: keys, a root, and the tools that make containers; and a data folder to install into. */
export interface Workshop {
  readonly folder: string;
  /** The trust file to start a kiosk with. */
  readonly trustFile: string;
  readonly trust: Trust;
  readonly data: string;
  /** Builds a container with the real builder and gives its path. */
  build(order: Order): Promise<string>;
  /** Installs into the data folder and keeps it, as if a kiosk had been healthy with it. */
  installAndKeep(container: string): Promise<void>;
  /** Where the files of an installed pack lie. */
  filesOf(seq: number): string;
  /** Runs `sister-cities-kiosk pack …` of the built application, as the user that the kiosk runs as, without a display. */
  pack(...args: readonly string[]): Promise<{ code: number | null; out: string; error: string }>;
  /** The same with `--json`. */
  packJson(...args: readonly string[]): Promise<Record<string, unknown>>;
  remove(): void;
}

/** Gives everything below a folder to the user that Electron runs as. */
export function giveAway(path: string): void {
  const { uid } = unprivilegedElectron();
  if (uid === undefined) return;
  chownSync(path, uid, uid);
  if (statSync(path).isDirectory()) for (const name of readdirSync(path)) giveAway(join(path, name));
}

/** Opens a workshop; a folder of its own, readable for all. */
export async function openWorkshop(): Promise<Workshop> {
  const folder = mkdtempSync(join(tmpdir(), 'workshop-'));
  chmodSync(folder, 0o755);
  const packKey = makeKey('workshop');
  const trust = await trustOf(makeSignedRoot(1, [makeKey('workshop root')], [packKey]));
  const trustFile = join(folder, 'root.json');
  writeFileSync(trustFile, formatTrust(trust.chain));
  const data = makeDataFolder();
  const workshop: Workshop = {
    folder,
    trustFile,
    trust,
    data,
    async build({ seq, venues = [], folder: from = join(project, 'test/fixtures/packs/harbour'), change }) {
      const copy = join(folder, `content-${seq}`);
      cpSync(from, copy, { recursive: true });
      change?.(copy);
      const out = join(folder, `${seq}.kpack`);
      const built = await buildContainer({ folder: copy, out, seq, venues, minApp: '0.1.0', keys: [packKey], trust });
      if (!built.ok) throw new Error(`${built.error.code} ${built.error.cause}`);
      chmodSync(out, 0o644);
      return out;
    },
    async installAndKeep(container) {
      const { store } = await openStore({ data, factorySeq: 0, trust });
      const installed = await store.install(container);
      if (!installed.ok) throw new Error(`${installed.error.code} ${installed.error.cause}`);
      await store.beginServing();
      await store.confirmTrial();
      giveAway(data);
    },
    filesOf(seq) {
      const name = readdirSync(join(data, 'packs')).find((each) => each.startsWith(`${seq}-`));
      if (name === undefined) throw new Error(`Pack ${seq} is not installed`);
      return join(data, 'packs', name, 'files');
    },
    async pack(...args) {
      const home = join(folder, 'home');
      mkdirSync(home, { recursive: true });
      giveAway(home);
      const { executable, environment } = unprivilegedElectron();
      const { DISPLAY: _, ...env } = { ...process.env, ...environment(home) };
      const child = spawn(executable, [application, 'pack', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      let [out, error] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (part: string) => (out += part));
      child.stderr.setEncoding('utf8').on('data', (part: string) => (error += part));
      const [code] = (await once(child, 'close')) as [number | null];
      return { code, out, error };
    },
    async packJson(...args) {
      const { out } = await workshop.pack(...args, '--json');
      return JSON.parse(out) as Record<string, unknown>;
    },
    remove() {
      rmSync(folder, { recursive: true, force: true });
      rmSync(data, { recursive: true, force: true });
    },
  };
  return workshop;
}
