import type { Sizes } from '../parse/size-column.ts';

/** V8 collects garbage for each so many bytes of new arrays, so the memory comes in few large pieces. */
const SLAB_COLUMNS = 16;
const MAX_UINT32 = 0xffff_ffff;

/**
 * Memory that the stages lend each other. A stage needs several columns for a moment; memory that was touched before
 * costs a fraction of fresh memory, and the peak stays low. It is lent in columns of 32-bit numbers, and two columns at
 * a time where a stage wants 64-bit numbers or twice as many. What was never lent is never touched.
 */
export class Scratch {
  readonly length: number;
  private readonly columnBytes: number;
  private readonly stacks: Uint32Array<ArrayBuffer>[] = [];
  private readonly slabs: Slab[] = [];

  constructor(length: number) {
    this.length = length;
    // 64-bit numbers start at multiples of 8 bytes
    this.columnBytes = Math.ceil(length / 2) * 8;
  }

  /** A column with whatever is left in it. */
  take(): Uint32Array<ArrayBuffer> {
    // halves of a pair first, so that whole pairs are left for who wants two
    const { buffer, at } =
      this.find((isFree, column) => isFree[column] && !isFree[column ^ 1]) ?? this.findPair();
    return new Uint32Array(buffer, at * this.columnBytes, this.length);
  }

  takeZeroed(): Uint32Array<ArrayBuffer> {
    return this.take().fill(0);
  }

  /** A column of which little is touched as a rule: it is lent as a stack again, so that the rest stays untouched. */
  takeStack(): Uint32Array<ArrayBuffer> {
    return this.stacks.pop() ?? this.take();
  }

  giveBackStack(...stacks: readonly Uint32Array<ArrayBuffer>[]): void {
    this.stacks.push(...stacks);
  }

  /** Room for two columns in one, with whatever is left in it. */
  takeDouble(): Uint32Array<ArrayBuffer> {
    const { buffer, at } = this.findPair();
    this.find((_, column) => column === at + 1, buffer);
    const slab = this.slabs.find((candidate) => candidate.buffer === buffer);
    slab?.doubles.add(at);
    return new Uint32Array(buffer, at * this.columnBytes, this.columnBytes / 2);
  }

  /** As {@link takeDouble}, for `length` numbers of 64 bits. */
  takeFloats(): Float64Array<ArrayBuffer> {
    const { buffer, byteOffset } = this.takeDouble();
    return new Float64Array(buffer, byteOffset, this.length);
  }

  /** A column for sizes whose sums are at most `total`. */
  takeSizes(total: number): Sizes {
    return total > MAX_UINT32 ? this.takeFloats() : this.take();
  }

  /**
   * The caller must not use them, nor any other array on their memory, any more. The start of what was lent is enough:
   * all of it is given back.
   */
  giveBack(...columns: readonly Pick<Uint8Array, 'buffer' | 'byteOffset'>[]): void {
    for (const { buffer, byteOffset } of columns) {
      const slab = this.slabs.find((candidate) => candidate.buffer === buffer);
      const at = byteOffset / this.columnBytes;
      if (slab === undefined) continue;
      slab.isFree[at] = true;
      if (slab.doubles.delete(at)) slab.isFree[at + 1] = true;
    }
  }

  private findPair(): Place {
    const isPair = (isFree: readonly boolean[], column: number): boolean =>
      column % 2 === 0 && isFree[column] && isFree[column + 1];
    const found = this.find(isPair);
    if (found !== undefined) return found;
    const buffer = new ArrayBuffer(this.columnBytes * SLAB_COLUMNS);
    this.slabs.push({ buffer, isFree: Array<boolean>(SLAB_COLUMNS).fill(true), doubles: new Set() });
    return this.findPair();
  }

  /** Takes the first column, of `only` that slab if given, that is wanted. */
  private find(
    isWanted: (isFree: readonly boolean[], column: number) => boolean,
    only?: ArrayBuffer,
  ): Place | undefined {
    for (const { buffer, isFree } of this.slabs) {
      if (only !== undefined && buffer !== only) continue;
      const at = isFree.findIndex((_, column) => isWanted(isFree, column));
      if (at < 0) continue;
      isFree[at] = false;
      return { buffer, at };
    }
    return undefined;
  }
}

interface Slab {
  readonly buffer: ArrayBuffer;
  readonly isFree: boolean[];
  /** Columns that are lent together with the one behind them. */
  readonly doubles: Set<number>;
}

interface Place {
  readonly buffer: ArrayBuffer;
  readonly at: number;
}
