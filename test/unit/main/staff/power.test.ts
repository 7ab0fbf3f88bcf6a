import { expect, test } from 'vitest';

import { machineCommand, runMachineCommand } from '../../../../src/main/staff/power.ts';

test.each([
  ['linux', 'reboot', ['systemctl', 'reboot']],
  ['linux', 'off', ['systemctl', 'poweroff']],
  ['win32', 'reboot', ['shutdown', '/r', '/t', '0']],
  ['win32', 'off', ['shutdown', '/s', '/t', '0']],
  ['aix', 'off', undefined],
] as const)('on %s, %s is %j', (platform, action, command) => {
  expect(machineCommand(action, platform)).toEqual(command);
});

test('a command that is not there, or that the system refuses, is told', async () => {
  expect(await runMachineCommand(['no-such-program-here'])).toBe(false);
  expect(await runMachineCommand([process.execPath, '-e', 'process.exit(1)'])).toBe(false);
  expect(await runMachineCommand([process.execPath, '-e', ''])).toBe(true);
});
