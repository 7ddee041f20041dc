/**
 * A column, by ordinal, in which most numbers are 0: a bit tells each that is not, and counts of the bits before each
 * word where it stands among the others. A quarter of a byte for an ordinal, and four for a number.
 */
export class SparseColumn {
  /** By bits: the ordinals whose number is not 0. */
  readonly words: Uint32Array;
  private readonly ranks: Uint32Array;
  private readonly values: Uint32Array;

  /** `values[k]`, none of them 0, belongs to `ordinals[k]`; of two for the same ordinal the later counts. */
  constructor(length: number, ordinals: Uint32Array, values: Uint32Array) {
    const words = new Uint32Array(Math.ceil(length / 32));
    for (let k = 0; k < ordinals.length; k++) words[ordinals[k] >>> 5] |= 1 << (ordinals[k] & 31);
    this.ranks = new Uint32Array(words.length);
    let rank = 0;
    for (let word = 0; word < words.length; word++) {
      this.ranks[word] = rank;
      rank += countBits(words[word]);
    }
    this.words = words;
    this.values = new Uint32Array(rank);
    for (let k = 0; k < ordinals.length; k++) this.values[this.placeOf(ordinals[k])] = values[k];
  }

  at(ordinal: number): number {
    const isSet = (this.words[ordinal >>> 5] >>> (ordinal & 31)) & 1;
    return isSet === 1 ? this.values[this.placeOf(ordinal)] : 0;
  }

  /** Visits the ordinals, in order, whose number is not 0. */
  forEach(visit: (ordinal: number, value: number) => void): void {
    const { words, values } = this;
    let place = 0;
    for (let word = 0; word < words.length; word++) {
      for (let rest = words[word]; rest !== 0; rest &= rest - 1) {
        visit(word * 32 + 31 - Math.clz32(rest & -rest), values[place++]);
      }
    }
  }

  private placeOf(ordinal: number): number {
    const before = this.words[ordinal >>> 5] & ((1 << (ordinal & 31)) - 1);
    return this.ranks[ordinal >>> 5] + countBits(before);
  }
}

/** Bits that are set in a word. Source: Henry S. Warren, "Hacker's Delight", section 5-1. */
function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
