import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Where `npm test` unpacks what it does not install. */
const caches = ['/var/cache', process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')].map((cache) =>
  join(cache, 'sister-cities-kiosk/prometheus/usr/bin'),
);

function find(program: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...caches];
  return folders.map((folder) => join(folder, program)).find((file) => existsSync(file));
}

/** Debian's Prometheus; undefined where it is not here, which is then said. */
export const prometheus = { server: find('prometheus'), tool: find('promtool') };
export const isHere = prometheus.server !== undefined && prometheus.tool !== undefined;
if (!isHere) console.warn('NOT TESTED HERE: metrics with Prometheus, because Debian’s package could not be fetched.');

/** Runs promtool and gives all that it prints, with its exit code. */
export function promtool(args: readonly string[], input = ''): { readonly code: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(prometheus.tool ?? '', [...args], { input, encoding: 'utf8' });
  return { code: status, said: `${stdout}${stderr}` };
}

/** A port of the loopback that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** A Prometheus that looks every second. */
export interface RunningPrometheus {
  /** The value of an expression that gives one figure; undefined where it gives none. */
  readonly query: (expression: string) => Promise<number | undefined>;
  /** Names of the alerts that fire. */
  readonly firing: () => Promise<string[]>;
  /** Health of what is looked at, and what was wrong at the last look. */
  readonly targets: () => Promise<{ readonly health: string; readonly lastError: string }[]>;
  readonly stop: () => Promise<void>;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** Starts one on the loopback that scrapes those ports as the job `kiosk` and goes by those rules. */
export async function startPrometheus(ports: readonly number[], rules: string): Promise<RunningPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-prometheus-'));
  const port = await freePort();
  const targets = ports.map((each) => `127.0.0.1:${each}`);
  writeFileSync(join(folder, 'rules.yml'), rules);
  // JSON is YAML.
  const configuration = {
    global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
    rule_files: [join(folder, 'rules.yml')],
    scrape_configs: [{ job_name: 'kiosk', static_configs: [{ targets }] }],
  };
  writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(configuration));
  const child = spawn(
    prometheus.server ?? '',
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      '--storage.tsdb.wal-segment-size=10MB',
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  const ask = async <T>(path: string): Promise<T | undefined> => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`).catch(() => undefined);
    return answer?.ok === true ? ((await answer.json()) as { readonly data: T }).data : undefined;
  };
  return {
    async query(expression) {
      type Found = { readonly result: readonly { readonly value: readonly [number, string] }[] };
      const found = await ask<Found>(`query?query=${encodeURIComponent(expression)}`);
      const value = found?.result[0]?.value[1];
      return value === undefined ? undefined : Number(value);
    },
    async firing() {
      type Found = { readonly alerts: readonly { readonly state: string; readonly labels: { alertname: string } }[] };
      const found = await ask<Found>('alerts');
      return (found?.alerts ?? []).filter(({ state }) => state === 'firing').map(({ labels }) => labels.alertname);
    },
    async targets() {
      type Found = { readonly activeTargets: { readonly health: string; readonly lastError: string }[] };
      return (await ask<Found>('targets'))?.activeTargets ?? [];
    },
    async stop() {
      child.kill('SIGKILL');
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
