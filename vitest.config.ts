import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The second reporter prints one plain `N passed, N failed` line that any tool can read.
    reporters: ['default', './test/plain-summary.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          // a machine under load must not fail a test that is only slow
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: [
            '{exporter,analyzer}/src/**/*.test.ts',
            '{dashboards,alerts,docs}/**/*.test.ts',
            'test/*.test.ts',
            'test/corpus/**/*.test.ts',
            'test/host/server/*.test.ts',
            'grafana-plugin/scripts/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: ['test/e2e/alerting/**'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          // a page under load answers late
          expect: { poll: { timeout: 60_000 } },
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Each waits minutes for an alert, with little to do meanwhile: so they wait together.
        test: {
          name: 'alerting',
          include: ['test/e2e/alerting/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
        },
      },
      'grafana-plugin/vitest.config.ts',
    ],
  },
});
