import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Log } from '../../../../src/main/health/log.ts';
import { readOwnTrust, trustFile } from '../../../../src/main/packs/trust.ts';
import { formatTrust } from '../../../../src/node/container/trust.ts';
import { makeKey, makeSignedRoot, scratch } from '../../../helpers/container.ts';

test.each([
  [false, undefined, 'shipped'],
  [false, 'asked', 'asked'],
  [true, undefined, 'shipped'],
  // Whoever starts a packaged kiosk cannot make it believe somebody else.
  [true, 'asked', 'shipped'],
])('packaged %s, asked for %s: %s counts', (isPackaged, asked, counts) => {
  expect(trustFile({ isPackaged, asked, shipped: 'shipped' })).toBe(counts);
});

describe('the trust file', () => {
  let place: ReturnType<typeof scratch>;
  let lines: string[];
  const put = (level: string) => (event: string) => void lines.push(`${level} ${event}`);
  const log: Log = { info: put('info'), warn: put('warn'), error: put('error') };
  beforeEach(() => {
    place = scratch();
    lines = [];
  });
  afterEach(() => place.remove());

  test('one that is sound', async () => {
    const root = makeSignedRoot(1, [makeKey('root')], [makeKey('pack')]);
    const file = place.write('root.json', Buffer.from(formatTrust([root])));
    expect((await readOwnTrust(file, log))?.root.version).toBe(1);
    expect(lines).toEqual([]);
  });

  test('none: nobody is trusted, which is how an application without one is meant', async () => {
    expect(await readOwnTrust(join(place.folder, 'root.json'), log)).toBeUndefined();
    expect(lines).toEqual(['info trust-none']);
  });

  test('one that is not sound, or no file: nobody is trusted, and the log says that it is a fault', async () => {
    expect(await readOwnTrust(place.write('root.json', Buffer.from('{}')), log)).toBeUndefined();
    mkdirSync(join(place.folder, 'folder'));
    expect(await readOwnTrust(join(place.folder, 'folder'), log)).toBeUndefined();
    expect(lines).toEqual(['error trust-refused', 'error trust-unreadable']);
  });
});
