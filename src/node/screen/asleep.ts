import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where Linux lists the connectors of its graphics cards. */
export const CONNECTORS = '/sys/class/drm';

/** What a connector's file says; undefined where it has none. */
const say = (folder: string, connector: string, file: string): Promise<string | undefined> =>
  readFile(join(folder, connector, file), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );

/**
 * Whether every screen that is connected sleeps: its power is anything but on (VESA DPMS). Where nothing is known of
 * any, as in a virtual machine, none sleeps.
 */
export async function screensSleep(folder: string = CONNECTORS): Promise<boolean> {
  const connectors = await readdir(folder).catch(() => []);
  const states = await Promise.all(
    connectors.map(async (connector) => ({
      connected: (await say(folder, connector, 'status')) === 'connected',
      power: await say(folder, connector, 'dpms'),
    })),
  );
  const screens = states.filter(({ connected, power }) => connected && power !== undefined);
  return screens.length > 0 && screens.every(({ power }) => power !== 'On');
}
