import type { Scratch } from '../../graph/scratch.ts';

/** Ids this many times sparser than dense go into a Map. */
const MAX_SPARSENESS = 16;

/** Finds a node's ordinal by V8's id. */
export interface NodeIndex {
  /** The ordinal, or -1. */
  find(id: number): number;
  /** Gives lent memory back: it must not be used any more. */
  release(): void;
}

/**
 * V8 gives JavaScript objects odd ids, one after the other, and native ones even ids, which in Node.js 20 are hashes.
 * So odd ids are looked up in a flat array, in lent memory if there is enough, even ones in a Map.
 */
export function indexNodes(ids: Uint32Array, memory?: Scratch): NodeIndex {
  let largestOdd = 0;
  for (let node = 0; node < ids.length; node++) {
    if ((ids[node] & 1) === 1 && ids[node] > largestOdd) largestOdd = ids[node];
  }
  const places = (largestOdd >>> 1) + 1;
  // ids of a hostile file may be spread over the whole range
  const odd = places <= ids.length * MAX_SPARSENESS ? takePlaces(places, memory).fill(-1) : undefined;
  const others = new Map<number, number>();
  for (let node = 0; node < ids.length; node++) {
    const id = ids[node];
    if (odd !== undefined && (id & 1) === 1) odd[id >>> 1] = node;
    else others.set(id, node);
  }
  return {
    find(id) {
      if (odd !== undefined && (id & 1) === 1) return odd[id >>> 1] ?? -1;
      return others.get(id) ?? -1;
    },
    release: () => {
      if (odd !== undefined) memory?.giveBack(odd);
    },
  };
}

function takePlaces(places: number, memory: Scratch | undefined): Int32Array {
  if (memory === undefined || memory.length < places) return new Int32Array(places);
  const { buffer, byteOffset } = memory.take();
  return new Int32Array(buffer, byteOffset, places);
}

/**
 * By ordinal of the current snapshot: the baseline's ordinal of the same node, or -1. In memory lent by `scratch`, which
 * must be of the current snapshot.
 */
export function findBaselineNodes(
  nodeIds: Uint32Array,
  baselineIndex: NodeIndex,
  scratch: Scratch,
): Int32Array {
  const { buffer, byteOffset } = scratch.take();
  const found = new Int32Array(buffer, byteOffset, nodeIds.length);
  for (let node = 0; node < found.length; node++) found[node] = baselineIndex.find(nodeIds[node]);
  return found;
}
