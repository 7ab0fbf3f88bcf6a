import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line between kiosks and a host that breaks and stalls. */
export interface FaultLine {
  readonly port: number;
  /** Where connections go from now on, and whether they suffer. */
  lead(to: string, faults: boolean): void;
  readonly resets: () => number;
  readonly stalls: () => number;
  close(): Promise<void>;
}

/** A small generator of numbers from 0 up to 1 that is the same for the same seed (mulberry32, public domain). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const STALL = 1_000;

/**
 * Opens a line to a Unix socket. With faults, 5 % of the connections are reset and 5 % stall for a second, each somewhere
 * in the first `reach` bytes of the answer.
 */
export async function openFaultLine(to: string, seed: number, reach: number): Promise<FaultLine> {
  const random = seeded(seed);
  let [target, faults] = [to, false];
  let [resets, stalls] = [0, 0];
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
      socket.on('error', () => undefined);
    }
    near.pipe(far);
    const dice = random();
    const at = Math.floor(random() * reach);
    const fault = !faults ? 'none' : dice < 0.05 ? 'reset' : dice < 0.1 ? 'stall' : 'none';
    let passed = 0;
    let struck = false;
    far.on('data', (part: Buffer) => {
      passed += part.length;
      if (fault !== 'none' && !struck && passed > at) {
        struck = true;
        if (fault === 'reset') {
          resets += 1;
          near.resetAndDestroy();
          return;
        }
        stalls += 1;
        far.pause();
        setTimeout(() => {
          near.write(part);
          far.resume();
        }, STALL);
        return;
      }
      if (!near.write(part)) far.pause();
    });
    near.on('drain', () => far.resume());
    far.on('end', () => near.end());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', 1_024, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    lead(next, suffer) {
      [target, faults] = [next, suffer];
    },
    resets: () => resets,
    stalls: () => stalls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of open) socket.destroy();
      }),
  };
}
