import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { provisionedDataSources } from './tools/provisioned-data-sources.ts';

const SHIPPED = join(import.meta.dirname, '../deploy/grafana/provisioning/datasources/heapwatch.yml');
const folder = mkdtempSync(join(tmpdir(), 'heapwatch-provisioning-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(url: string, variables: Record<string, string> = {}) {
  const file = join(folder, 'data-sources.yml');
  writeFileSync(file, `apiVersion: 1\ndatasources:\n  - { name: One, type: any, url: '${url}' }\n`);
  return provisionedDataSources(file, variables);
}

describe('a provisioning file', () => {
  test.each([
    ['$HOST:$PORT', 'shop:9090'],
    [`http://\${HOST}/a`, 'http://shop/a'],
    ['$$HOST', '$HOST'],
  ])('%s becomes %s', (url, filled) => {
    expect(read(url, { HOST: 'shop', PORT: '9090' })).toEqual([
      { name: 'One', uid: 'One', type: 'any', url: filled, jsonData: {}, secureJsonData: {} },
    ]);
  });

  test('asks for no variable that nobody gave', () => {
    expect(() => read('$HOST')).toThrow(/asks for \$HOST, which is not set/);
  });
});

test('the shipped data sources are Prometheus and the store of snapshots, its tokens secret', () => {
  const sources = provisionedDataSources(SHIPPED, {
    PROMETHEUS_URL: 'http://prometheus:9090',
    HEAPWATCH_URL: 'http://heapwatch:9472',
    HEAPWATCH_READ_TOKEN: 'read',
    HEAPWATCH_CAPTURE_TOKEN: 'capture',
  });
  expect(sources).toEqual([
    expect.objectContaining({ uid: 'prometheus', type: 'prometheus', url: 'http://prometheus:9090' }),
    expect.objectContaining({
      type: 'heapwatch-snapshots-datasource',
      jsonData: { serviceUrl: 'http://heapwatch:9472' },
      secureJsonData: { readToken: 'read', captureToken: 'capture' },
    }),
  ]);
});
