import { expect, test } from 'vitest';

import { PACK_FORMAT, packMigrations } from '../../../../src/shared/schema/pack.ts';

test('every older format has its migration', () => {
  expect(packMigrations).toHaveLength(PACK_FORMAT - 1);
});
