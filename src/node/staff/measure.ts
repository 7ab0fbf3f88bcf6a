import { open, readdir, readFile, stat, statfs } from 'node:fs/promises';
import { freemem, release, totalmem, type as systemName, uptime } from 'node:os';
import { join } from 'node:path';

/** What the machine says of itself. */
export interface Measured {
  readonly system: string;
  readonly on: number;
  readonly disk: { readonly free: number; readonly total: number } | null;
  readonly memory: { readonly free: number; readonly total: number };
  readonly temperature: number | null;
}

const ZONES = '/sys/class/thermal';

/** Degrees Celsius of the hottest part that Linux tells of; null elsewhere, and where nothing sensible is told. */
export async function hottest(folder = ZONES): Promise<number | null> {
  const zones = await readdir(folder).catch(() => []);
  const read = zones
    .filter((name) => name.startsWith('thermal_zone'))
    .map((name) => readFile(join(folder, name, 'temp'), 'utf8').then(Number, () => Number.NaN));
  const degrees = (await Promise.all(read)).map((value) => value / 1000).filter((value) => value > 0 && value < 150);
  return degrees.length === 0 ? null : Math.round(Math.max(...degrees));
}

/** Measures the machine that a data folder lies on. */
export async function measure(data: string): Promise<Measured> {
  const disk = await statfs(data).then(
    ({ bavail, blocks, bsize }) => ({ free: bavail * bsize, total: blocks * bsize }),
    () => null,
  );
  return {
    system: `${systemName()} ${release()}`,
    on: Math.round(uptime()),
    disk,
    memory: { free: freemem(), total: totalmem() },
    temperature: await hottest(),
  };
}

/** A line of the log that tells of trouble. */
export interface Trouble {
  readonly time: string;
  readonly event: string;
  readonly message: string;
}

/** So much of the end of the log is looked at, in bytes. */
const TAIL = 128 * 1024;

async function tail(path: string): Promise<string> {
  const { size } = await stat(path);
  const handle = await open(path);
  try {
    const bytes = Buffer.alloc(Math.min(TAIL, size));
    await handle.read(bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString('utf8');
  } finally {
    await handle.close();
  }
}

/** The last errors of the log in a data folder, the newest first. */
export async function lastTroubles(data: string, most: number): Promise<Trouble[]> {
  const text = await tail(join(data, 'logs', 'kiosk.jsonl')).catch(() => '');
  return text
    .split('\n')
    .flatMap((line): Trouble[] => {
      try {
        const { level, time, event, message } = JSON.parse(line) as Record<string, unknown>;
        return level === 'error' ? [{ time: String(time), event: String(event), message: String(message) }] : [];
      } catch {
        // The first line may be a part of one.
        return [];
      }
    })
    .reverse()
    .slice(0, most);
}
