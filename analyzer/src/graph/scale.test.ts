import { describe, expect, test } from 'vitest';
import { type StreamedSnapshot, streamSnapshot } from '../../../test/tools/snapshots/snapshot-stream.ts';
import { SnapshotParser } from '../parse/snapshot-parser.ts';
import { openGraphMemory } from './graph-memory.ts';
import { buildGraph, type HeapGraph } from './heap-graph.ts';

/**
 * Shapes that leaks are made of, so large that what is quadratic, or recursive, does not come to an end. Nothing is
 * timed: the runner's own limit is enough.
 */
function graphOf(snapshot: StreamedSnapshot): HeapGraph {
  const parser = new SnapshotParser({ openMemory: openGraphMemory });
  for (const piece of streamSnapshot(snapshot)) parser.write(piece);
  return buildGraph(parser.finish());
}

type Edge = ReturnType<StreamedSnapshot['edge']>;

/** Node 0 is the root and node 1 the global object; `targets` gives the rest: what each node points to. */
function graphOfTargets(nodeCount: number, targets: (node: number) => readonly number[]): HeapGraph {
  const edges: Edge[] = [['shortcut', 1, 1]];
  const counts = new Uint32Array(nodeCount);
  counts[0] = 1;
  for (let node = 1; node < nodeCount; node++) {
    const list = targets(node);
    counts[node] = list.length;
    for (const [position, to] of list.entries()) edges.push(['element', position, to]);
  }
  return graphOf({
    nodeCount,
    edgeCount: edges.length,
    stringCount: 2,
    node: (ordinal) => [ordinal === 0 ? 'synthetic' : 'object', 1, counts[ordinal]],
    edge: (number) => edges[number],
    string: () => '',
  });
}

const MILLION = 1_000_000;

describe('ends, and is right, for', { timeout: 60_000 }, () => {
  test('a chain of a million nodes: nested arrays, a linked list', () => {
    const last = MILLION + 1;
    const graph = graphOfTargets(MILLION + 2, (node) => (node === last ? [] : [node + 1]));
    expect(graph.retainedSizes[2]).toBe(MILLION);
    expect(graph.distances[last]).toBe(MILLION + 1);
    expect(graph.immediateDominators[last]).toBe(last - 1);
  });

  test('a chain of a million nodes, each of which also points back to the first', () => {
    const last = MILLION + 1;
    const graph = graphOfTargets(MILLION + 2, (node) =>
      node === last ? [2] : node === 1 ? [2] : [2, node + 1],
    );
    expect(graph.retainedSizes[2]).toBe(MILLION);
  });

  test('a star of a million edges, and back', () => {
    const graph = graphOfTargets(MILLION + 2, (node) =>
      node === 1 ? Array.from({ length: MILLION }, (_, n) => n + 2) : [1],
    );
    expect(graph.retainedSizes[1]).toBe(MILLION + 1);
    expect(graph.retainers.first[2] - graph.retainers.first[1]).toBe(MILLION + 1);
  });

  test('a ladder: two chains with rungs both ways', () => {
    const rungs = 300_000;
    // 2, 4, 6 … is one chain, 3, 5, 7 … the other
    const graph = graphOfTargets(2 + 2 * rungs, (node) => {
      if (node === 1) return [2, 3];
      const next = node + 2 < 2 + 2 * rungs ? [node + 2] : [];
      return [node % 2 === 0 ? node + 1 : node - 1, ...next];
    });
    // either chain reaches everything without the other
    expect([...new Set(graph.immediateDominators.subarray(2))]).toEqual([1]);
  });

  test.each(['first', 'last'])(
    'a comb: a chain to many nodes that the global holds too, the chain %s',
    (place) => {
      const length = 400_000;
      const end = length + 1;
      const teeth = Array.from({ length }, (_, n) => end + 1 + n);
      const graph = graphOfTargets(2 + 2 * length, (node) => {
        if (node === 1) return place === 'first' ? [2, ...teeth] : [...teeth, 2];
        if (node < end) return [node + 1];
        return node === end ? teeth : [];
      });
      expect([...new Set(graph.immediateDominators.subarray(end + 1))]).toEqual([1]);
      expect(graph.retainedSizes[2]).toBe(length);
    },
  );

  test('a WeakMap of 300,000 entries', () => {
    const entries = 300_000;
    // root, global, table, keys, values; each value is named twice, by the table and by its key
    const key = (n: number): number => 3 + n;
    const value = (n: number): number => 3 + entries + n;
    const id = (ordinal: number): number => 2 * ordinal + 1;
    const graph = graphOf({
      nodeCount: 3 + 2 * entries,
      edgeCount: 2 + 3 * entries,
      stringCount: 2 + 2 * entries,
      node: (ordinal) => {
        if (ordinal === 0) return ['synthetic', 1, 1];
        if (ordinal === 1) return ['object', 1, 1 + entries];
        return ['object', 1, ordinal === 2 ? entries : ordinal < value(0) ? 1 : 0];
      },
      edge: (number) => {
        if (number === 0) return ['shortcut', 1, 1];
        if (number === 1) return ['element', 0, 2];
        const n = number - 2;
        if (n < entries) return ['element', n + 1, key(n)];
        if (n < 2 * entries) return ['internal', 2 + n - entries, value(n - entries)];
        return ['internal', 2 + entries + n - 2 * entries, value(n - 2 * entries)];
      },
      string: (index) => {
        if (index < 2) return '';
        const n = (index - 2) % entries;
        const part = `part of key (Key @${id(key(n))}) -> value (Value @${id(value(n))}) pair in WeakMap`;
        return `${index} / ${part} (table @${id(2)})`;
      },
    });
    // the key holds its value, the table does not
    expect(graph.immediateDominators[value(entries - 1)]).toBe(key(entries - 1));
    expect(graph.retainedSizes[2]).toBe(1);
    expect(graph.distances[value(0)]).toBe(3);
  });

  test('a table of a million strings', () => {
    const graph = graphOf({
      nodeCount: 1,
      edgeCount: 0,
      stringCount: MILLION,
      node: () => ['synthetic', MILLION - 1, 0],
      edge: () => ['element', 0, 0],
      string: (index) => `text ${index}`,
    });
    const { strings } = graph.columns;
    expect(strings.get(MILLION - 1)).toBe('text 999999');
    expect(strings.find('text 999998')).toBe(999_998);
  });
});
