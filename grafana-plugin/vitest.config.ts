import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'plugin',
    testTimeout: 60_000,
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['./vitest.setup.ts'],
    // Grafana's libraries import styles and bare directories that only a bundler resolves.
    server: { deps: { inline: [/@grafana/] } },
  },
});
