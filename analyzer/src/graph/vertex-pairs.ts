import type { Scratch } from './scratch.ts';

/** A list of (source, target) pairs of depth-first numbers, in lent memory. Hot loops write to `last` themselves. */
export class VertexPairs {
  /** The array being filled: sources at even places, targets behind them. */
  last: Uint32Array<ArrayBuffer>;
  /** How much of `last` is filled. */
  length = 0;
  private readonly full: Uint32Array<ArrayBuffer>[] = [];
  private readonly scratch: Scratch;

  constructor(scratch: Scratch) {
    this.scratch = scratch;
    this.last = scratch.takeDouble();
  }

  /** Goes on in another array, which it returns; `last` must be full. */
  extend(): Uint32Array<ArrayBuffer> {
    this.full.push(this.last);
    this.last = this.scratch.takeDouble();
    return this.last;
  }

  /** Each array with its filled length, in order. */
  *arrays(): Generator<{ readonly pairs: Uint32Array<ArrayBuffer>; readonly length: number }> {
    for (const pairs of this.full) yield { pairs, length: pairs.length };
    yield { pairs: this.last, length: this.length };
  }

  release(): void {
    this.scratch.giveBack(...this.full, this.last);
  }
}
