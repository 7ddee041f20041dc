import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type EdgeText,
  type NodeText,
  programText,
  snapshotText,
} from '../../../test/tools/snapshots/snapshot-text.ts';
import { LinearMemory } from '../parse/columns/linear-memory.ts';
import { SnapshotParser } from '../parse/snapshot-parser.ts';
import { NO_DISTANCE, SYSTEM_DISTANCE } from './distances.ts';
import { graphBytes } from './graph-memory.ts';
import { buildGraph, type HeapGraph } from './heap-graph.ts';
import { sourceOf } from './retainers.ts';

/** Built twice, by the loops in WebAssembly and by those in JavaScript, which have to say the same. */
function graphOf(text: string): HeapGraph {
  const graph = buildWith('WebAssembly', text);
  expect(LinearMemory.of(graph.immediateDominators)).toBeDefined();
  expect(LinearMemory.of(graph.retainers.edges)).toBeDefined();
  expect(results(graph)).toEqual(results(buildWith('JavaScript', text)));
  return graph;
}

const LOOPS = ['WebAssembly', 'JavaScript'] as const;

function buildWith(loops: (typeof LOOPS)[number], text: string): HeapGraph {
  const openMemory = (nodes: number, edges: number): LinearMemory | undefined =>
    LinearMemory.open(graphBytes(nodes, edges));
  const parser = new SnapshotParser(loops === 'WebAssembly' ? { openMemory } : {});
  parser.write(new TextEncoder().encode(text));
  return buildGraph(parser.finish());
}

function results(graph: HeapGraph): unknown {
  const { immediateDominators, retainedSizes, shallowSizes, distances, essential, retainers } = graph;
  const { first, edges } = retainers;
  const columns = [
    immediateDominators,
    retainedSizes,
    shallowSizes,
    distances,
    essential.words,
    first,
    edges,
  ];
  return columns.map((column) => [...column]);
}

describe('a small graph', () => {
  //   root ─> global ─> a ─> b ─> d ─> e        sizes: global 1, a 10, b 100, c 1000, d 10000, e 100000
  //                     └──> c ─────┘ │
  //                          ▲────────┘   d -> c closes a circle
  const graph = graphOf(
    programText(
      [{ to: 2 }],
      [
        { name: 'a', selfSize: 10, edges: [{ to: 3 }, { to: 4 }] },
        { name: 'b', selfSize: 100, edges: [{ to: 5 }] },
        { name: 'c', selfSize: 1000, edges: [{ to: 5 }] },
        { name: 'd', selfSize: 10_000, edges: [{ to: 6 }, { to: 4 }] },
        { name: 'e', selfSize: 100_000 },
      ],
    ).replace(/("nodes":\[(?:\d+,){9})0/, '$11'),
  );

  test('has the dominators one draws by hand', () => {
    expect([...graph.immediateDominators]).toEqual([0, 0, 1, 2, 2, 2, 5]);
  });
  test('retains what its dominator tree holds', () => {
    expect([...graph.retainedSizes]).toEqual([111_111, 111_111, 111_110, 100, 1000, 110_000, 100_000]);
  });
  test('counts distances from the globals, then from the system', () => {
    expect([...graph.distances]).toEqual([SYSTEM_DISTANCE, 1, 2, 3, 3, 4, 5]);
  });
  test('lists who points at whom', () => {
    const { retainers } = graph;
    const edges = [...retainers.edges.subarray(retainers.first[5], retainers.first[6])];
    expect(edges.map((edge) => sourceOf(graph.columns, edge))).toEqual([3, 4]);
    expect(edges.map((edge) => retainers.sourceOf(edge))).toEqual([3, 4]);
  });
});

describe('what does not retain', () => {
  const only = (edge: EdgeText): HeapGraph =>
    graphOf(
      programText(
        [{ to: 2 }],
        [{ edges: [edge, { to: 4 }] }, { name: 'held', selfSize: 8 }, { name: 'other' }],
      ),
    );

  test('a weak edge', () => {
    const graph = only({ to: 3, type: 'weak' });
    expect(graph.immediateDominators[3]).toBe(0);
    expect(graph.distances[3]).toBe(NO_DISTANCE);
  });
  test('a shortcut away from the root', () => {
    expect(only({ to: 3, type: 'shortcut' }).immediateDominators[3]).toBe(0);
  });
  test("a WeakMap's table, when the key does", () => {
    const pair = (n: number) => `${n} / part of key (Key @7) -> value (Value @9) pair in WeakMap (table @5)`;
    const graph = graphOf(
      programText(
        [{ to: 2 }, { to: 3 }],
        [
          { name: 'table', id: 5, edges: [{ to: 4, type: 'internal', name: pair(1) }] },
          { name: 'Key', id: 7, edges: [{ to: 4, type: 'internal', name: pair(2) }] },
          { name: 'Value', id: 9, selfSize: 16 },
        ],
      ),
    );
    expect(graph.immediateDominators[4]).toBe(3);
    expect(graph.distances[4]).toBe(3);
  });
  test('a system root what the program owns', () => {
    const graph = graphOf(
      snapshotText([
        {
          edges: [
            { to: 1, type: 'shortcut', name: 'global' },
            { to: 3, name: 1 },
          ],
        },
        { name: 'global', edges: [{ to: 2 }] },
        { name: 'owned', selfSize: 4 },
        { type: 'synthetic', name: '(GC roots)', edges: [{ to: 2, name: 1 }] },
      ]),
    );
    expect(graph.immediateDominators[2]).toBe(1);
    expect(graph.distances[3]).toBe(SYSTEM_DISTANCE + 1);
  });
});

test("V8's storage counts to the one object that alone reaches it", () => {
  const graph = graphOf(
    programText(
      [{ to: 2 }, { to: 3 }],
      [
        {
          name: 'Map',
          selfSize: 32,
          edges: [
            { to: 4, type: 'internal', name: 'table' },
            { to: 5, type: 'internal' },
          ],
        },
        { name: 'Set', selfSize: 32, edges: [{ to: 5, type: 'internal', name: 'table' }] },
        { type: 'array', selfSize: 500 },
        { type: 'array', name: 'shared', selfSize: 70 },
      ],
    ),
  );
  expect([...graph.shallowSizes]).toEqual([0, 0, 532, 32, 0, 70]);
});

test('sums pass 2^32', () => {
  const graph = graphOf(
    programText([{ to: 2 }], [{ selfSize: 2 ** 40, edges: [{ to: 3 }] }, { selfSize: 2 ** 41 }]),
  );
  expect(graph.retainedSizes[0]).toBe(2 ** 40 + 2 ** 41);
});

test.each([2 ** 32 - 2, 2 ** 32 - 1, 2 ** 32])('sums of %i bytes are exact', (total) => {
  const [half, moved] = [2 ** 31, 7];
  const graph = graphOf(
    programText(
      [{ to: 2 }],
      [
        { selfSize: total - half - moved, edges: [{ to: 3 }] },
        { selfSize: half, edges: [{ to: 4 }] },
        { type: 'array', selfSize: moved },
      ],
    ),
  );
  expect(graph.retainedSizes[0]).toBe(total);
  expect([...graph.shallowSizes.subarray(2)]).toEqual([total - half - moved, half + moved, 0]);
});

/** Random programs: many nodes no one points at, circles that only hold themselves, edges of every kind. */
const programs = fc
  .integer({ min: 2, max: 14 })
  .chain((count) =>
    fc.record({
      count: fc.constant(count),
      // V8's own nodes are no roots of the program
      synthetic: fc.uniqueArray(fc.nat({ max: count - 1 }), { maxLength: 3 }),
      edges: fc.array(
        fc.record({
          from: fc.nat({ max: count - 1 }),
          to: fc.nat({ max: count - 1 }),
          type: fc.constantFrom('property', 'property', 'property', 'weak', 'shortcut', 'internal'),
        }),
        { maxLength: 3 * count },
      ),
    }),
  )
  .map(({ count, synthetic, edges }) =>
    Array.from({ length: count }, (_, node): NodeText & { edges: readonly EdgeText[] } => ({
      type: node === 0 || synthetic.includes(node) ? 'synthetic' : 'object',
      selfSize: 2 ** node,
      edges: edges.filter(({ from }) => from === node).map(({ to, type }) => ({ to, type })),
    })),
  );

type Nodes = readonly { readonly edges: readonly EdgeText[] }[];

function reach(
  nodes: Nodes,
  from: readonly number[],
  follow: (from: number, edge: EdgeText) => boolean,
): Set<number> {
  const seen = new Set(from);
  for (const node of seen) {
    for (const edge of nodes[node].edges) if (follow(node, edge)) seen.add(edge.to);
  }
  return seen;
}

/** The slow twin: a node dominates what cannot be reached when it is taken away. */
function slowDominators(nodes: Nodes): number[] {
  const globals = nodes[0].edges.filter(({ type }) => type === 'shortcut').map(({ to }) => to);
  const owned = reach(nodes, globals, (_, { type }) => type !== 'weak');
  const retains = (from: number, { to, type }: EdgeText): boolean =>
    type !== 'weak' &&
    to !== from &&
    (from === 0 || (type !== 'shortcut' && (owned.has(from) || !owned.has(to))));
  const retained = new Set(
    nodes.flatMap((node, from) => node.edges.filter((edge) => retains(from, edge)).map(({ to }) => to)),
  );
  const roots = nodes.map((_, node) => node).filter((node) => node === 0 || !retained.has(node));
  const all = reach(nodes, roots, retains);
  const dominated = nodes.map((_, removed) => {
    const left = reach(
      nodes,
      roots.filter((node) => node !== removed),
      (from, edge) => retains(from, edge) && edge.to !== removed,
    );
    return new Set([...all].filter((node) => !left.has(node) && node !== removed));
  });
  return nodes.map((_, node) => {
    const dominators = nodes
      .map((_, other) => other)
      .filter((other) => other !== 0 && dominated[other].has(node));
    // the nearest dominator is the one that dominates least
    return dominators.reduce(
      (best, other) => (best === 0 || dominated[other].size < dominated[best].size ? other : best),
      0,
    );
  });
}

test('dominators and retained sizes equal the slow twin on random graphs', { timeout: 180_000 }, () => {
  fc.assert(
    fc.property(programs, fc.constantFrom(...LOOPS), (nodes, loops) => {
      const graph = buildWith(loops, snapshotText(nodes));
      const dominators = slowDominators(nodes);
      expect([...graph.immediateDominators]).toEqual(dominators);
      // sizes are powers of two, so that a sum tells which nodes are in it
      const sums = nodes.map((node) => node.selfSize ?? 0);
      const chainOf = (node: number): number[] =>
        node === 0 ? [] : [dominators[node], ...chainOf(dominators[node])];
      for (const node of nodes.keys()) for (const above of chainOf(node)) sums[above] += 2 ** node;
      expect([...graph.retainedSizes]).toEqual(sums);
    }),
    { numRuns: 3000 },
  );
});

/** A deep tree of which half the nodes point to few, as objects do to hidden classes, and some edges across. */
const hubPrograms = fc
  .record({
    rows: fc.array(fc.record({ back: fc.nat({ max: 6 }), hubs: fc.nat({ max: 3 }) }), {
      minLength: 24,
      maxLength: 40,
    }),
    across: fc.array(fc.tuple(fc.nat({ max: 39 }), fc.nat({ max: 39 })), { minLength: 1, maxLength: 4 }),
  })
  .map(({ rows, across }) => {
    const nodes = rows.map((_, node): { type: NodeText['type']; selfSize: number; edges: EdgeText[] } => ({
      type: node === 0 ? 'synthetic' : 'object',
      selfSize: 1,
      edges: [],
    }));
    for (const [node, { back, hubs }] of rows.entries()) {
      if (node === 0) continue;
      nodes[Math.max(0, node - 1 - back)].edges.push({ to: node });
      if (hubs & 1) nodes[node].edges.push({ to: 4 });
      if (hubs & 2) nodes[node].edges.push({ to: 6 });
    }
    for (const [from, to] of across) nodes[from % nodes.length].edges.push({ to: to % nodes.length });
    return nodes;
  });

test('dominators equal the slow twin where many nodes point to few', { timeout: 180_000 }, () => {
  fc.assert(
    fc.property(hubPrograms, fc.constantFrom(...LOOPS), (nodes, loops) => {
      const { immediateDominators } = buildWith(loops, snapshotText(nodes));
      expect([...immediateDominators]).toEqual(slowDominators(nodes));
    }),
    { numRuns: 600 },
  );
});
