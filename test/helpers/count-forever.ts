import { z } from 'zod';

import { openStateFile } from '../../src/node/state/state-file.ts';

/** Counts up in a state file for as long as it lives, and says each number once it is on the disk. */
const path = process.argv[2] ?? '';
const schema = z.strictObject({ count: z.int(), filler: z.string() });
const state = await openStateFile(path, schema, { count: 0, filler: '' });
for (const fault of state.faults) console.log(`fault ${fault.cause}`);
for (;;) {
  const count = state.value().count + 1;
  // Of changing length, so that a torn file would show.
  const written = await state.write({ count, filler: 'x'.repeat((count * 997) % 9_000) });
  if (!written.ok) throw new Error(written.error.cause);
  process.stdout.write(`${count}\n`);
}
