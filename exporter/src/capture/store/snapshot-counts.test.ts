import { expect, test } from 'vitest';
import { SnapshotCountsReader } from './snapshot-counts.ts';

const HEADER =
  '{"snapshot":{"meta":{"node_fields":["type"]},"node_count":12,"edge_count":34,"trace_function_count":0}';

test.each([1, 7, 64, 4096])('the counts are read from chunks of %i bytes', (size) => {
  const reader = new SnapshotCountsReader();
  const bytes = Buffer.from(`${HEADER},"nodes":[1,2],"strings":["\\"node_count\\":99,"]}`);
  for (let at = 0; at < bytes.length; at += size) reader.write(bytes.subarray(at, at + size));
  expect(reader.counts).toEqual({ nodeCount: 12, edgeCount: 34 });
});

test('nothing is told where the header does not tell, however long it is', () => {
  const reader = new SnapshotCountsReader();
  for (let i = 0; i < 100; i++) reader.write(Buffer.alloc(1000, ' '));
  reader.write(Buffer.from(HEADER));
  expect(reader.counts).toBeUndefined();
});
