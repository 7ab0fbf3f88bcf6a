import { expect, test } from 'vitest';

import { formatMetrics } from '../../../../src/shared/metrics/format.ts';

test('help, type, unit and samples, with what is special in their texts escaped', () => {
  const text = formatMetrics([
    {
      name: 'a_seconds',
      help: 'One\\two\nlines "quoted"',
      type: 'gauge',
      unit: 'seconds',
      samples: [{ value: 1.5 }, { labels: { of: 'a "b"\\\n', and: 'ü' }, value: 0 }],
    },
    { name: 'none_total', help: 'Nothing.', type: 'counter', samples: [] },
    { name: 'b_total', help: 'Odd.', type: 'counter', samples: [{ value: Number.NaN }] },
  ]);
  expect(text).toBe(
    [
      '# HELP a_seconds One\\\\two\\nlines "quoted"',
      '# TYPE a_seconds gauge',
      '# UNIT a_seconds seconds',
      'a_seconds 1.5',
      'a_seconds{of="a \\"b\\"\\\\\\n",and="ü"} 0',
      '# HELP b_total Odd.',
      '# TYPE b_total counter',
      'b_total NaN',
      '',
    ].join('\n'),
  );
});
