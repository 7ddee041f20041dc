/**
 * A column in blocks of 4096 numbers, of which each can be read alone. A block has a base and as few bytes for each number
 * as it can do with; what does not fit stands behind them with its position, as in M. Zukowski et al., "Super-Scalar
 * RAM-CPU Cache Compression" (2006), but in whole bytes, and with a base below most of the numbers instead of all.
 */
export const BLOCK_BITS = 12;
export const BLOCK_LENGTH = 1 << BLOCK_BITS;
export const WITHIN_BLOCK = BLOCK_LENGTH - 1;

/** Numbers of the table about each block, in a row. */
export const ROW = {
  /** Where the block ends in its section, bytes; it starts where the one before ends. */
  End: 0,
  Crc: 1,
  Base: 2,
  /** Bytes of a number. */
  Width: 3,
  Exceptions: 4,
  /** Least and greatest number of the block. */
  Low: 5,
  High: 6,
} as const;
export const ROW_LENGTH = 7;
/** A position of 16 bits and a number of 64. */
export const EXCEPTION_BYTES = 10;
/** A block in which every number is an exception, or has the greatest width. */
export const MAX_BLOCK_BYTES = BLOCK_LENGTH * EXCEPTION_BYTES;

/** Numbers to be written as a column. */
export interface ColumnValues {
  readonly length: number;
  /** Puts `count` numbers, from number `start` on, at the beginning of `target`. */
  copyTo(target: Float64Array, start: number, count: number): void;
}

export function valuesOf(array: NodeJS.TypedArray<ArrayBuffer>): ColumnValues {
  return {
    length: array.length,
    copyTo: (target, start, count) => target.set(array.subarray(start, start + count) as Uint32Array),
  };
}
