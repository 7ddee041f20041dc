import { crc32 } from 'node:zlib';
import { ColumnFileError } from '../column-file-error.ts';
import { BLOCK_BITS, BLOCK_LENGTH, ROW, ROW_LENGTH, WITHIN_BLOCK } from './block-layout.ts';
import { type BlockNumbers, decodeBlock } from './decode-block.ts';

/** Reads bytes of the column's section. */
export type ReadPiece = (start: number, byteLength: number) => ArrayBuffer;

/** A column of which a block is read when a number of it is first asked for, and kept. */
export class BlockColumn {
  readonly length: number;
  readonly #table: Float64Array;
  readonly #read: ReadPiece;
  readonly #blocks: (BlockNumbers | undefined)[];
  #loadedBytes = 0;

  constructor(length: number, table: Float64Array, read: ReadPiece) {
    const count = Math.ceil(length / BLOCK_LENGTH);
    if (table.length !== count * ROW_LENGTH) throw new ColumnFileError('has a column of another length');
    this.length = length;
    this.#table = table;
    this.#read = read;
    this.#blocks = Array<BlockNumbers | undefined>(count).fill(undefined);
  }

  /** Bytes of the blocks in memory, and of the table. */
  get loadedBytes(): number {
    return this.#loadedBytes + this.#table.byteLength;
  }

  /** Throws {@link ColumnFileError} if the block is damaged. */
  at(index: number): number {
    const block = this.#blocks[index >>> BLOCK_BITS] ?? this.#load(index >>> BLOCK_BITS);
    return block[index & WITHIN_BLOCK];
  }

  /** The first position of a number, or -1. Reads the blocks that may have it. */
  indexOf(value: number): number {
    for (let block = 0; block < this.#blocks.length; block++) {
      if (value < this.#told(block, ROW.Low) || value > this.#told(block, ROW.High)) continue;
      const at = (this.#blocks[block] ?? this.#load(block)).indexOf(value);
      if (at >= 0) return block * BLOCK_LENGTH + at;
    }
    return -1;
  }

  /** The last position of a number that is not above `value`, in a column that never falls; -1 if there is none. */
  lastNotAbove(value: number): number {
    let low = -1;
    let high = this.#blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#told(middle, ROW.Low) <= value) low = middle;
      else high = middle - 1;
    }
    if (low < 0) return -1;
    const numbers = this.#blocks[low] ?? this.#load(low);
    let first = 0;
    let last = numbers.length - 1;
    while (first < last) {
      const middle = (first + last + 1) >> 1;
      if (numbers[middle] <= value) first = middle;
      else last = middle - 1;
    }
    return low * BLOCK_LENGTH + first;
  }

  #told(block: number, field: number): number {
    return this.#table[block * ROW_LENGTH + field];
  }

  #load(block: number): BlockNumbers {
    const start = block === 0 ? 0 : this.#told(block - 1, ROW.End);
    const bytes = this.#read(start, this.#told(block, ROW.End) - start);
    if (crc32(new Uint8Array(bytes)) !== this.#told(block, ROW.Crc)) {
      throw new ColumnFileError('has a damaged block');
    }
    const count = Math.min(BLOCK_LENGTH, this.length - block * BLOCK_LENGTH);
    const numbers = decodeBlock(bytes, count, {
      base: this.#told(block, ROW.Base),
      width: this.#told(block, ROW.Width),
      exceptions: this.#told(block, ROW.Exceptions),
      low: this.#told(block, ROW.Low),
      high: this.#told(block, ROW.High),
    });
    this.#blocks[block] = numbers;
    this.#loadedBytes += numbers.byteLength;
    return numbers;
  }
}
