import { type Column, LinearMemory } from '../parse/columns/linear-memory.ts';
import type { Sizes } from '../parse/columns/size-column.ts';

/** V8 collects garbage for each so many bytes of new arrays, so the memory comes in few large pieces. */
export const SLAB_COLUMNS = 24;
const MAX_UINT32 = 0xffff_ffff;

/**
 * Memory that the stages lend each other. A stage needs several columns for a moment; memory that was touched before
 * costs a fraction of fresh memory, and the peak stays low. It is lent in columns of 32-bit numbers, and several columns
 * in a row where a stage wants 64-bit numbers or more of them. What nobody wrote to takes no memory.
 */
export class Scratch {
  readonly length: number;
  private readonly columnBytes: number;
  private readonly stacks: Uint32Array<ArrayBuffer>[] = [];
  private readonly slabs: Slab[] = [];
  private readonly memory: LinearMemory | undefined;

  /** `beside`: a column in whose {@link LinearMemory}, if it is in one, the memory is, as long as there is room. */
  constructor(length: number, beside?: Column) {
    this.length = length;
    this.columnBytes = scratchBytes(length);
    this.memory = beside && LinearMemory.of(beside);
  }

  /** A column with whatever is left in it. */
  take(): Uint32Array<ArrayBuffer> {
    const { buffer, address } = this.findHalf() ?? this.findRun(1);
    return new Uint32Array(buffer, address, this.length);
  }

  takeZeroed(): Uint32Array<ArrayBuffer> {
    return this.take().fill(0);
  }

  /**
   * A column of which little is touched as a rule. It comes from the end, where nothing else is as a rule, and is lent as a
   * stack only, so that the rest of it stays untouched.
   */
  takeStack(): Uint32Array<ArrayBuffer> {
    const known = this.stacks.pop();
    if (known !== undefined) return known;
    const { buffer, address } = this.findRun(2, 'last');
    this.stacks.push(new Uint32Array(buffer, address + this.columnBytes, this.length));
    return new Uint32Array(buffer, address, this.length);
  }

  giveBackStack(...stacks: readonly Uint32Array<ArrayBuffer>[]): void {
    this.stacks.push(...stacks);
  }

  /** Room for two columns in one, with whatever is left in it. */
  takeDouble(): Uint32Array<ArrayBuffer> {
    return this.takeRun(2);
  }

  /** Room for so many columns in one, with whatever is left in it. */
  takeRun(count: number): Uint32Array<ArrayBuffer> {
    const { buffer, address } = this.findRun(count);
    return new Uint32Array(buffer, address, (this.columnBytes / 4) * count);
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
  giveBack(...columns: readonly Column[]): void {
    for (const { buffer, byteOffset } of columns) {
      const slab = this.slabs.find(
        (candidate) =>
          candidate.buffer === buffer && byteOffset >= candidate.start && byteOffset < candidate.end,
      );
      if (slab === undefined) continue;
      const at = (byteOffset - slab.start) / this.columnBytes;
      slab.isFree.fill(true, at, at + (slab.lent.get(at) ?? 0));
      slab.lent.delete(at);
    }
  }

  /** Lends a column whose neighbour is lent, so that whole pairs are left for who wants two. */
  private findHalf(): Place | undefined {
    for (const slab of this.slabs) {
      const at = slab.isFree.findIndex((isFree, column) => isFree && !slab.isFree[column ^ 1]);
      if (at >= 0) return this.lend(slab, at, 1);
    }
    return undefined;
  }

  private findRun(count: number, which: 'first' | 'last' = 'first'): Place {
    for (const slab of this.slabs) {
      const even = Array.from({ length: slab.isFree.length / 2 }, (_, pair) => 2 * pair);
      const isFreeFrom = (at: number): boolean =>
        at + count <= slab.isFree.length && slab.isFree.slice(at, at + count).every((isFree) => isFree);
      const at = which === 'first' ? even.find(isFreeFrom) : even.findLast(isFreeFrom);
      if (at !== undefined) return this.lend(slab, at, count);
    }
    const columns = Math.max(SLAB_COLUMNS, count + (count % 2));
    this.slabs.push({
      ...this.allocate(this.columnBytes * columns),
      isFree: Array<boolean>(columns).fill(true),
      lent: new Map<number, number>(),
    });
    return this.findRun(count, which);
  }

  private allocate(bytes: number): Pick<Slab, 'buffer' | 'start' | 'end'> {
    const start = this.memory?.take(bytes);
    if (this.memory === undefined || start === undefined)
      return { buffer: new ArrayBuffer(bytes), start: 0, end: bytes };
    return { buffer: this.memory.buffer, start, end: start + bytes };
  }

  private lend(slab: Slab, at: number, count: number): Place {
    slab.isFree.fill(false, at, at + count);
    slab.lent.set(at, count);
    return { buffer: slab.buffer, address: slab.start + at * this.columnBytes };
  }
}

/** Bytes of a column of so many numbers: 64-bit numbers start at multiples of 8. */
export function scratchBytes(length: number): number {
  return Math.ceil(length / 2) * 8;
}

interface Slab {
  readonly buffer: ArrayBuffer;
  /** Where its bytes are in the buffer. */
  readonly start: number;
  readonly end: number;
  readonly isFree: boolean[];
  /** How many columns are lent in one piece, by the first of them. */
  readonly lent: Map<number, number>;
}

interface Place {
  readonly buffer: ArrayBuffer;
  readonly address: number;
}
