import { expect, test } from 'vitest';

import { takeFloor } from '../../../../src/renderer/state/sound-floor.ts';

test('who begins to be heard silences who was', () => {
  const heard: string[] = [];
  const first = takeFloor(() => heard.push('first silenced'));
  const second = takeFloor(() => heard.push('second silenced'));
  expect(heard).toEqual(['first silenced']);
  // The first has nothing to give back any more.
  first();
  const third = takeFloor(() => heard.push('third silenced'));
  expect(heard).toEqual(['first silenced', 'second silenced']);
  second();
  third();
  takeFloor(() => undefined)();
  expect(heard).toEqual(['first silenced', 'second silenced']);
});
