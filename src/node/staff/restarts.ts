import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type Restart, restartsOf, type RunLine, tellingEvents } from '../../shared/staff/restarts.ts';

function lineOf(text: string): RunLine[] {
  // Two megabytes of log hold a handful of such lines; the others are not worth parsing.
  if (!tellingEvents.some((event) => text.includes(`"event":"${event}"`))) return [];
  try {
    const { time, event, machineOn } = JSON.parse(text) as Record<string, unknown>;
    if (typeof time !== 'string' || typeof event !== 'string' || Number.isNaN(Date.parse(time))) return [];
    return [{ time, event, ...(typeof machineOn === 'number' && { machineOn }) }];
  } catch {
    // A power cut leaves half a line.
    return [];
  }
}

/** The restarts that the log of a data folder remembers, the newest first; none where it cannot be read. */
export async function readRestarts(data: string): Promise<Restart[]> {
  const file = join(data, 'logs', 'kiosk.jsonl');
  const parts = await Promise.all([`${file}.1`, file].map((path) => readFile(path, 'utf8').catch(() => '')));
  return restartsOf(parts.join('\n').split('\n').flatMap(lineOf));
}
