import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import type { Scratch } from './scratch.ts';

/** Marks an only predecessor. Numbers of vertices and places in blocks are below it in any snapshot that fits memory. */
export const ONLY = 1 << 30;
/** Places of a block: a link to the block before, and predecessors. */
export const BLOCK = 8;

type Counts = Pick<SnapshotColumns, 'nodeCount' | 'edgeCount'>;

/** Columns of so many numbers that the blocks of all lists may need. */
export function listColumns({ nodeCount, edgeCount }: Counts, length: number): number {
  // every full block has an edge in each place but one; a second edge to the same vertex opens another
  const blockCount = Math.floor(edgeCount / (BLOCK - 1)) + Math.min(nodeCount, edgeCount >>> 1);
  return Math.ceil((blockCount * BLOCK) / length);
}

/**
 * Predecessors with larger numbers, as the depth-first walk finds them. Most vertices have one or none, and a few, such
 * as hidden classes, have most of all there are. So `heads` has by number what is newest of its list: 0 for none; for an
 * only predecessor {@link ONLY} more than its number; otherwise the place of the newest in `blocks`. There the older ones
 * stand below it, and where a multiple of {@link BLOCK} is reached, a head to go on with. Hot loops do so themselves.
 */
export class LaterPredecessors {
  readonly heads: Uint32Array<ArrayBuffer>;
  /** Enough for whatever comes; of what is not filled, nothing is touched. */
  readonly blocks: Uint32Array<ArrayBuffer>;
  private end = 0;

  constructor({ nodeCount, edgeCount }: Counts, scratch: Scratch) {
    this.heads = scratch.takeZeroed();
    this.blocks = scratch.takeRun(listColumns({ nodeCount, edgeCount }, scratch.length));
  }

  /** Lists `source` for the vertex `target`, unless it is the newest already. */
  add(target: number, source: number): void {
    const { heads, blocks } = this;
    const head = heads[target];
    if (head === 0) {
      heads[target] = ONLY + source;
      return;
    }
    if (head === ONLY + source || (head < ONLY && blocks[head] === source)) return;
    let place = head + 1;
    if (head >= ONLY || place % BLOCK === 0) {
      place = this.end;
      this.end += BLOCK;
      blocks[place++] = head;
    }
    blocks[place] = source;
    heads[target] = place;
  }
}
