import { expect, test } from 'vitest';
import { snapshotsFrame } from './snapshots-frame.ts';

test('what is not known of a snapshot yet is an empty cell, not a number', () => {
  const capturedAt = '2026-01-02T03:04:05Z';
  const { fields } = snapshotsFrame([
    { id: 'a', state: 'captured', capturedAt, fileName: 'a.heapsnapshot', fileBytes: 7, isAnalyzed: false },
    { id: 'b', state: 'capturing', capturedAt },
  ]);
  const columns = Object.fromEntries(fields.map(({ name, values }) => [name, values]));
  expect(columns).toMatchObject({ File: [7, null], Heap: [null, null], Nodes: [null, null] });
  expect(columns['Captured']).toEqual([Date.parse(capturedAt), Date.parse(capturedAt)]);
});
