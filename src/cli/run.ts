import { describeFault, type Fault } from '../shared/errors.ts';
import { type Command, type Host, UsageError } from './command.ts';
import { build } from './commands/build.ts';
import { check } from './commands/check.ts';
import { diff } from './commands/diff.ts';
import { inspect } from './commands/inspect.ts';
import { install } from './commands/install.ts';
import { newPack } from './commands/new.ts';
import { keygen } from './commands/keygen.ts';
import { preview } from './commands/preview.ts';
import { publish } from './commands/publish.ts';
import { rollback } from './commands/rollback.ts';
import { root } from './commands/root.ts';
import { schema } from './commands/schema.ts';
import { sign } from './commands/sign.ts';
import { status } from './commands/status.ts';
import { tiles } from './commands/tiles.ts';
import { translate } from './commands/translate.ts';
import { verify } from './commands/verify.ts';
import { formatFindings } from './format-fault.ts';
import { commonFlags, parseArguments } from './parse-arguments.ts';

const packCommands: readonly Command[] = [
  newPack,
  check,
  preview,
  translate,
  tiles,
  keygen,
  root,
  build,
  sign,
  verify,
  inspect,
  diff,
  publish,
  install,
  status,
  rollback,
  schema,
];

/** Where the words of the command line go. */
export interface Output {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

/** 0 done, 1 refused, 2 wrong usage. */
export type Exit = 0 | 1 | 2;

function overview(program: string, commands: readonly Command[]): string {
  return [
    `Usage: ${program} COMMAND`,
    ...commands.map((command) => `  ${command.name.padEnd(10)} ${command.summary}`),
    `"${program} COMMAND --help" says more. Exit codes: 0 done, 1 refused, 2 wrong usage.`,
  ].join('\n');
}

function helpOf(command: Command, program: string): string {
  const flags = Object.entries({ ...command.flags, ...commonFlags });
  return [
    `Usage: ${program} ${command.usage}`,
    command.summary,
    ...flags.map(([name, { value, help, takes }]) =>
      `  ${`--${name}${value === undefined ? '' : ` ${value}`}${takes === 'many' ? '...' : ''}`.padEnd(24)} ${help}`.trimEnd(),
    ),
  ].join('\n');
}

/**
 * Runs one command line, without the program's own name: what `npm run pack --` and the packaged kiosk's `pack` do.
 *
 * @returns the exit code; everything printed has gone to `output`.
 */
export async function runCommandLine(
  args: readonly string[],
  host: Omit<Host, 'print'>,
  output: Output,
  program = 'npm run pack --',
  commands = packCommands,
): Promise<Exit> {
  const [name, ...rest] = args;
  const command = commands.find((each) => each.name === name);
  const wantsHelp = rest.includes('--help');
  if (command === undefined) {
    const asked = name === undefined || name === '--help' || name === 'help';
    (asked ? output.out : output.error)(overview(program, commands));
    return asked ? 0 : 2;
  }
  if (wantsHelp) {
    output.out(helpOf(command, program));
    return 0;
  }
  const json = rest.includes('--json');
  try {
    const print = json ? () => undefined : output.out;
    // A bar among JSON would be noise to whoever reads it.
    const progress = json ? () => undefined : host.progress;
    const result = await command.run(parseArguments(rest, command.flags), { ...host, progress, print });
    if (result.ok) {
      const { message, details, warnings = [] } = result.value;
      if (json) output.out(JSON.stringify({ ok: true, code: 'OK', message, ...details, warnings }));
      else {
        for (const line of formatFindings(warnings)) output.error(line);
        output.out(message);
      }
      return 0;
    }
    reportFaults(result.error, json, output);
    return 1;
  } catch (error) {
    if (!(error instanceof UsageError)) {
      reportFaults([describeBug(error)], json, output);
      return 1;
    }
    if (json) output.out(JSON.stringify({ ok: false, code: 'USAGE', message: error.message }));
    else output.error(`${error.message}.\n${helpOf(command, program)}`);
    return 2;
  }
}

/** An error of the tools themselves: whoever types a command can do nothing with a stack. */
export function describeBug(error: unknown): Fault {
  const { code, message } = (error instanceof Error ? error : new Error(String(error))) as NodeJS.ErrnoException;
  return {
    code: code ?? 'INTERNAL',
    cause: `it could not be done (${message})`,
    remedy:
      code === undefined ? 'report this with the command you typed' : 'check that the files can be read and written',
  };
}

function reportFaults(findings: readonly Fault[], json: boolean, output: Output): void {
  const faults = findings.filter((each) => each.severity !== 'warning');
  const warnings = findings.filter((each) => each.severity === 'warning');
  if (json) {
    const [first] = faults;
    const { code, file, place, line, column, remedy } = first as Fault;
    const message = describeFault(first as Fault);
    const more = { ...(faults.length > 1 && { faults }), ...(warnings.length > 0 && { warnings }) };
    output.out(JSON.stringify({ ok: false, code, message, file, place, line, column, remedy, ...more }));
    return;
  }
  for (const line of formatFindings(findings)) output.error(line);
  const look = warnings.length > 0 ? `, ${warnings.length} to look at` : '';
  if (findings.length > 1) output.error(`${faults.length} to correct${look}.`);
}
