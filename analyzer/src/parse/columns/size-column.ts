/** Stands for a size that does not fit. */
const WIDE = 0xffff;

/** Sizes of nodes, bytes, by ordinal: 64 bits each only where all of a snapshot's together pass 32. */
export type Sizes = Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Sizes of nodes, bytes, by ordinal: 16 bits each, and the few that pass them (large arrays, ArrayBuffers) apart. */
export class SizeColumn {
  readonly length: number;
  /** For hot loops that write many: each below 2^16 - 1. */
  readonly low: Uint16Array;
  /** Ordinals of those apart, ascending, and their sizes. */
  private readonly wideNodes: number[] = [];
  private readonly wideSizes: number[] = [];

  constructor(low: Uint16Array) {
    this.low = low;
    this.length = low.length;
  }

  at(node: number): number {
    const size = this.low[node];
    return size === WIDE ? this.wideSizes[this.findWide(node)] : size;
  }

  /** Sets sizes once each, in order; between them may be some that were written to `low`. */
  append(node: number, bytes: number): void {
    this.low[node] = Math.min(bytes, WIDE);
    if (bytes < WIDE) return;
    this.wideNodes.push(node);
    this.wideSizes.push(bytes);
  }

  toArray(): number[] {
    return Array.from(this.low, (_, node) => this.at(node));
  }

  /** All sizes together. */
  total(): number {
    let sum = 0;
    for (let node = 0; node < this.length; node++) sum += this.low[node];
    for (const bytes of this.wideSizes) sum += bytes - WIDE;
    return sum;
  }

  copyTo(target: Sizes): void {
    target.set(this.low);
    for (const [k, node] of this.wideNodes.entries()) target[node] = this.wideSizes[k];
  }

  private findWide(node: number): number {
    let low = 0;
    let high = this.wideNodes.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.wideNodes[middle] < node) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
