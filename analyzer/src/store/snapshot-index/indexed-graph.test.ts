import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { FIXTURES, readFixture } from '../../../../test/fixtures/fixture.ts';
import { nameSnapshot } from '../../explain/heap-snapshot.ts';
import { type PathGraph, pathGraph } from '../../explain/paths/path-graph.ts';
import { createPathSearch } from '../../explain/paths/path-search.ts';
import { retainingPath } from '../../explain/paths/retaining-path.ts';
import { buildGraph } from '../../graph/heap-graph.ts';
import { EdgeType, NodeType } from '../../parse/node-type.ts';
import { SnapshotParser } from '../../parse/snapshot-parser.ts';
import { ColumnFile } from '../column-file/column-file.ts';
import { writeColumnFile } from '../column-file/write-column-file.ts';
import { indexColumns } from './index-columns.ts';
import { IndexedGraph } from './indexed-graph.ts';

const folder = mkdtempSync(join(tmpdir(), 'heapwatch-index-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(FIXTURES)('the index of %s', (fixture) => {
  const parser = new SnapshotParser();
  parser.write(readFixture(fixture));
  const snapshot = nameSnapshot(buildGraph(parser.finish()));
  const path = join(folder, `${fixture}.index`);
  writeColumnFile(path, `${path}.partial`, {
    release: '1',
    sources: [],
    facts: { nodes: snapshot.nodeCount },
    sections: indexColumns(snapshot),
  });
  const loaded = pathGraph(snapshot);
  const indexed = new IndexedGraph(ColumnFile.open(path, '1'));

  test('tells the paths, sizes, classes and places that the snapshot tells', () => {
    const step = Math.max(1, Math.floor(snapshot.nodeCount / 400));
    const nodes = Array.from({ length: Math.floor(snapshot.nodeCount / step) }, (_, k) => k * step);
    const tell = (graph: PathGraph) => {
      const search = createPathSearch(graph);
      return nodes.map((node) => ({
        id: graph.nodeId(node),
        distance: graph.distance(node),
        type: graph.nodeType(node),
        ownName: graph.ownName(node),
        className: graph.classNames[graph.classOf(node)],
        source: graph.locate(node),
        path: retainingPath(graph, node, search),
        retainers: retainersOf(graph, node),
      }));
    };
    expect(tell(indexed)).toEqual(tell(loaded));
    for (const node of nodes) {
      expect(indexed.findNode(snapshot.nodeIds[node])).toBe(node);
      const sizes = [indexed.selfSize(node), indexed.retainedSize(node)];
      expect(sizes).toEqual([snapshot.selfSizes[node], snapshot.retainedSizes[node]]);
      for (let place = indexed.firstRetainer(node); place < indexed.firstRetainer(node + 1); place++) {
        expect(indexed.target(place)).toBe(node);
        const isDominator = snapshot.immediateDominators[node] === indexed.source(place);
        expect(indexed.isOfDominator(place)).toBe(isDominator);
      }
    }
    expect(indexed.findNode(2 ** 32 - 1)).toBeUndefined();
  });

  test('keeps no value of a string', () => {
    const { nodeTypes, nodeNames, strings } = snapshot.graph.columns;
    const kept = new Set<string>();
    for (let number = 1; number < indexed.stringCount; number++) kept.add(indexed.string(number));
    const names = new Set<string>();
    const { edgeTypes, edgeNames } = snapshot.graph.columns;
    for (const [edge, type] of edgeTypes.entries()) {
      if (type !== 1 && type !== 4) names.add(strings.get(edgeNames[edge]));
    }
    for (const [node, type] of nodeTypes.entries()) {
      if (type === NodeType.Synthetic || type === NodeType.Hidden) names.add(strings.get(nodeNames[node]));
    }
    expect([...kept].filter((text) => text !== '' && !names.has(text))).toEqual([]);
    expect(kept.size).toBeLessThan(strings.count);
  });
});

function retainersOf(graph: PathGraph, node: number) {
  const count = Math.min(20, graph.firstRetainer(node + 1) - graph.firstRetainer(node));
  return Array.from({ length: count }, (_, k) => {
    const edge = graph.retainer(graph.firstRetainer(node) + k);
    const isNumber = graph.edgeType(edge) === EdgeType.Element || graph.edgeType(edge) === EdgeType.Hidden;
    return {
      source: graph.source(edge),
      type: graph.edgeTypeNames[graph.edgeType(edge)],
      name: isNumber ? graph.edgeName(edge) : graph.string(graph.edgeName(edge)),
      isEssential: graph.isEssential(edge),
    };
  });
}
