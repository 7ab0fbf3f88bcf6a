import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { formatMetrics } from '../../src/shared/metrics/format.ts';
import { kioskMetrics } from '../../src/shared/metrics/kiosk-metrics.ts';
import { plainFigures } from '../helpers/kiosk-figures.ts';
import { project } from '../helpers/project.ts';
import { isHere, prometheus, promtool } from '../helpers/prometheus.ts';

const folder = join(project, 'deploy/monitoring');
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
/** What is seen in minutes, and what takes days. */
const tests = ['kiosk.rules.test.yml', 'kiosk.rules.days.test.yml'];
const metrics = kioskMetrics(plainFigures);
const names = new Set(metrics.map(({ name }) => name));
const here = (what: string): string[] => (isHere ? [what] : []);

test.each(here('the metrics, and their look where little is known'))('promtool has nothing against %s', () => {
  expect(promtool(['check', 'metrics'], formatMetrics(metrics))).toEqual({ code: 0, said: '' });
  const bare = { ...plainFigures, pack: undefined, beatAt: undefined, disk: null, channel: undefined };
  expect(promtool(['check', 'metrics'], formatMetrics(kioskMetrics(bare)))).toEqual({ code: 0, said: '' });
  // It would say so.
  const wrong = formatMetrics([{ name: 'visits', help: '', type: 'counter', samples: [{ value: 1 }] }]);
  expect(promtool(['check', 'metrics'], wrong).code).not.toBe(0);
});

test.each(here('alerts'))('the %s are sound, and go off when they should and not before', () => {
  expect(promtool(['check', 'rules', join(folder, 'kiosk.rules.yml')])).toMatchObject({ code: 0 });
  const { status, stdout, stderr } = spawnSync(prometheus.tool ?? '', ['test', 'rules', ...tests], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect([status, `${stdout}${stderr}`.includes('SUCCESS')]).toEqual([0, true]);
});

test('each alert is tried', () => {
  const alerts = [...read('kiosk.rules.yml').matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
  const tried = new Set(
    [
      ...tests
        .map(read)
        .join('\n')
        .matchAll(/alertname: (\w+)/g),
    ].map(([, name]) => name),
  );
  expect(alerts.length).toBeGreaterThan(8);
  expect(alerts.filter((name) => !tried.has(name))).toEqual([]);
});

test.each(['kiosk.rules.yml', ...tests, 'kiosk.dashboard.json'])('%s speaks of metrics that there are', (file) => {
  const used = new Set([...read(file).matchAll(/sister_cities_kiosk_\w+/g)].map(([name]) => name));
  expect(used.size).toBeGreaterThan(3);
  expect([...used].filter((name) => !names.has(name))).toEqual([]);
});

test('the dashboard has its panels beside each other, each with its own number and a word on what it shows', () => {
  interface Panel {
    readonly id: number;
    readonly title: string;
    readonly description: string;
    readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
    readonly targets: readonly { readonly expr: string }[];
  }
  const { panels } = JSON.parse(read('kiosk.dashboard.json')) as { readonly panels: readonly Panel[] };
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  const taken = new Set<string>();
  for (const { title, description, gridPos, targets } of panels) {
    expect([title, description.length > 10, targets.length > 0]).toEqual([title, true, true]);
    for (let { y } = gridPos; y < gridPos.y + gridPos.h; y += 1)
      for (let { x } = gridPos; x < gridPos.x + gridPos.w; x += 1) {
        expect([title, x < 24, taken.has(`${x} ${y}`)]).toEqual([title, true, false]);
        taken.add(`${x} ${y}`);
      }
  }
});

test.each(here('dashboard'))('every expression of the %s is one', () => {
  const { panels } = JSON.parse(read('kiosk.dashboard.json')) as {
    readonly panels: readonly { readonly targets: readonly { readonly expr: string }[] }[];
  };
  const expressions = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  const rules = expressions.map((expr, at) => ({ record: `expression:${at}`, expr }));
  const work = mkdtempSync(join(tmpdir(), 'kiosk-dashboard-'));
  try {
    // JSON is YAML.
    writeFileSync(join(work, 'rules.yml'), JSON.stringify({ groups: [{ name: 'dashboard', rules }] }));
    expect(promtool(['check', 'rules', join(work, 'rules.yml')])).toMatchObject({ code: 0 });
  } finally {
    rmSync(work, { recursive: true });
  }
});
