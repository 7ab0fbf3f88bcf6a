import { expect, test } from 'vitest';

import { pinFlaw } from '../../../../src/shared/staff/pin.ts';

test.each(['', '1', '49381', '4938171234567', 'abcdef', '49381 '])('%j has not six to twelve digits', (pin) => {
  expect(pinFlaw(pin)).toBe('short');
});

test.each(['000000', '123456', '654321', '234567', '789012', '121212', '123123', '77777777', '9876543210'])(
  '%s is guessed first',
  (pin) => {
    expect(pinFlaw(pin)).toBe('simple');
  },
);

test.each(['493817', '200406', '112358', '123465', '493817123456'])('%s will do', (pin) => {
  expect(pinFlaw(pin)).toBeUndefined();
});
