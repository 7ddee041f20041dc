import { hasOwnName } from '../../explain/paths/path-graph.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import { isNumbered } from './index-sections.ts';

/** The strings that an index keeps, the most used one first, so that most edges have names of small numbers. */
export interface UsedStrings {
  /** By number in the snapshot: the number here, from 1 on; 0 for what is not kept. */
  readonly numberOf: Uint32Array;
  readonly ends: Uint32Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export function renumberStrings(columns: SnapshotColumns): UsedStrings {
  const uses = countUses(columns);
  let used = 0;
  for (let index = 0; index < uses.length; index++) if (uses[index] > 0) used++;
  const order = new Uint32Array(used);
  for (let index = 0, at = 0; index < uses.length; index++) if (uses[index] > 0) order[at++] = index;
  order.sort((a, b) => uses[b] - uses[a] || a - b);
  const ends = new Uint32Array(used);
  let bytes = new Uint8Array(1 << 16);
  let end = 0;
  const encoder = new TextEncoder();
  for (let number = 0; number < used; number++) {
    const text = columns.strings.get(order[number]);
    // a code unit is three bytes at most
    while (bytes.length - end < text.length * 3) bytes = grown(bytes);
    end += encoder.encodeInto(text, bytes.subarray(end)).written;
    ends[number] = end;
  }
  const numberOf = uses.fill(0);
  for (let number = 0; number < used; number++) numberOf[order[number]] = number + 1;
  return { numberOf, ends, bytes: bytes.subarray(0, end) };
}

function grown(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2);
  larger.set(bytes);
  return larger;
}

/** By number of the string: how many edges and nodes of V8's own have it as their name. */
function countUses(columns: SnapshotColumns): Uint32Array {
  const { nodeCount, edgeCount, nodeTypes, nodeNames, edgeTypes, edgeNames, strings } = columns;
  const uses = new Uint32Array(strings.count);
  for (let edge = 0; edge < edgeCount; edge++) {
    if (!isNumbered(edgeTypes[edge])) uses[edgeNames[edge]]++;
  }
  for (let node = 0; node < nodeCount; node++) {
    if (hasOwnName(nodeTypes[node])) uses[nodeNames[node]]++;
  }
  return uses;
}
