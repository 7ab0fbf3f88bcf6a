import { access } from 'node:fs/promises';

import { attempt } from '../../node/container/io-fault.ts';
import { readStatus } from '../../node/store/store.ts';
import { ok } from '../../shared/errors.ts';
import { type Command, refused, UsageError } from '../command.ts';

interface Named {
  readonly packId: string;
  readonly version: string;
  readonly seq: number;
}
const name = (slot: Named | null): string =>
  slot === null ? 'none' : `${slot.packId} ${slot.version}, number ${slot.seq}`;

/** `status --data DIR`: what is installed. Changes nothing. */
export const status: Command = {
  name: 'status',
  summary: "Show what is installed in a kiosk's data folder.",
  usage: 'status --data DIR',
  flags: { data: { takes: 'once', value: 'DIR', help: "the kiosk's data folder" } },
  async run(args) {
    if (args.positionals.length > 0) throw new UsageError('status takes flags only');
    const data = args.must('data');
    const read = await attempt(async () => {
      await access(data);
      return readStatus(data);
    });
    if (!read.ok) return refused(read.error);
    const { current, previous, trial, floor, blocked, notice } = read.value;
    const message = [
      `shown:    ${current === null ? 'the pack of the application' : name(current)}`,
      `on trial: ${trial === null ? 'none' : `${name(trial)}, ${trial.attempts} starts`}`,
      `before:   ${name(previous)}`,
      `floor:    ${floor}`,
      `refused for ever: ${blocked.length === 0 ? 'none' : blocked.map((each) => each.seq).join(', ')}`,
      ...(notice === null ? [] : [`notice:   ${notice.code} ${notice.cause}`]),
    ].join('\n');
    return ok({ message, details: { ...read.value } });
  },
};
