import { expect, test } from 'vitest';

import { emptyState, type Slot, type StoreState } from '../../../../src/node/store/state.ts';
import {
  commitTrial,
  countAttempt,
  dropSlot,
  failTrial,
  restoreFactory,
  rollBack,
  slotsOf,
} from '../../../../src/node/store/transitions.ts';

const slot = (seq: number): Slot => ({
  folder: `${seq}-0123456789abcdef`,
  seq,
  hash: String(seq).repeat(64).slice(0, 64),
  packId: 'harbour',
  version: '1.0.0',
});
const reason = { code: 'HASH', cause: 'damaged' } as const;
const full: StoreState = {
  ...emptyState,
  current: slot(2),
  previous: slot(1),
  trial: { ...slot(3), attempts: 0 },
};

test('without a trial there is none to count, to keep or to fail', () => {
  const calm = { ...full, trial: null };
  expect(countAttempt(calm)).toBe(calm);
  expect(commitTrial(calm)).toBe(calm);
  expect(failTrial(calm, reason)).toBe(calm);
});

test('a kept trial never lowers the floor', () => {
  const high = { ...full, floor: { seq: 9, hash: slot(9).hash } };
  expect(commitTrial(high).floor?.seq).toBe(9);
  expect(commitTrial(full)).toMatchObject({
    floor: { seq: 3 },
    current: { seq: 3 },
    previous: { seq: 2 },
    trial: null,
  });
});

test.each([
  [1, [3, 2]],
  [2, [3, 1]],
  [3, [2, 1]],
])('dropping pack %i leaves %j', (seq, left) => {
  const after = dropSlot(full, slot(seq).folder, reason);
  expect(slotsOf(after).map((each) => each.seq)).toEqual(left);
  expect(after.notice).toEqual(reason);
});

test('dropping a pack that is not there changes nothing', () => {
  expect(dropSlot(full, slot(7).folder, reason)).toBe(full);
});

test('going back needs something to go back from', () => {
  expect(rollBack(emptyState)).toBeUndefined();
  expect(rollBack({ ...emptyState, previous: slot(1) })).toMatchObject({ current: { seq: 1 }, previous: null });
});

test('the pack of the application comes back over everything; the one shown becomes the one before', () => {
  expect(restoreFactory(emptyState)).toBeUndefined();
  expect(restoreFactory({ ...emptyState, previous: slot(1) })).toBeUndefined();
  expect(restoreFactory(full)).toMatchObject({ trial: null, current: null, previous: { seq: 2 } });
  expect(restoreFactory({ ...full, current: null })).toMatchObject({
    trial: null,
    current: null,
    previous: { seq: 1 },
  });
});
