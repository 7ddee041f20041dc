import { type Column, numbersBeside } from '../parse/columns/linear-memory.ts';

/**
 * One bit for each number below `length`. Hot loops read `words` themselves:
 * `(words[n >>> 5] >>> (n & 31)) & 1`.
 */
export class BitSet {
  readonly words: Uint32Array<ArrayBuffer>;

  constructor(length: number, words = new Uint32Array(Math.ceil(length / 32))) {
    this.words = words;
  }

  /** A set in the same memory as a column, so that loops reach both. */
  static beside(column: Column, length: number): BitSet {
    return new BitSet(length, numbersBeside(column, Math.ceil(length / 32)));
  }

  add(position: number): void {
    this.words[position >>> 5] |= 1 << (position & 31);
  }

  /** Adds every number, and returns the set. */
  fill(): this {
    this.words.fill(0xffff_ffff);
    return this;
  }

  delete(position: number): void {
    this.words[position >>> 5] &= ~(1 << (position & 31));
  }

  has(position: number): boolean {
    return ((this.words[position >>> 5] >>> (position & 31)) & 1) === 1;
  }
}
