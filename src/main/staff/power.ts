import { spawn } from 'node:child_process';

import { askFor, asksFolder } from '../../node/machine/asks.ts';

/** The command that restarts or shuts down a machine; undefined where this system has none that we know. */
export function machineCommand(
  action: 'reboot' | 'off',
  platform: NodeJS.Platform,
): readonly [program: string, ...args: string[]] | undefined {
  switch (platform) {
    case 'linux':
      return ['systemctl', action === 'reboot' ? 'reboot' : 'poweroff'];
    case 'win32':
      return ['shutdown', action === 'reboot' ? '/r' : '/s', '/t', '0'];
    case 'darwin':
      return [
        'osascript',
        '-e',
        `tell application "System Events" to ${action === 'reboot' ? 'restart' : 'shut down'}`,
      ];
    default:
      return undefined;
  }
}

/** Restarts or shuts down the machine; gives false where the system refuses or knows no way. */
export async function switchMachine(action: 'reboot' | 'off', platform: NodeJS.Platform): Promise<boolean> {
  const asks = asksFolder(process.env);
  if (asks !== undefined) return askFor(asks, 'power', action);
  const command = machineCommand(action, platform);
  return command !== undefined && runMachineCommand(command);
}

/** Gives false where the system refuses or does not know it. */
export function runMachineCommand([program, ...args]: readonly [string, ...string[]]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore' });
    child.once('error', () => {
      resolve(false);
    });
    child.once('exit', (code) => {
      resolve(code === 0);
    });
  });
}
