import { beforeAll, describe, expect, test } from 'vitest';
import { digestColumns } from '../../../test/fixtures/column-digests.ts';
import {
  FIXTURES,
  type FixtureFacts,
  isKnown,
  type KnownNode,
  readFacts,
  readFixture,
} from '../../../test/fixtures/fixture.ts';
import { type HeapSnapshot, nameSnapshot } from '../explain/heap-snapshot.ts';
import { openGraphMemory } from '../graph/graph-memory.ts';
import { buildGraph } from '../graph/heap-graph.ts';
import { LinearMemory } from '../parse/columns/linear-memory.ts';
import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import { type ParserOptions, SnapshotParser } from '../parse/snapshot-parser.ts';

/** In one memory, so that loops in WebAssembly make the graph and the names; with `{}` those in JavaScript do. */
function parse(
  bytes: Uint8Array,
  chunkBytes: number,
  options: ParserOptions = { openMemory: openGraphMemory },
): SnapshotColumns {
  const parser = new SnapshotParser(options);
  for (let at = 0; at < bytes.length; at += chunkBytes) parser.write(bytes.subarray(at, at + chunkBytes));
  return parser.finish();
}

/** DevTools counts all functions as one class, we by name and place. */
function classNamesOf(snapshot: HeapSnapshot): string[] {
  const { classOf, names } = snapshot.classes;
  return Array.from(classOf, (number) => (names[number].endsWith('()') ? 'Function' : names[number]));
}

function knownNodes(snapshot: HeapSnapshot, classNames: readonly string[]): KnownNode[] {
  const { nodeIds, selfSizes, retainedSizes, distances, immediateDominators } = snapshot;
  return classNames.flatMap((className, node) =>
    isKnown(className)
      ? [
          {
            className,
            id: nodeIds[node],
            selfSize: selfSizes[node],
            retainedSize: retainedSizes[node],
            distance: distances[node],
            dominatorId: nodeIds[immediateDominators[node]],
          },
        ]
      : [],
  );
}

const textsOf = ({ strings }: SnapshotColumns): string[] =>
  Array.from({ length: strings.count }, (_, index) => strings.get(index));

describe.each(FIXTURES)('a snapshot of %s', (name) => {
  let bytes: Buffer;
  let facts: FixtureFacts;
  let columns: SnapshotColumns;
  let snapshot: HeapSnapshot;
  beforeAll(() => {
    bytes = readFixture(name);
    facts = readFacts(name);
    columns = parse(bytes, 65_536);
    snapshot = nameSnapshot(buildGraph(columns));
  });

  test('has every node as DevTools has it: sizes, distance, dominator, class', () => {
    expect(columns).toMatchObject({ nodeCount: facts.nodeCount, edgeCount: facts.edgeCount });
    const classNames = classNamesOf(snapshot);
    expect(knownNodes(snapshot, classNames)).toEqual(facts.known);
    const { nodeIds: ids, selfSizes, retainedSizes, distances, immediateDominators: dominators } = snapshot;
    expect(digestColumns({ ids, selfSizes, retainedSizes, distances, dominators, classNames })).toEqual(
      facts.digests,
    );
  });

  test('has the strings, names and targets that a JSON parser reads', () => {
    const { snapshot: header, nodes, edges, strings } = JSON.parse(bytes.toString('utf8'));
    expect(textsOf(columns)).toEqual(strings);
    const { node_fields: nodeFields, edge_fields: edgeFields } = header.meta;
    const field = (list: number[], fields: string[], key: string): number[] => {
      const at = fields.indexOf(key);
      return Array.from({ length: list.length / fields.length }, (_, n) => list[n * fields.length + at]);
    };
    expect([...columns.nodeNames]).toEqual(field(nodes, nodeFields, 'name'));
    expect([...columns.edgeNames]).toEqual(field(edges, edgeFields, 'name_or_index'));
    expect(Array.from(columns.edgeTargets, (node) => node * nodeFields.length)).toEqual(
      field(edges, edgeFields, 'to_node'),
    );
  });
});

// both layouts: records on lines of their own, and all on one line with sections that are not read
describe.each(['node-20', 'chromium'] as const)('the graph of %s', (name) => {
  let bytes: Buffer;
  let whole: SnapshotColumns;
  beforeAll(() => {
    bytes = readFixture(name);
    whole = parse(bytes, bytes.length);
  });

  test.each([1, 2, 7, 65_536])('is the same from chunks of %i bytes', { timeout: 60_000 }, (chunkBytes) => {
    const pieces = parse(bytes, chunkBytes, {});
    expect([LinearMemory.of(whole.nodeIds), LinearMemory.of(pieces.nodeIds)]).toEqual([
      expect.any(LinearMemory),
      undefined,
    ]);
    expect({ ...pieces, strings: textsOf(pieces) }).toEqual({ ...whole, strings: textsOf(whole) });
    const [slow, fast] = [pieces, whole].map((columns) => nameSnapshot(buildGraph(columns)));
    expect(slow.retainedSizes).toEqual(fast.retainedSizes);
    expect(slow.classes).toEqual(fast.classes);
  });
});

describe('what differs between the runtimes', () => {
  const headerOf = (name: (typeof FIXTURES)[number]): string =>
    readFixture(name).subarray(0, 4000).toString('latin1');

  test('is what the fixtures are there for', () => {
    // records on lines of their own; the field of allocation stacks; sections that are not read
    expect(headerOf('node-20')).toMatch(/"nodes":\[\d+(,\d+){6}\n,/);
    expect(headerOf('node-22')).toContain('"trace_node_id"');
    expect(headerOf('node-24')).not.toContain('"trace_node_id"');
    expect(headerOf('node-26')).toMatch(/"nodes":\[\d+(,\d+){12}/);
    expect(readFixture('chromium').includes('"scope_context_vars"')).toBe(true);
  });
});
