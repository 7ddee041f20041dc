import fc from 'fast-check';
import { expect, test } from 'vitest';
import { snapshotText } from '../../../test/tools/snapshots/snapshot-text.ts';
import { NodeType } from '../parse/node-type.ts';
import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import { SnapshotParser } from '../parse/snapshot-parser.ts';
import { Scratch } from './scratch.ts';
import { computeShallowSizes } from './shallow-sizes.ts';

function columnsOf(text: string): SnapshotColumns {
  const parser = new SnapshotParser();
  parser.write(new TextEncoder().encode(text));
  return parser.finish();
}

/** Passes owners on until nothing changes: -1 is none yet, -2 several. */
function plainSizes({ nodeCount, nodeTypes, firstEdges, edgeTargets, selfSizes }: SnapshotColumns): number[] {
  const isOwnable = (node: number): boolean =>
    nodeTypes[node] === NodeType.Hidden || nodeTypes[node] === NodeType.Array;
  const owners = Array.from({ length: nodeCount }, (_, node) => (isOwnable(node) ? -1 : node));
  for (let isStill = false; !isStill; ) {
    isStill = true;
    for (let node = 0; node < nodeCount; node++) {
      for (const target of edgeTargets.subarray(firstEdges[node], firstEdges[node + 1])) {
        const owner = owners[node];
        if (!isOwnable(target) || owner === -1 || owners[target] === -2 || owners[target] === owner) continue;
        owners[target] = owners[target] === -1 ? owner : -2;
        isStill = false;
      }
    }
  }
  const sizes = selfSizes.toArray();
  owners.forEach((owner, node) => {
    if (owner === node || owner <= 0 || nodeTypes[owner] === NodeType.Synthetic) return;
    sizes[owner] += sizes[node];
    sizes[node] = 0;
  });
  return sizes;
}

test('bytes count to what alone reaches them, over whatever hidden nodes and arrays', () => {
  const node = fc.record({
    type: fc.constantFrom('object', 'array', 'hidden', 'string'),
    selfSize: fc.nat(100),
    edges: fc.array(fc.record({ to: fc.nat(12), name: fc.nat(3) }), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(fc.array(node, { minLength: 12, maxLength: 12 }), (nodes) => {
      const root = { edges: [{ to: 1, type: 'shortcut', name: 'global' }] };
      const columns = columnsOf(snapshotText([root, { ...nodes[0], type: 'object' }, ...nodes.slice(1), {}]));
      const scratch = new Scratch(columns.nodeCount + 3);
      expect([...computeShallowSizes(columns, undefined, scratch)]).toEqual(plainSizes(columns));
    }),
    { numRuns: 200 },
  );
});
