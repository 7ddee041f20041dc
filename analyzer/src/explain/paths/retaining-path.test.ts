import { describe, expect, test } from 'vitest';
import { type EdgeText, type NodeText, programText } from '../../../../test/tools/snapshots/snapshot-text.ts';
import { buildGraph } from '../../graph/heap-graph.ts';
import { SnapshotParser } from '../../parse/snapshot-parser.ts';
import { type HeapSnapshot, nameSnapshot } from '../heap-snapshot.ts';
import { createPathSearch } from './path-search.ts';
import { pathSignature, retainingPath } from './retaining-path.ts';

/** Ordinals: 0 the root, 1 the global object, then the nodes as given. */
function program(globals: readonly EdgeText[], nodes: readonly NodeText[]): HeapSnapshot {
  const parser = new SnapshotParser();
  parser.write(new TextEncoder().encode(programText(globals, nodes)));
  return nameSnapshot(buildGraph(parser.finish()));
}

/** `edge:Class` for each step. */
const stepsTo = (snapshot: HeapSnapshot, node: number): string[] =>
  retainingPath(snapshot, node).map(
    ({ edgeName, className, count }) =>
      `${edgeName ?? ''}:${className}${count === undefined ? '' : `×${count}`}`,
  );

test('a longer way over names is told before a shorter one over V8 itself', () => {
  const snapshot = program(
    [
      { to: 2, name: 'handler' },
      { to: 4, name: 'shop' },
    ],
    [
      {
        type: 'closure',
        name: 'handler',
        id: 101,
        edges: [{ to: 3, type: 'internal', name: 'feedback_cell' }],
      },
      { type: 'code', name: 'cell', id: 103, edges: [{ to: 6, type: 'hidden', name: 1 }] },
      { name: 'Shop', id: 105, edges: [{ to: 5, name: 'orders' }] },
      { name: 'Map', id: 107, edges: [{ to: 7, type: 'internal', name: 'table' }] },
      { name: 'Order', id: 109 },
      { type: 'array', id: 111, edges: [{ to: 6, type: 'internal', name: '4' }] },
    ],
  );
  expect(snapshot.distances[6]).toBe(4);
  expect(stepsTo(snapshot, 6)).toEqual([':global', 'shop:Shop', 'orders:Map', 'table:(array)', '4:Order']);
});

test('a prototype is the last to be told as a holder', () => {
  const snapshot = program(
    [
      { to: 2, name: 'one' },
      { to: 4, name: 'shop' },
    ],
    [
      { name: 'Order', id: 101, edges: [{ to: 3, name: '__proto__' }] },
      { name: 'Prototype', id: 103 },
      { name: 'Shop', id: 105, edges: [{ to: 5, name: 'classes' }] },
      { name: 'Classes', id: 107, edges: [{ to: 3, name: 'order' }] },
    ],
  );
  expect(stepsTo(snapshot, 3)).toEqual([':global', 'shop:Shop', 'classes:Classes', 'order:Prototype']);
});

test('never over a weak edge', () => {
  const snapshot = program(
    [
      { to: 2, name: 'watched' },
      { to: 3, name: 'kept' },
    ],
    [
      { name: 'Watcher', id: 101, edges: [{ to: 5, type: 'weak', name: 0 }] },
      { name: 'Holder', id: 103, edges: [{ to: 4, name: 'inner' }] },
      { name: 'Inner', id: 105, edges: [{ to: 5, name: 'item' }] },
      { name: 'Item', id: 107 },
    ],
  );
  expect(stepsTo(snapshot, 5)).toEqual([':global', 'kept:Holder', 'inner:Inner', 'item:Item']);
});

describe('a list of 5,000', () => {
  const links: NodeText[] = Array.from({ length: 5000 }, (_, n) => ({
    name: 'Job',
    id: 101 + 2 * n,
    edges: n < 4999 ? [{ to: 3 + n, name: 'next' }] : [],
  }));
  const snapshot = program([{ to: 2, name: 'backlog' }], links);

  test('is one step with its count', () => {
    expect(stepsTo(snapshot, 5001)).toEqual([':global', 'backlog:Job', 'next:Job×4999']);
  });
  test('is found again at no cost, and alike from what was found before', () => {
    const search = createPathSearch(snapshot);
    const first = retainingPath(snapshot, 5001, search);
    expect(retainingPath(snapshot, 5001, search)).toEqual(first);
    expect(retainingPath(snapshot, 2500, search).at(-1)).toMatchObject({ edgeName: 'next', count: 2498 });
  });
});

test('a long way that does not repeat says how much it leaves out', () => {
  const nodes: NodeText[] = Array.from({ length: 1000 }, (_, n) => ({
    name: `Class${n}`,
    id: 101 + 2 * n,
    edges: n < 999 ? [{ to: 3 + n, name: `property${n}` }] : [],
  }));
  const path = retainingPath(program([{ to: 2, name: 'start' }], nodes), 1001);
  expect(path).toHaveLength(200);
  expect(path.find(({ omitted }) => omitted !== undefined)).toMatchObject({ omitted: 801 });
  expect(path.at(-1)).toMatchObject({ className: 'Class999' });
});

test('the value of a WeakMap is held by its key, by way of the WeakMap with its name', () => {
  const pair = (number: number): string =>
    `${number} / part of key (Shop @101) -> value (Extra @107) pair in WeakMap (table @105)`;
  const snapshot = program(
    [
      { to: 2, name: 'shop' },
      { to: 3, name: 'extras' },
    ],
    [
      { name: 'Shop', id: 101, edges: [{ to: 5, type: 'internal', name: pair(4) }] },
      { name: 'WeakMap', id: 103, edges: [{ to: 4, type: 'internal', name: 'table' }] },
      { type: 'array', id: 105, edges: [{ to: 5, type: 'internal', name: pair(3) }] },
      { name: 'Extra', id: 107 },
    ],
  );
  expect(stepsTo(snapshot, 5)).toEqual([':global', 'shop:Shop', 'extras:WeakMap', 'value of the key:Extra']);
});

test('places differ by names, but not by numbers and the keys of a dictionary', () => {
  const path = (holder: string, key: string): string =>
    pathSignature([
      { edgeType: 'property', edgeName: 'all', className: holder },
      { edgeType: 'property', edgeName: key, className: 'Array' },
      { edgeType: 'element', edgeName: key.length.toString(), className: 'Order' },
    ]);
  expect(path('Object', 'monday')).toBe(path('Object', 'sunday-night'));
  expect(path('Shop', 'open')).not.toBe(path('Shop', 'done'));
});
