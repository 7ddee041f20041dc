import { expect, test } from 'vitest';
import type { StoredDataSource } from './data-source-proxy.ts';
import { saveSettings } from './data-source-settings.ts';

const KIND = { uid: 'store', type: 'some-datasource', name: 'Store' };

function stored(): Map<string, StoredDataSource> {
  return new Map([['store', { jsonData: { url: 'a' }, secureJsonData: { read: 'r', capture: 'c' } }]]);
}

test('an administrator saves: what is named is replaced, and no secret is told', () => {
  const all = stored();
  const answer = saveSettings(KIND, all, 'Admin', '{"jsonData":{"url":"b"},"secureJsonData":{"read":""}}');
  expect(answer).toEqual({
    status: 200,
    body: {
      message: 'Datasource updated',
      datasource: { ...KIND, jsonData: { url: 'b' }, secureJsonFields: { capture: true } },
    },
  });
  expect(all.get('store')?.secureJsonData).toEqual({ read: '', capture: 'c' });
});

test.each(['Viewer', 'Editor'] as const)('a %s may not', (role) => {
  const all = stored();
  expect(saveSettings(KIND, all, role, '{"jsonData":{}}').status).toBe(403);
  expect(all).toEqual(stored());
});

test('what is not there cannot be saved', () => {
  expect(saveSettings(KIND, new Map(), 'Admin', '{}').status).toBe(404);
});
