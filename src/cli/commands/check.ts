import { readPack } from '../../node/pack/read-pack.ts';
import { checkLengths } from '../../shared/content/check-pack.ts';
import { describeFault } from '../../shared/errors.ts';
import type { Command } from '../command.ts';

/** `check DIR`: reads a pack folder as the kiosk would, and as an editor would, and names every fault. */
export const check: Command = {
  name: 'check',
  summary: 'Check a pack folder and name every fault in plain words.',
  usage: 'check DIR',
  async run(args, print) {
    const [folder, ...rest] = args;
    if (folder === undefined || rest.length > 0) return { exit: 2, message: 'Name one pack folder: check DIR' };
    const read = await readPack(folder);
    const faults = read.ok ? checkLengths(read.value.pack, read.value.texts) : read.error;
    if (read.ok && faults.length === 0) {
      const panels = read.value.pack.topics.reduce((sum, topic) => sum + topic.panels.length, 0);
      print(`${folder}: ${panels} panels in ${read.value.pack.languages.join(', ')}: nothing to correct.`);
      return { exit: 0 };
    }
    for (const fault of faults) print(`${fault.code} ${describeFault(fault)}`);
    print(`${faults.length} to correct.`);
    return { exit: 1 };
  },
};
