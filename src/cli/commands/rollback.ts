import { rollBackIn } from '../../node/store/store.ts';
import { ok } from '../../shared/errors.ts';
import { type Command, refused, UsageError } from '../command.ts';

/** `rollback --data DIR`: back to the pack before. */
export const rollback: Command = {
  name: 'rollback',
  summary: 'Go back to the pack installed before, or to that of the application.',
  usage: 'rollback --data DIR',
  flags: { data: { takes: 'once', value: 'DIR', help: "the kiosk's data folder" } },
  async run(args) {
    if (args.positionals.length > 0) throw new UsageError('rollback takes flags only');
    const back = await rollBackIn(args.must('data'));
    if (!back.ok) return refused(back.error);
    const slot = back.value;
    const message =
      slot === null
        ? 'Back to the pack of the application'
        : `Back to ${slot.packId} ${slot.version}, number ${slot.seq}`;
    return ok({ message, details: { current: slot } });
  },
};
