/** One bit for each number below `length`. */
export class BitSet {
  private readonly words: Uint32Array;

  constructor(length: number) {
    this.words = new Uint32Array(Math.ceil(length / 32));
  }

  add(position: number): void {
    const word = position >>> 5;
    this.words[word] = (this.words[word] as number) | (1 << (position & 31));
  }

  has(position: number): boolean {
    return (((this.words[position >>> 5] as number) >>> (position & 31)) & 1) === 1;
  }
}
