/** Nodes grouped by equal lists of names. */
export interface PropertyLists {
  readonly nodes: Uint32Array;
  /** List of each of `nodes`. */
  readonly listOf: Uint32Array;
  /** How many nodes have each list. */
  readonly counts: Uint32Array;
  /** The names of a list. */
  names(list: number): number[];
}

/**
 * Groups nodes by their lists of names. A heap holds millions of objects with a few thousand lists: a list is stored once,
 * and found again by a hash, then compared.
 */
export function groupPropertyLists(
  visit: (add: (node: number, names: readonly number[]) => void) => void,
): PropertyLists {
  const nodes = new GrowingColumn();
  const listOf = new GrowingColumn();
  const counts = new GrowingColumn();
  const starts = new GrowingColumn();
  const pool = new GrowingColumn();
  /** Next list of the same hash, plus one. */
  const nextAlike = new GrowingColumn();
  const lists = new Map<number, number>();
  starts.push(0);

  const isEqual = (list: number, names: readonly number[]): boolean => {
    const start = starts.values[list];
    if (starts.values[list + 1] - start !== names.length) return false;
    for (let n = 0; n < names.length; n++) if (pool.values[start + n] !== names[n]) return false;
    return true;
  };
  visit((node, names) => {
    // FNV-1a over whole numbers
    let hash = 0x811c_9dc5;
    for (let n = 0; n < names.length; n++) hash = Math.imul(hash ^ names[n], 0x0100_0193);
    const first = lists.get(hash);
    let list = first;
    while (list !== undefined && !isEqual(list, names)) {
      const next = nextAlike.values[list];
      list = next === 0 ? undefined : next - 1;
    }
    if (list === undefined) {
      list = counts.push(0);
      for (const name of names) pool.push(name);
      starts.push(pool.length);
      nextAlike.push(first === undefined ? 0 : first + 1);
      lists.set(hash, list);
    }
    counts.values[list]++;
    nodes.push(node);
    listOf.push(list);
  });
  return {
    nodes: nodes.finish(),
    listOf: listOf.finish(),
    counts: counts.finish(),
    names: (list) => [...pool.values.subarray(starts.values[list], starts.values[list + 1])],
  };
}

/** A column of unsigned numbers whose length is not known before. */
class GrowingColumn {
  values = new Uint32Array(1024);
  length = 0;

  /** Returns the position. */
  push(value: number): number {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length] = value;
    return this.length++;
  }

  finish(): Uint32Array {
    return this.values.subarray(0, this.length);
  }
}
