/** Ids this many times sparser than dense go into a Map. */
const MAX_SPARSENESS = 16;

/** Finds a node's ordinal by V8's id. */
export interface NodeIndex {
  /** The ordinal, or -1. */
  find(id: number): number;
}

/**
 * V8 gives JavaScript objects odd ids, one after the other, and native ones even ids, which in Node.js 20 are hashes.
 * So odd ids are looked up in a flat array, even ones in a Map.
 */
export function indexNodes(ids: Uint32Array): NodeIndex {
  let largestOdd = 0;
  for (let node = 0; node < ids.length; node++) {
    if ((ids[node] & 1) === 1 && ids[node] > largestOdd) largestOdd = ids[node];
  }
  const places = (largestOdd >>> 1) + 1;
  // ids of a hostile file may be spread over the whole range
  const odd = places <= ids.length * MAX_SPARSENESS ? new Int32Array(places).fill(-1) : undefined;
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
  };
}
