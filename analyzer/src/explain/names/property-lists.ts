import type { Scratch } from '../../graph/scratch.ts';
import { GrowingColumn } from '../../parse/columns/growing-column.ts';
import { EdgeType } from '../../parse/node-type.ts';
import type { EdgeStretch, NodeColumns } from '../../parse/snapshot-columns.ts';

/** Nodes grouped by equal lists of property names. */
export interface PropertyLists {
  /** By ordinal: the node's list plus one, 0 for a node that was not asked for. */
  readonly listOf: Uint32Array<ArrayBuffer>;
  /** How many nodes have each list. */
  readonly counts: Uint32Array;
  /** The names of a list. */
  names(list: number): number[];
}

const HASH_START = 0x811c_9dc5;
const HASH_FACTOR = 0x0100_0193;

/**
 * Groups the nodes that `isWanted` names by their lists of property names, in order, as their edges pass. A heap holds
 * millions of objects with a few thousand lists: a list is stored once, and found again by a hash, then compared.
 * `listOf` is in lent memory.
 */
export class PropertyListReader {
  private readonly nodes: NodeColumns;
  private readonly isWanted: (node: number) => boolean;
  private readonly listOf: Uint32Array<ArrayBuffer>;
  private readonly counts = new GrowingColumn();
  private readonly starts = new GrowingColumn();
  /** Names of all lists, and behind them those of the node that is read. */
  private readonly pool = new GrowingColumn();
  /** Next list of the same hash, plus one. */
  private readonly nextAlike = new GrowingColumn();
  private readonly lists = new Map<number, number>();
  private node = 0;
  private hash = HASH_START;

  constructor(nodes: NodeColumns, isWanted: (node: number) => boolean, scratch: Scratch) {
    this.nodes = nodes;
    this.isWanted = isWanted;
    this.listOf = scratch.takeZeroed();
    this.starts.push(0);
  }

  /** Takes the next edges of the file. */
  take({ first, count, types, names }: EdgeStretch): void {
    const { nodeCount, firstEdges } = this.nodes;
    const { isWanted, pool } = this;
    let { node, hash } = this;
    let k = 0;
    for (; node < nodeCount; node++) {
      const end = firstEdges[node + 1] - first;
      if (isWanted(node)) {
        // FNV-1a over whole numbers
        for (const last = Math.min(end, count); k < last; k++) {
          if (types[k] !== EdgeType.Property) continue;
          hash = Math.imul(hash ^ names[k], HASH_FACTOR);
          pool.push(names[k]);
        }
        if (end <= count) {
          this.listOf[node] = this.listWith(hash) + 1;
          hash = HASH_START;
        }
      }
      if (end > count) break;
      k = end;
    }
    this.node = node;
    this.hash = hash;
  }

  /** Once all edges were taken. */
  finish(): PropertyLists {
    for (; this.node < this.nodes.nodeCount; this.node++) {
      if (this.isWanted(this.node)) this.listOf[this.node] = this.listWith(HASH_START) + 1;
    }
    const { listOf, counts, pool, starts } = this;
    return {
      listOf,
      counts: counts.finish(),
      names: (list) => [...pool.values.subarray(starts.values[list], starts.values[list + 1])],
    };
  }

  /** The list of the names behind all lists, which are then taken away or are a list themselves; counts it. */
  private listWith(hash: number): number {
    const { lists, pool, starts, counts, nextAlike } = this;
    const start = starts.values[counts.length];
    const first = lists.get(hash);
    let list = first;
    while (list !== undefined && !this.isEqual(list, start)) {
      const next: number = nextAlike.values[list];
      list = next === 0 ? undefined : next - 1;
    }
    if (list === undefined) {
      list = counts.push(0);
      starts.push(pool.length);
      nextAlike.push(first === undefined ? 0 : first + 1);
      lists.set(hash, list);
    } else pool.length = start;
    counts.values[list]++;
    return list;
  }

  /** Whether a list is the same as the names behind all lists. */
  private isEqual(list: number, start: number): boolean {
    const { pool, starts } = this;
    const { values } = pool;
    const from = starts.values[list];
    const length = pool.length - start;
    if (starts.values[list + 1] - from !== length) return false;
    for (let at = 0; at < length; at++) if (values[from + at] !== values[start + at]) return false;
    return true;
  }
}
