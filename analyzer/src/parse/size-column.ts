/** Stands for a size that does not fit. */
const WIDE = 0xffff_ffff;

/** Sizes of nodes, bytes, by ordinal: 64 bits each only where all of a snapshot's together pass 32. */
export type Sizes = Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Sizes of nodes, bytes, by ordinal: 32 bits each, and the few that pass them (large ArrayBuffers) apart. */
export class SizeColumn {
  readonly length: number;
  /** For hot loops that write many: each below 2^32 - 1. */
  readonly low: Uint32Array;
  private readonly wide = new Map<number, number>();

  constructor(low: Uint32Array) {
    this.low = low;
    this.length = low.length;
  }

  at(node: number): number {
    const size = this.low[node];
    return size === WIDE ? (this.wide.get(node) ?? size) : size;
  }

  set(node: number, bytes: number): void {
    this.low[node] = Math.min(bytes, WIDE);
    if (bytes >= WIDE) this.wide.set(node, bytes);
  }

  toArray(): number[] {
    return Array.from(this.low, (_, node) => this.at(node));
  }

  /** All sizes together. */
  total(): number {
    let sum = 0;
    for (let node = 0; node < this.length; node++) sum += this.low[node];
    for (const bytes of this.wide.values()) sum += bytes - WIDE;
    return sum;
  }

  copyTo(target: Sizes): void {
    target.set(this.low);
    for (const [node, bytes] of this.wide) target[node] = bytes;
  }
}
