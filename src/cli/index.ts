import type { Command } from './command.ts';
import { check } from './commands/check.ts';
import { schema } from './commands/schema.ts';

const commands: readonly Command[] = [check, schema];

const usage = [
  'Usage: npm run pack -- COMMAND',
  ...commands.map((command) => `  ${command.usage.padEnd(14)} ${command.summary}`),
].join('\n');

const [name, ...args] = process.argv.slice(2);
const command = commands.find((each) => each.name === name);
if (command === undefined) {
  console.error(usage);
  process.exitCode = name === undefined || name === '--help' ? 0 : 2;
} else {
  const end = await command.run(args, (line) => {
    console.log(line);
  });
  if (end.message !== undefined) console.error(end.message);
  process.exitCode = end.exit;
}
