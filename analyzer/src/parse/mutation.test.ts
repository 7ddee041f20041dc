import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mutate, mutationsOf } from '../../../test/tools/snapshots/snapshot-mutation.ts';
import { type NodeText, programText } from '../../../test/tools/snapshots/snapshot-text.ts';
import { nameSnapshot } from '../explain/heap-snapshot.ts';
import { summarize } from '../explain/summary.ts';
import { buildGraph } from '../graph/heap-graph.ts';
import type { SnapshotColumns } from './snapshot-columns.ts';
import { SnapshotError } from './snapshot-error.ts';
import { SnapshotParser } from './snapshot-parser.ts';

/** Small, but with a node and an edge of every kind. */
const NODES: readonly NodeText[] = [
  {
    type: 'closure',
    name: 'run',
    selfSize: 64,
    location: [4, 2, 1],
    edges: [{ to: 3, type: 'internal', name: 'shared' }],
  },
  { type: 'code', name: 'run', selfSize: 56, edges: [{ to: 4, type: 'internal', name: 'script' }] },
  { type: 'code', name: '/srv/app.js', selfSize: 40 },
  {
    name: 'Object',
    selfSize: 28,
    edges: [
      { to: 6, name: 'next' },
      { to: 7, type: 'context', name: 'kept' },
    ],
  },
  {
    name: 'Object',
    selfSize: 28,
    edges: [
      { to: 5, name: 'next' },
      { to: 8, type: 'weak', name: 1 },
    ],
  },
  { type: 'string', name: 'text \u{1F600} "quoted"', selfSize: 24 },
  { type: 'array', name: '(map descriptors)', selfSize: 80, edges: [{ to: 7, type: 'hidden', name: 4 }] },
  { type: 'native', name: 'system / JSArrayBufferData', selfSize: 5_000_000_000 },
];
const SAMPLE = new TextEncoder().encode(
  programText(
    [
      { to: 2, name: 'run' },
      { to: 5, name: 0 },
      { to: 9, type: 'shortcut', name: 'data' },
    ],
    NODES,
  ),
);

/** More by hand: `FUZZ_RUNS=100000 npx vitest run --project unit mutation`. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 10_000);

/** What the file says, read the obvious way; undefined if it is no JSON. */
function readAsJson(bytes: Uint8Array): Record<string, never> | undefined {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A result must be what the file says, and the file must not contradict itself. */
function expectTrue(columns: SnapshotColumns, bytes: Uint8Array): void {
  const json = readAsJson(bytes) as
    | ({ snapshot: { node_count: number; edge_count: number; meta: { node_fields: string[] } } } & Record<
        'nodes' | 'edges',
        number[]
      >)
    | undefined;
  expect(columns.firstEdges[columns.nodeCount]).toBe(columns.edgeCount);
  // what is no JSON can only be a string or a section that is passed over
  if (json === undefined) return;
  const { node_fields: fields } = json.snapshot.meta;
  const field = (name: string): number[] =>
    json.nodes.filter((_, at) => at % fields.length === fields.indexOf(name));
  expect(json.nodes.length).toBe(columns.nodeCount * fields.length);
  expect([json.snapshot.node_count, json.snapshot.edge_count]).toEqual([
    columns.nodeCount,
    columns.edgeCount,
  ]);
  expect(columns.selfSizes.toArray()).toEqual(field('self_size'));
  expect([...columns.nodeIds]).toEqual(field('id'));
  expect(Array.from(columns.edgeTargets, (node) => node * fields.length)).toEqual(
    json.edges.filter((_, at) => at % 3 === 2),
  );
}

test('a damaged snapshot ends in a true result or in an error with its place, whatever the damage', {
  timeout: 600_000,
}, () => {
  let results = 0;
  fc.assert(
    fc.property(
      fc.array(mutationsOf(SAMPLE.length), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 500 }),
      (mutations, chunk) => {
        const bytes = mutations.reduce(mutate, SAMPLE as Uint8Array);
        const parser = new SnapshotParser();
        let columns: SnapshotColumns;
        try {
          for (let at = 0; at < bytes.length; at += chunk) parser.write(bytes.subarray(at, at + chunk));
          columns = parser.finish();
        } catch (error) {
          expect(error, String((error as Error).stack)).toBeInstanceOf(SnapshotError);
          const { code, place } = error as SnapshotError;
          if (code !== 'empty') expect(place.byteOffset).toBeLessThanOrEqual(bytes.length);
          return;
        }
        expectTrue(columns, bytes);
        expect(summarize(nameSnapshot(buildGraph(columns))).classes.length).toBeGreaterThan(0);
        results++;
      },
    ),
    { numRuns: RUNS },
  );
  // both ends are reached: neither is everything refused, nor everything accepted
  expect(results).toBeGreaterThan(RUNS / 100);
  expect(results).toBeLessThan(RUNS * 0.99);
});
