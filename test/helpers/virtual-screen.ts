import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A screen that exists in memory only. */
export interface VirtualScreen {
  /** Value for the DISPLAY variable. */
  readonly display: string;
  stop(): Promise<void>;
}

/**
 * Starts an X server of that size on a free display number; it answers as soon as this returns. What it shows is also
 * in the file `Xvfb_screen0` (XWD format) of `pictureFolder`, where one is given.
 */
export async function startVirtualScreen(
  width: number,
  height: number,
  pictureFolder?: string,
): Promise<VirtualScreen> {
  // -ac: the browser may run as another user than this process, and the server lives as long as the test only.
  const server = spawn(
    'Xvfb',
    [
      '-displayfd',
      '3',
      '-ac',
      '-nolisten',
      'tcp',
      '-screen',
      '0',
      `${width}x${height}x24`,
      ...(pictureFolder === undefined ? [] : ['-fbdir', pictureFolder]),
    ],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const pipe = server.stdio[3];
  if (pipe === null || pipe === undefined || !('on' in pipe)) throw new Error('Xvfb has no answer pipe');
  const failed = once(server, 'error').then(([error]) => {
    throw new Error(`Xvfb could not be started: ${String(error)}`);
  });
  const [number] = (await Promise.race([once(pipe, 'data'), failed])) as [Buffer];
  return {
    display: `:${number.toString().trim()}`,
    async stop() {
      if (server.exitCode !== null) return;
      const gone = once(server, 'exit');
      server.kill();
      await gone;
    },
  };
}
