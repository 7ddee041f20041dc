import { expect, test } from 'vitest';
import { isPackageManager } from './package-manager.ts';

test.each([
  '/usr/lib/node_modules/npm/bin/npm-cli.js',
  '/usr/lib/node_modules/npm/bin/npx-cli.js',
  '/usr/bin/npm',
  '/home/me/.yarn/releases/yarn-4.5.1.cjs',
  '/opt/yarn/bin/yarn.js',
  '/usr/lib/node_modules/pnpm/bin/pnpm.cjs',
  '/usr/lib/node_modules/corepack/dist/corepack.js',
])('%s is one', (path) => {
  expect(isPackageManager(path)).toBe(true);
});

test.each([
  '/srv/app/server.js',
  '/srv/npm-mirror/index.js',
  '/srv/app/npm-mirror.js',
  '/srv/yarn-shop/main.mjs',
  undefined,
])('%s is none', (path) => {
  expect(isPackageManager(path)).toBe(false);
});
