import { expect, test } from 'vitest';

import { parseFlags } from '../../../src/node/flags.ts';

test('reads every flag in both forms', () => {
  expect(parseFlags(['--venue', 'x', '--windowed', '--pack=p', '--data', 'd', '--config=c'])).toEqual({
    ok: true,
    value: {
      venue: 'x',
      windowed: true,
      pack: 'p',
      data: 'd',
      config: 'c',
      trust: undefined,
      stick: undefined,
      trial: undefined,
      still: false,
    },
  });
});

test.each([['--screen=2'], ['--venue'], ['surplus'], ['--windowed=yes'], ['--trial=0'], ['--trial=soon']])(
  '%s is refused in one sentence that names the valid flags',
  (arg) => {
    const parsed = parseFlags([arg]);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? '' : parsed.error).toMatch(
      /^[^.]*valid flags are --venue ID, --windowed, --pack DIR, --data DIR, --config FILE, --trust FILE, --stick DIR, --trial SECONDS, --preview DIR, --look FILE, --still\.$/,
    );
  },
);

test('what counts at a desk only', () => {
  expect(parseFlags(['--trust', 't', '--stick=s', '--trial', '5'])).toMatchObject({
    value: { trust: 't', stick: 's', trial: 5 },
  });
});
