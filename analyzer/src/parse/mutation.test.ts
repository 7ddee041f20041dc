import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type NodeText, programText } from '../../../test/tools/snapshot-text.ts';
import { nameSnapshot } from '../explain/heap-snapshot.ts';
import { summarize } from '../explain/summary.ts';
import { buildGraph } from '../graph/heap-graph.ts';
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

const position = fc.nat({ max: SAMPLE.length - 1 });
const mutation = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: position, value: fc.integer({ min: 0, max: 255 }) }),
  fc.record({
    kind: fc.constant('digit' as const),
    at: position,
    value: fc.integer({ min: 0x30, max: 0x39 }),
  }),
  fc.record({ kind: fc.constant('cut' as const), at: position, value: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('repeat' as const), at: position, value: fc.integer({ min: 1, max: 40 }) }),
);

function mutate(
  bytes: Uint8Array,
  { kind, at, value }: { kind: string; at: number; value: number },
): Uint8Array {
  const start = Math.min(at, bytes.length);
  const end = Math.min(bytes.length, start + value);
  if (kind === 'cut') return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  if (kind === 'repeat') return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]);
  const isDigit = bytes[start] >= 0x30 && bytes[start] <= 0x39;
  const changed = Uint8Array.from(bytes);
  // a digit for a digit keeps the syntax and changes counts, references, types and sizes
  if (kind === 'flip' || isDigit) changed[start] = value;
  return changed;
}

test('a damaged snapshot ends in a result or in an error with its place, whatever the damage', () => {
  let results = 0;
  fc.assert(
    fc.property(
      fc.array(mutation, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 500 }),
      (mutations, chunk) => {
        const bytes = mutations.reduce(mutate, SAMPLE as Uint8Array);
        const parser = new SnapshotParser();
        try {
          for (let at = 0; at < bytes.length; at += chunk) parser.write(bytes.subarray(at, at + chunk));
          const summary = summarize(nameSnapshot(buildGraph(parser.finish())));
          expect(summary.classes.length).toBeGreaterThan(0);
          results++;
        } catch (error) {
          expect(error, String((error as Error).stack)).toBeInstanceOf(SnapshotError);
          const { code, place } = error as SnapshotError;
          if (code !== 'empty' && code !== 'not-a-snapshot')
            expect(Object.keys(place).length).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 10_000 },
  );
  // both ends are reached: neither is everything refused, nor everything accepted
  expect(results).toBeGreaterThan(100);
  expect(results).toBeLessThan(9900);
});
