import { expect, test } from 'vitest';
import { programText } from '../../../test/tools/snapshots/snapshot-text.ts';
import { buildGraph } from '../graph/heap-graph.ts';
import { SnapshotParser } from '../parse/snapshot-parser.ts';
import { diffSnapshots } from './diff.ts';
import { nameSnapshot } from './heap-snapshot.ts';

function columnsOf(items: number) {
  const parser = new SnapshotParser();
  const nodes = Array.from({ length: items }, (_, item) => ({
    name: 'Item',
    id: 101 + item * 2,
    selfSize: 9000,
  }));
  const list = { name: 'List', id: 99, edges: nodes.map((_, item) => ({ to: 3 + item })) };
  parser.write(new TextEncoder().encode(programText([{ to: 2 }], [list, ...nodes])));
  return parser.finish();
}

test('comparing again gives the same, in memory that was given back', () => {
  const current = nameSnapshot(buildGraph(columnsOf(40)));
  const { scratch } = current.graph;
  const first = diffSnapshots(columnsOf(10), current);
  const next = (): ArrayBuffer[] => {
    const columns = Array.from({ length: 4 }, () => scratch.takeDouble());
    scratch.giveBack(...columns);
    return columns.map(({ buffer }) => buffer);
  };
  const before = next();
  for (let time = 0; time < 50; time++) expect(diffSnapshots(columnsOf(10), current)).toEqual(first);
  const after = next();
  expect(after.every((buffer) => before.includes(buffer))).toBe(true);
});
