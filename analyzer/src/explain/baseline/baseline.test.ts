import { describe, expect, test } from 'vitest';
import { FIXTURES, type FixtureName, readFixture } from '../../../../test/fixtures/fixture.ts';
import { buildGraph } from '../../graph/heap-graph.ts';
import { allEdges, type EdgeStretch, type SnapshotColumns } from '../../parse/snapshot-columns.ts';
import { SnapshotParser } from '../../parse/snapshot-parser.ts';
import { countBaseline } from '../findings/findings.ts';
import { type HeapSnapshot, nameSnapshot } from '../heap-snapshot.ts';
import { Baseline } from './baseline.ts';

function columnsOf(name: FixtureName): SnapshotColumns {
  const parser = new SnapshotParser();
  parser.write(readFixture(name));
  return parser.finish();
}

/** The edges, so many at a time. */
function* stretches(columns: SnapshotColumns, length: number): Generator<EdgeStretch> {
  const { count, types, names, targets } = allEdges(columns);
  for (let first = 0; first < count; first += length) {
    const end = Math.min(first + length, count);
    yield {
      first,
      count: end - first,
      types: types.subarray(first, end),
      names: names.subarray(first, end),
      targets: targets.subarray(first, end),
    };
  }
}

const classKeys = ({ classOf, keys }: HeapSnapshot['classes']): string[] =>
  Array.from(classOf, (number) => keys[number]);

describe.each(FIXTURES)('of %s, edges that pass and are forgotten', (name) => {
  const columns = columnsOf(name);
  const current = nameSnapshot(buildGraph(columns));
  test.each([3, 1000, Number.POSITIVE_INFINITY])('%d at a time tell what the whole graph tells', (length) => {
    const baseline = Baseline.of(columns, current);
    if (baseline === undefined) throw new Error('the snapshot is not of one process with itself');
    for (const edges of stretches(columns, length)) baseline.take(edges);
    const facts = baseline.finish();
    expect(classKeys(facts.classed.classes)).toEqual(classKeys(current.classes));
    expect(facts.classed.selfSizes).toEqual(current.selfSizes);
    expect(facts.counts).toEqual(countBaseline(columns));
    expect(facts.counts.listeners.length).toBeGreaterThan(name === 'chromium' ? -1 : 0);
    expect(facts.grownCollections).toEqual([]);
    facts.release();
  });
});
