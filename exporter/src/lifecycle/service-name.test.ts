import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { defaultServiceName } from './service-name.ts';

const root = mkdtempSync(join(tmpdir(), 'heapwatch-name-'));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, 'shop/dist/esm'), { recursive: true });
writeFileSync(join(root, 'shop/package.json'), '{ "name": "@acme/checkout" }');
writeFileSync(join(root, 'shop/dist/esm/package.json'), '{ "type": "module" }');

test('is the name of the package the script belongs to, past a package.json without one', () => {
  expect(defaultServiceName(join(root, 'shop/dist/esm/server.js'))).toBe('@acme/checkout');
});

test('is the script’s base name where there is no package', () => {
  expect(defaultServiceName(join(root, 'worker.mjs'))).toBe('worker');
});

test('is `node` without a script', () => {
  expect(defaultServiceName(undefined)).toBe('node');
});
