import { LinearMemory } from '../parse/columns/linear-memory.ts';
import { edgeBytes } from '../parse/records/edge-records.ts';
import { nodeBytes } from '../parse/records/node-records.ts';
import { listColumns } from './later-predecessors.ts';
import { SLAB_COLUMNS, scratchBytes } from './scratch.ts';

/** Fewer nodes are quicker done than a memory is opened. */
const MIN_NODES = 10_000;
/** For all that is rounded up. */
const SPARE_BYTES = 1024;

/** Memory for the columns of a snapshot and all that {@link buildGraph} needs; undefined if it is small, or too large. */
export function openGraphMemory(nodeCount: number, edgeCount: number): LinearMemory | undefined {
  return nodeCount < MIN_NODES ? undefined : LinearMemory.open(graphBytes(nodeCount, edgeCount));
}

/** What nobody writes to takes no memory: too much is no loss. */
export function graphBytes(nodeCount: number, edgeCount: number): number {
  const length = graphLength(nodeCount);
  const lent = SLAB_COLUMNS + listColumns({ nodeCount, edgeCount }, length);
  const bits = Math.ceil((nodeCount * 8 + edgeCount * 2) / 8);
  const retainers = (nodeCount + 2 + edgeCount) * 4;
  const kept = nodeBytes(nodeCount) + edgeBytes(edgeCount) + bits + retainers;
  return kept + lent * scratchBytes(length) + SPARE_BYTES;
}

/** Numbers in a column that stages lend each other: room for numbering from 1, and for counting two places up. */
export function graphLength(nodeCount: number): number {
  return nodeCount + 3;
}
