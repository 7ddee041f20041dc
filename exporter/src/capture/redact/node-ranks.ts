/**
 * A set of nodes, filled in order, and each one's rank in it: a bit a node and a sum for every 32.
 */
export class NodeRanks {
  private words = new Uint32Array(1 << 12);
  private sums = new Uint32Array(1 << 12);
  private last = -1;
  count = 0;

  /** Nodes come in rising order. */
  add(node: number): void {
    const word = node >>> 5;
    if (word >= this.words.length) this.grow(word);
    for (; this.last < word; this.last++) this.sums[this.last + 1] = this.count;
    this.words[word] = (this.words[word] as number) | (1 << (node & 31));
    this.count++;
  }

  /** How many of the set come before the node; -1 if it is not of the set. */
  rank(node: number): number {
    const word = node >>> 5;
    const bits = this.words[word] ?? 0;
    const bit = 1 << (node & 31);
    if ((bits & bit) === 0) return -1;
    return (this.sums[word] as number) + ones(bits & (bit - 1));
  }

  private grow(word: number): void {
    const size = Math.max(word + 1, this.words.length * 2);
    const words = new Uint32Array(size);
    const sums = new Uint32Array(size);
    words.set(this.words);
    sums.set(this.sums);
    this.words = words;
    this.sums = sums;
  }
}

/** How many bits are set. Source: Warren, Hacker's Delight, 5-1. */
function ones(bits: number): number {
  let x = bits - ((bits >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
