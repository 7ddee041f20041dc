import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tooOldNode } from './node-version.ts';

test('what is older than the engines of the package is told', () => {
  expect(tooOldNode('20.20.2')).toBe('wants Node.js 22.15 or later and stays off in 20.20.2');
  expect(tooOldNode('22.14.0')).toBeDefined();
  for (const version of ['22.15.0', '24.0.0', '26.10.0', process.versions.node])
    expect(tooOldNode(version)).toBeUndefined();
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(tooOldNode('0.0.0')).toContain(manifest.engines.node.replace('>=', ''));
});
