import { resolve } from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');

/** Real applications start slowly on a busy machine; nothing here waits that long when it works. */
const PATIENT = 120_000;

export default defineConfig({
  root,
  cacheDir: resolve(root, 'node_modules/.cache/vitest'),
  test: {
    // The code that decides which bytes a kiosk trusts and keeps: no branch of it goes untried (`npm run test:coverage`).
    coverage: {
      provider: 'v8',
      include: ['src/node/container/**', 'src/shared/container/**', 'src/node/store/**'],
      thresholds: { branches: 100 },
      reporter: [['text', { skipFull: true }]],
      reportsDirectory: resolve(root, 'node_modules/.cache/coverage'),
    },
    projects: [
      { root, test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 30_000 } },
      {
        root,
        plugins: [react()],
        test: {
          name: 'component',
          include: ['test/component/**/*.test.tsx'],
          environment: 'happy-dom',
          setupFiles: ['test/helpers/ready-page.ts'],
          testTimeout: 30_000,
        },
      },
      {
        root,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: PATIENT,
          hookTimeout: PATIENT,
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: PATIENT,
          hookTimeout: PATIENT,
          expect: { poll: { timeout: PATIENT / 4 } },
          maxWorkers: 2,
        },
      },
      {
        root,
        test: {
          name: 'monkey',
          include: ['test/monkey/**/*.test.ts'],
          // It plays for three minutes, and is left alone now and then until it is forgotten.
          testTimeout: 6 * PATIENT,
          hookTimeout: PATIENT,
        },
      },
      {
        root,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: PATIENT,
          hookTimeout: PATIENT,
          expect: { poll: { timeout: PATIENT / 4 } },
          // A walk keeps one core busy; left to itself Vitest would leave the other core of a machine with two idle.
          maxWorkers: 2,
        },
      },
    ],
  },
});
