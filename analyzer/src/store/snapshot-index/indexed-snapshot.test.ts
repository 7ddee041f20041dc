import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { FIXTURES, readFixture } from '../../../../test/fixtures/fixture.ts';
import { nameSnapshot } from '../../explain/heap-snapshot.ts';
import { createPathSearch } from '../../explain/paths/path-search.ts';
import { retainingPath } from '../../explain/paths/retaining-path.ts';
import { buildGraph } from '../../graph/heap-graph.ts';
import { NodeType } from '../../parse/node-type.ts';
import { SnapshotParser } from '../../parse/snapshot-parser.ts';
import { ColumnFile } from '../column-file/column-file.ts';
import { writeColumnFile } from '../column-file/write-column-file.ts';
import { indexSections } from './index-sections.ts';
import { openIndexedSnapshot } from './indexed-snapshot.ts';

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
    facts: { nodes: snapshot.nodeCount, edges: snapshot.edgeCount },
    sections: indexSections(snapshot),
  });
  const indexed = openIndexedSnapshot(ColumnFile.open(path, '1'));

  test('tells the paths, sizes, classes and places that the snapshot tells', () => {
    const step = Math.max(1, Math.floor(snapshot.nodeCount / 400));
    const tell = ({ nodeIds, selfSizes, retainedSizes, distances, classes, locations }: typeof snapshot) => {
      const search = createPathSearch(nodeIds === snapshot.nodeIds ? snapshot : indexed);
      return Array.from({ length: Math.floor(snapshot.nodeCount / step) }, (_, k) => k * step).map(
        (node) => ({
          id: nodeIds[node],
          sizes: [selfSizes[node], retainedSizes[node], distances[node]],
          className: classes.names[classes.classOf[node]],
          source: locations.locate(node),
          path: retainingPath(nodeIds === snapshot.nodeIds ? snapshot : indexed, node, search),
        }),
      );
    };
    expect(tell(indexed)).toEqual(tell(snapshot));
  });

  test('keeps no value of a string', () => {
    const { nodeTypes, nodeNames, strings } = snapshot.graph.columns;
    const kept = new Set<string>();
    for (let index = 0; index < strings.count; index++) kept.add(indexed.graph.columns.strings.get(index));
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
