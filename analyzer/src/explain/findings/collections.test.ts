import { describe, expect, test } from 'vitest';
import { type EdgeText, type NodeText, programText } from '../../../../test/tools/snapshots/snapshot-text.ts';
import { buildGraph } from '../../graph/heap-graph.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import { SnapshotParser } from '../../parse/snapshot-parser.ts';
import { nameSnapshot } from '../heap-snapshot.ts';
import {
  type CollectionGrowth,
  findLargeCollections,
  listKnownCollections,
  pickGrownCollections,
  rankGrownCollections,
} from './collections.ts';
import type { Shortlist } from './shortlist.ts';

function columnsOf(text: string): SnapshotColumns {
  const parser = new SnapshotParser();
  parser.write(new TextEncoder().encode(text));
  return parser.finish();
}
function grown(before: string, after: string): Shortlist<CollectionGrowth> {
  const baseline = columnsOf(before);
  const current = nameSnapshot(buildGraph(columnsOf(after)));
  const nodes = Int32Array.from(current.nodeIds, (id) => baseline.nodeIds.indexOf(id));
  const known = listKnownCollections(current, baseline, nodes);
  return rankGrownCollections(pickGrownCollections(known, baseline), current);
}

/** A collection with its storage: its slots point to nodes of their own, the first `holes` of them to V8's mark. */
function collection(
  name: string,
  storage: { edge: string; bytes: number; slots: readonly number[]; holes?: number },
): string {
  const items: NodeText[] = storage.slots.map((_, n) =>
    n < (storage.holes ?? 0)
      ? { type: 'hidden', name: 'system / Hole', id: 10_001 + 2 * n }
      : { type: 'string', id: 10_001 + 2 * n, selfSize: 16 },
  );
  return programText(
    [{ to: 2, name: 'held' }],
    [
      { name, id: 11, selfSize: 32, edges: [{ to: 3, type: 'internal', name: storage.edge }] },
      {
        type: 'array',
        // V8 makes a new storage when the old one is full
        id: 1001 + 2 * storage.bytes,
        selfSize: storage.bytes,
        edges: storage.slots.map((slot, n) => ({ to: 4 + n, type: 'internal', name: String(slot) })),
      },
      ...items,
    ],
  );
}

const buckets = (entries: number): number => 2 ** Math.max(1, Math.ceil(Math.log2(entries / 2)));
const range = (length: number): number[] => Array.from({ length }, (_, n) => n);

/** `seen`: which of an entry's slots hold more than a small integer; 0 is the key, 1 the value. */
function map(entries: number, seen: readonly number[], name = 'Map', deleted = 0): string {
  const first = 3 + buckets(entries);
  return collection(name, {
    edge: 'table',
    bytes: 8 * (2 + 3 + 7 * buckets(entries)),
    slots: range(entries).flatMap((entry) => seen.map((part) => first + 3 * entry + part)),
    holes: deleted * seen.length,
  });
}
const set = (entries: number): string =>
  collection('Set', {
    edge: 'table',
    bytes: 8 * (2 + 3 + 5 * buckets(entries)),
    slots: range(entries).map((entry) => 3 + buckets(entries) + 2 * entry),
  });
const properties = (entries: number): string =>
  collection('Object', {
    edge: 'properties',
    bytes: 8 * (2 + 6 + 3 * 2 * buckets(entries)),
    slots: range(entries).map((entry) => 6 + 3 * entry),
  });

describe('what both snapshots have is counted in each', () => {
  test.each([
    ['a Map by keys and values', map(100, [0, 1]), map(700, [0, 1]), 'map'],
    ['a Map whose keys are small integers', map(100, [1]), map(700, [1]), 'map'],
    ['a Map whose values are small integers', map(100, [0]), map(700, [0]), 'map'],
    ['a class that extends Map', map(100, [0, 1], 'Cache'), map(700, [0, 1], 'Cache'), 'map'],
    ['a Set', set(100), set(700), 'set'],
    ['keys whose values are small integers', properties(100), properties(700), 'dictionary'],
  ])('%s', (_, before, after, kind) => {
    const { rows, leftOut } = grown(before, after);
    expect(leftOut).toBe(0);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ kind, nodeId: 11, before: 100, entries: 700, isUpperBound: false });
  });

  test('an array by its elements, a dictionary by its properties', () => {
    const held = (name: string, edges: (n: number) => EdgeText, count: number): string =>
      programText(
        [{ to: 2, name: 'held' }],
        [
          { name, id: 11, edges: [...range(count).map(edges), { to: 1, name: '__proto__' }] },
          ...range(count).map((n) => ({ name: 'Item', id: 101 + 2 * n, selfSize: 10 })),
        ],
      );
    const element = (n: number): EdgeText => ({ to: 3 + n, name: n });
    const property = (n: number): EdgeText => ({ to: 3 + n, name: `k${n}` });
    const [array] = grown(held('Array', element, 10), held('Array', element, 60)).rows;
    expect(array).toMatchObject({ kind: 'array', before: 10, entries: 60, retainedBytes: 600 });
    expect(array.sentence).toBe('Array grew from 10 to 60 entries and retains 600 B, held by global → held.');
    const [dictionary] = grown(held('Object', property, 10), held('Object', property, 60)).rows;
    expect(dictionary).toMatchObject({ kind: 'dictionary', className: 'Object', before: 10, entries: 60 });
    expect(dictionary.sentence).toMatch(/^Object used as a dictionary grew from 10 to 60 entries/);
    expect(grown(held('Array', element, 10), held('Array', element, 41)).rows).toEqual([]);
  });
});

describe('what a snapshot does not show is said to be a bound', () => {
  test.each([
    ['a Map of small integers', map(100, []), map(700, []), 128, 1024],
    ['an array of small integers', numbers(100), numbers(700), 100, 700],
  ])('%s', (_, before, after, least, most) => {
    const [row] = grown(before, after).rows;
    expect(row).toMatchObject({ before: least, entries: most, isBeforeUpperBound: true, isUpperBound: true });
    expect(row.sentence).toMatch(/ grew from at most [\d,]+ to at most [\d,]+ entries /);
  });

  function numbers(capacity: number): string {
    return collection('Array', { edge: 'elements', bytes: 16 + 8 * capacity, slots: [] });
  }
});

test('deleted entries are not counted', () => {
  const [row] = grown(map(100, [0, 1]), map(700, [0, 1], 'Map', 100)).rows;
  expect(row).toMatchObject({ before: 100, entries: 600, isUpperBound: false });
});

test('a WeakMap holds nothing', () => {
  const weak = (places: number): string =>
    collection('WeakMap', {
      edge: 'table',
      bytes: 8 * (2 + 3 + 2 * places),
      slots: range(places).map((place) => 3 + 2 * place),
    });
  expect(grown(weak(64), weak(1024)).rows).toEqual([]);
});

test('what is new in the current snapshot is no growth of a collection', () => {
  expect(grown(programText([], []), set(700)).rows).toEqual([]);
});

test('the ten that grew most, and how many others', () => {
  const many = (items: number): string => {
    const nodes: NodeText[] = [];
    for (let array = 0; array < 12; array++) {
      const count = items * (array + 1);
      const at = 2 + nodes.length;
      nodes.push({
        name: 'Array',
        id: 11 + 2 * array,
        edges: range(count).map((n) => ({ to: at + 1 + n, name: n })),
      });
      for (const n of range(count)) nodes.push({ name: 'Item', id: 100_001 + 2 * (array * 10_000 + n) });
    }
    const arrays = nodes.flatMap((node, n) => (node.name === 'Array' ? [2 + n] : []));
    return programText(
      arrays.map((to, n) => ({ to, name: `list${n}` })),
      nodes,
    );
  };
  const { rows, leftOut } = grown(many(2), many(50));
  expect(rows.map(({ entries }) => entries)).toEqual([600, 550, 500, 450, 400, 350, 300, 250, 200, 150]);
  expect(leftOut).toBe(2);
  const large = findLargeCollections(nameSnapshot(buildGraph(columnsOf(many(50)))));
  expect(large.rows.map(({ entries }) => entries).slice(0, 2)).toEqual([600, 550]);
  expect(large.leftOut).toBe(2);
});
