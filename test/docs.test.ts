import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generatedPages } from '../docs/generated-pages.ts';
import { CATALOGUE } from '../exporter/src/catalogue.ts';
import { type Heapwatch, startHeapwatch } from '../exporter/src/index.ts';

const ROOT = resolve(import.meta.dirname, '..');

describe('pages made from tables are as their tables are', () => {
  test.each([...generatedPages()])('docs/%s', (file, text) => {
    expect(readFileSync(join(ROOT, 'docs', file), 'utf8'), 'run: node docs/generate.ts').toBe(text);
  });
});

test('a running exporter publishes every metric of the catalogue and no other', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'heapwatch-docs-'));
  const heapwatch: Heapwatch = startHeapwatch({
    metrics: { host: '127.0.0.1', port: 0 },
    snapshot: { dir: directory },
  });
  try {
    await heapwatch.ready;
    const text = await (await fetch(`${heapwatch.metricsAddress?.url}/metrics`)).text();
    const published = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, kind]) => ({ name, kind }));
    expect(published).toEqual(CATALOGUE.map(({ name, kind }) => ({ name, kind })));
  } finally {
    await heapwatch.stop();
    rmSync(directory, { recursive: true });
  }
});

test('links in the pages of the exporter lead somewhere', () => {
  const readme = readFileSync(join(ROOT, 'exporter/README.md'), 'utf8');
  const targets = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target]) => target);
  expect(targets.length).toBeGreaterThan(0);
  for (const target of targets) readFileSync(resolve(ROOT, 'exporter', target));
});
