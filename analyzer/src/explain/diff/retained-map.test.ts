import { describe, expect, test } from 'vitest';
import { type NodeText, programText } from '../../../../test/tools/snapshots/snapshot-text.ts';
import { buildGraph } from '../../graph/heap-graph.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import { SnapshotParser } from '../../parse/snapshot-parser.ts';
import { diffSnapshots } from '../diff.ts';
import { type HeapSnapshot, nameSnapshot } from '../heap-snapshot.ts';
import { mapSnapshot, type RetainedBox, type RetainedMap } from './retained-map.ts';

function columnsOf(text: string): SnapshotColumns {
  const parser = new SnapshotParser();
  parser.write(new TextEncoder().encode(text));
  return parser.finish();
}
const snapshotOf = (text: string): HeapSnapshot => nameSnapshot(buildGraph(columnsOf(text)));

/** `(Cache 2: 1000 (Page 4: 900))`: class, count and bytes, parts within. */
function outline({ parts }: Pick<RetainedMap, 'parts'>): string {
  const text = (box: RetainedBox): string => {
    const name = box.isStorage ? `storage of ${box.className}` : box.className;
    return `(${name} ${box.count}: ${box.bytes}${box.parts.length === 0 ? '' : ` ${outline(box)}`})`;
  };
  return parts.map(text).join(' ');
}

/**
 *   global ─ cache: Cache ─ table: (array) ─ n: Page ─ body: Body     the table is new with every size
 *          └ list: Link ─ next: Link ─ … , each with an Item
 */
function program(pages: number, links: number): string {
  const nodes: NodeText[] = [];
  const add = (node: NodeText): number => nodes.push(node) + 1;
  const add2 = (name: string, id: number, selfSize: number, to?: number): number =>
    add({ name, id, selfSize, edges: to === undefined ? [] : [{ to, name: 'body' }] });
  const pageAt = Array.from({ length: pages }, (_, n) =>
    add2('Page', 1001 + 4 * n, 50, add2('Body', 1003 + 4 * n, 150)),
  );
  const table = add({
    type: 'array',
    id: 501 + 2 * pages,
    selfSize: 8 * pages,
    edges: pageAt.map((to, n) => ({ to, type: 'internal', name: String(n) })),
  });
  const cache = add({
    name: 'Cache',
    id: 11,
    selfSize: 40,
    edges: [{ to: table, type: 'internal', name: 'table' }],
  });
  let next: number | undefined;
  for (let n = links - 1; n >= 0; n--) {
    const item = add2('Item', 5003 + 4 * n, 10);
    const edges = [{ to: item, name: 'item' }, ...(next === undefined ? [] : [{ to: next, name: 'next' }])];
    next = add({ name: 'Link', id: 5001 + 4 * n, selfSize: 30, edges });
  }
  const globals = [{ to: cache, name: 'cache' }, ...(next === undefined ? [] : [{ to: next, name: 'list' }])];
  return programText(globals, nodes);
}

describe('the map of one snapshot', () => {
  const map = mapSnapshot(snapshotOf(program(3, 10)));

  test('nests what is held, V8’s storage counted to its owner, a list folded into one box', () => {
    expect(outline(map)).toBe('(Cache 1: 664 (Page 3: 600 (Body 3: 450))) (Link 10: 400 (Item 10: 100))');
  });

  test('counts every byte once', () => {
    expect(map.bytes).toBe(3 * 200 + 24 + 40 + 10 * 40);
    expect(map.rest).toEqual({ boxes: 0, bytes: 0 });
  });
});

describe('the map of a diff', () => {
  const before = program(3, 0);
  const after = program(5, 0);

  test('has what was added, under the storage of the collection that was there before', () => {
    const { retainedMap } = diffSnapshots(columnsOf(before), snapshotOf(after), { withMap: true });
    // of the five pages three are kept: they are no part of the growth
    expect(retainedMap?.bytes).toBe(2 * 200 + 40);
    expect(outline(retainedMap as RetainedMap)).toBe('(storage of Cache 0: 440 (Page 2: 400 (Body 2: 300)))');
  });

  test('is made only when asked for', () => {
    expect(diffSnapshots(columnsOf(before), snapshotOf(after))).not.toHaveProperty('retainedMap');
  });
});

test('parts below a share of the whole are told as a rest', () => {
  const names = Array.from({ length: 20 }, (_, n) => ({ name: `Small${n}`, selfSize: 1 }));
  const text = programText(
    [2, ...names.map((_, n) => n + 3)].map((to) => ({ to, name: `g${to}` })),
    [{ name: 'Large', selfSize: 100_000 }, ...names],
  );
  const map = mapSnapshot(snapshotOf(text));
  expect(outline(map)).toBe('(Large 1: 100000)');
  expect(map.rest).toEqual({ boxes: 20, bytes: 20 });
});

test('two hundred thousand links deep is one box', () => {
  const links = 200_000;
  const nodes = Array.from({ length: links }, (_, n) => ({
    name: 'Link',
    selfSize: 8,
    edges: n + 1 < links ? [{ to: n + 3, name: 'next' }] : [],
  }));
  const map = mapSnapshot(snapshotOf(programText([{ to: 2, name: 'list' }], nodes)));
  expect(outline(map)).toBe(`(Link ${links}: ${8 * links})`);
});
