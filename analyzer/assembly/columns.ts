// Access to columns of 32-bit numbers, of bytes and of bits by their addresses, and those of the snapshot's edges.

/** By node the number of its first edge, and one more entry. */
export let firstEdges: usize = 0;
export let edgeTypes: usize = 0;
export let edgeNames: usize = 0;
export let edgeTargets: usize = 0;

export function setEdges(first: usize, types: usize, names: usize, targets: usize): void {
  firstEdges = first;
  edgeTypes = types;
  edgeNames = names;
  edgeTargets = targets;
}

export function at(column: usize, position: u32): u32 {
  return load<u32>(column + ((<usize>position) << 2));
}

export function put(column: usize, position: u32, value: u32): void {
  store<u32>(column + ((<usize>position) << 2), value);
}

export function byteAt(column: usize, position: u32): u32 {
  return load<u8>(column + position);
}

export function has(bits: usize, position: u32): bool {
  return ((at(bits, position >>> 5) >>> (position & 31)) & 1) !== 0;
}

export function add(bits: usize, position: u32): void {
  const word = position >>> 5;
  put(bits, word, at(bits, word) | (1 << (position & 31)));
}
