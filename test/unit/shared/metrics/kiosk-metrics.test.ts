import { expect, test } from 'vitest';

import { formatMetrics } from '../../../../src/shared/metrics/format.ts';
import { kioskMetrics } from '../../../../src/shared/metrics/kiosk-metrics.ts';
import { plainFigures } from '../../../helpers/kiosk-figures.ts';

const text = formatMetrics(kioskMetrics(plainFigures));

test('names follow the conventions: counters end in _total, units stand in the name, and each has its help', () => {
  for (const { name, type, unit, help } of kioskMetrics(plainFigures)) {
    expect(name).toMatch(/^sister_cities_kiosk_[a-z_]+$/);
    expect([name, name.endsWith('_total')]).toEqual([name, type === 'counter']);
    expect(name).toMatch(new RegExp(`_${unit ?? '[a-z]+'}(_total)?$`));
    expect(help).toMatch(/\.$/);
  }
  const names = kioskMetrics(plainFigures).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test.each([
  'sister_cities_kiosk_up 1',
  'sister_cities_kiosk_application_info{version="1.2.3",electron="25.1.1",venue="harbour-museum",kiosk="floor-2"} 1',
  'sister_cities_kiosk_pack_info{pack="harbour",version="2.0.0",origin="installed"} 1',
  'sister_cities_kiosk_pack_sequence 7',
  'sister_cities_kiosk_last_heartbeat_timestamp_seconds 1795464000.5',
  'sister_cities_kiosk_recoveries_total{cause="page-gone"} 2',
  'sister_cities_kiosk_pack_installs_total{result="KEY"} 1',
  'sister_cities_kiosk_visits_total 3',
  'sister_cities_kiosk_visits_by_language_total{language="th"} 2',
  'sister_cities_kiosk_idle_resets_total 2',
  'sister_cities_kiosk_panel_views_total{panel="quay"} 3',
  'sister_cities_kiosk_filesystem_free_bytes 1000000',
  'sister_cities_kiosk_memory_resident_bytes{process="page"} 200000',
  'sister_cities_kiosk_touch_events_total 12',
  'sister_cities_kiosk_channel_enabled 1',
  'sister_cities_kiosk_channel_failures_total{code="OFFLINE"} 1',
])('there is %s', (line) => {
  expect(text.split('\n')).toContain(line);
});

test('what is not known is left out, and a channel that is not there is off', () => {
  const bare = formatMetrics(
    kioskMetrics({ ...plainFigures, beatAt: undefined, pack: undefined, disk: null, channel: undefined, up: false }),
  );
  expect(bare).not.toMatch(/heartbeat|pack_info|filesystem|channel_(last|index|fetched|failures)/);
  expect(bare).toContain('sister_cities_kiosk_channel_enabled 0\n');
  expect(bare).toContain('sister_cities_kiosk_up 0\n');
});
