import { doorPath, freshDoor, openDoorState } from '../../node/staff/door-state.ts';
import { ok } from '../../shared/errors.ts';
import { type Command, refused, UsageError } from '../command.ts';
import { checkConfig } from './check-config.ts';

/**
 * `reset-pin [--data DIR]`: takes the PIN of the console away, with all that is remembered of wrong ones. The kiosk then
 * writes a setup code to its log, at its next start or when somebody knocks. Whoever may write into the data folder may do this; nobody else can.
 *
 * @param home the data folder where none is named.
 */
export const staffCommands = (home: string | undefined): readonly Command[] => [
  {
    name: 'reset-pin',
    summary: 'Take the staff PIN away; the kiosk then asks for a new one with a setup code from its log.',
    usage: home === undefined ? 'reset-pin --data DIR' : 'reset-pin [--data DIR]',
    flags: { data: { takes: 'once', value: 'DIR', help: "the kiosk's data folder" } },
    async run(args) {
      if (args.positionals.length > 0) throw new UsageError('reset-pin takes flags only');
      const data = args.one('data') ?? home ?? args.must('data');
      const file = await openDoorState(data);
      const written = await file.write(freshDoor);
      if (!written.ok) return refused(written.error);
      return ok({
        message: 'The PIN is gone; the setup code for a new one is in the log',
        details: { file: doorPath(data) },
      });
    },
  },
  checkConfig,
];
