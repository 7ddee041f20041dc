import { NodeRanks } from './node-ranks.ts';

/** Names beyond these share a number; V8 has four. */
const MOST_NAMES = 16;

/** V8's own arrays, where it keeps what objects consist of, and the name of each: `(object elements)`, … */
export class ArrayNames {
  /** String indexes of the names, by their number here. */
  readonly names: number[] = [];
  private readonly ranks = new NodeRanks();
  private numbers = new Uint8Array(1 << 12);

  /** Nodes come in rising order. */
  add(node: number, name: number): void {
    let number = this.names.indexOf(name);
    if (number < 0) number = this.names.length < MOST_NAMES ? this.names.push(name) - 1 : MOST_NAMES - 1;
    const rank = this.ranks.count;
    if (rank === this.numbers.length) {
      const larger = new Uint8Array(rank * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[rank] = number;
    this.ranks.add(node);
  }

  /** The number of an array's name, -1 for a node that is none. */
  numberOf(node: number): number {
    const rank = this.ranks.rank(node);
    return rank < 0 ? -1 : (this.numbers[rank] as number);
  }
}
