import { readFileSync } from 'node:fs';

import { doorPath, freshDoor, openDoorState } from '../../node/staff/door-state.ts';
import { hashPin } from '../../node/staff/pin-hash.ts';
import { openSettings } from '../../node/staff/settings-state.ts';
import { err, type Fault, ok, type Result } from '../../shared/errors.ts';
import { kioskSettingsSchema, type SettingsChange } from '../../shared/schema/kiosk-settings.ts';
import { venueSchema } from '../../shared/schema/venue.ts';
import { PIN_DIGITS, type PinFlaw, pinFlaw } from '../../shared/staff/pin.ts';
import { type Arguments, type Command, refused, UsageError } from '../command.ts';
import { checkConfig } from './check-config.ts';

const STDIN = 0;
/** A settings file has a few hundred bytes; anything much larger is another one. */
const MOST_CHARACTERS = 64 * 1024;

const flaws: Readonly<Record<PinFlaw, string>> = {
  short: `it has ${PIN_DIGITS.least} to ${PIN_DIGITS.most} digits and nothing else`,
  simple: 'a run of digits, or a few over and over, is guessed first',
};

const dataFlag = { takes: 'once', value: 'DIR', help: "the kiosk's data folder" } as const;

function readInput(file: string): Result<string, Fault<'IO'>> {
  try {
    return ok(readFileSync(file === '-' ? STDIN : file, 'utf8'));
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return err({ code: 'IO', file, cause: `it cannot be read (${code})`, remedy: 'name a file that is there' });
  }
}

/** The screen's measures given as flags: its diagonal, and what goes with it. @throws UsageError */
function screenFrom(args: Arguments): SettingsChange['screen'] {
  const number = (flag: string): number | undefined => {
    const text = args.one(flag);
    if (text === undefined) return undefined;
    if (!/^\d{1,5}(\.\d{1,3})?$/.test(text)) throw new UsageError(`--${flag} is a number, not "${text}"`);
    return Number(text);
  };
  const [diagonalInches, distance, height] = [number('diagonal'), number('distance'), number('mounting-height')];
  const [rest, shift] = [args.has('rest'), args.has('shift')];
  if (diagonalInches === undefined) {
    if (distance !== undefined || height !== undefined || rest || shift) throw new UsageError('--diagonal is missing');
    return undefined;
  }
  const parsed = venueSchema.shape.screen.safeParse({
    diagonalInches,
    distanceMillimetres: distance ?? 600,
    ...(height !== undefined && { mountingHeightMillimetres: height }),
    ...(rest && { rest }),
    ...(shift && { shift }),
  });
  if (!parsed.success) throw new UsageError(`No screen is like that: ${parsed.error.issues[0]?.message ?? ''}`);
  return parsed.data;
}

/**
 * What an administrator does for the staff of a kiosk that is not running: whoever may write into the data folder may do
 * this, nobody else can. A kiosk that runs reads it at its next start.
 *
 * @param home the data folder where none is named.
 */
export function staffCommands(home: string | undefined): readonly Command[] {
  const where = (args: Arguments): string => args.one('data') ?? home ?? args.must('data');
  const data = home === undefined ? '--data DIR' : '[--data DIR]';
  const none = (args: Arguments): void => {
    if (args.positionals.length > 0) throw new UsageError('It takes flags only');
  };
  return [
    {
      name: 'reset-pin',
      summary: 'Take the staff PIN away; the kiosk then asks for a new one with a setup code from its log.',
      usage: `reset-pin ${data}`,
      flags: { data: dataFlag },
      async run(args) {
        none(args);
        const file = await openDoorState(where(args));
        const written = await file.write(freshDoor);
        if (!written.ok) return refused(written.error);
        return ok({
          message: 'The PIN is gone; the setup code for a new one is in the log',
          details: { file: doorPath(where(args)) },
        });
      },
    },
    {
      name: 'set-pin',
      summary: 'Set the staff PIN, and forget wrong ones.',
      usage: `set-pin ${data} --pin-file FILE`,
      flags: {
        data: dataFlag,
        'pin-file': { takes: 'once', value: 'FILE', help: 'holds the PIN and nothing else; "-" is standard input' },
      },
      async run(args) {
        none(args);
        const input = args.must('pin-file');
        const text = readInput(input);
        if (!text.ok) return refused(text.error);
        const pin = text.value.trim();
        const flaw = pinFlaw(pin);
        if (flaw !== undefined)
          return refused({ code: 'PIN', file: input, cause: flaws[flaw], remedy: 'choose another PIN' });
        const file = await openDoorState(where(args));
        const written = await file.write({ ...freshDoor, pin: await hashPin(pin) });
        return written.ok ? ok({ message: 'The PIN is set' }) : refused(written.error);
      },
    },
    {
      name: 'settings',
      summary: 'Take settings that another kiosk exported, or the measures of this screen.',
      usage: `settings ${data} [--from FILE] [--diagonal INCHES [--distance MM] [--mounting-height MM] [--rest] [--shift]]`,
      flags: {
        data: dataFlag,
        from: { takes: 'once', value: 'FILE', help: 'kiosk-settings.json of another kiosk; "-" is standard input' },
        diagonal: { takes: 'once', value: 'INCHES', help: "the screen's diagonal" },
        distance: { takes: 'once', value: 'MM', help: 'from the eye to the glass; 600 when left out' },
        'mounting-height': { takes: 'once', value: 'MM', help: 'from the floor to the lower edge of the picture' },
        rest: { takes: 'none', help: 'the screen is switched off in quiet hours while nobody is there' },
        shift: { takes: 'none', help: 'the attract screen moves by some pixels, for a screen that could burn in' },
      },
      async run(args) {
        none(args);
        const screen = screenFrom(args);
        const from = args.one('from');
        if (from === undefined && screen === undefined) throw new UsageError('Name --from or --diagonal');
        const settings = await openSettings(where(args));
        if (from !== undefined) {
          const text = readInput(from);
          if (!text.ok) return refused(text.error);
          const parsed = parseSettings(text.value);
          if (parsed === undefined)
            return refused({
              code: 'SCHEMA',
              file: from,
              cause: 'it holds no settings of a kiosk',
              remedy: 'export them at another kiosk',
            });
          const taken = await settings.replace(parsed);
          if (!taken.ok) return refused(taken.error);
        }
        const written = screen === undefined ? ok(undefined) : await settings.change({ screen });
        return written.ok ? ok({ message: 'The settings hold from the next start on' }) : refused(written.error);
      },
    },
    checkConfig,
  ];
}

function parseSettings(text: string) {
  if (text.length > MOST_CHARACTERS) return undefined;
  try {
    return kioskSettingsSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
