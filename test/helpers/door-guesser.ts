import { createInterface } from 'node:readline';

import { Door } from '../../src/node/staff/door.ts';

// A process that holds the door of a data folder and tries what it is told, a line each, until it is ended: `enter PIN`,
// `setup CODE PIN`, `status`. Arguments: the data folder, how fast its clock goes, how many days the clock of the wall is off.

const [data = '', speed = '1', days = '0'] = process.argv.slice(2);
const real = Date.now.bind(Date);
Date.now = () => real() + Number(days) * 86_400_000;

const say = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};
const door = await Door.open({
  data,
  now: () => performance.now() * Number(speed),
  announce: (code) => say({ code }),
  tell: (fault) => say({ fault }),
});
say({ ready: true, ...door.status() });
for await (const line of createInterface({ input: process.stdin })) {
  const [what, ...words] = line.split(' ');
  const [one = '', two = ''] = words;
  if (what === 'enter') say({ entry: await door.enter(one), ...door.status() });
  else if (what === 'setup') say({ entry: await door.setUp(one, two), ...door.status() });
  else say(door.status());
}
