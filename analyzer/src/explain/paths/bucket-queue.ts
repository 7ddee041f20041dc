import { GrowingColumn } from '../../parse/columns/growing-column.ts';

/** Nodes by a small whole number, the newest of one number first. A list a number, all in two columns. */
export class BucketQueue {
  /** By number: position of its newest entry plus one, 0 if it has none. */
  #newest = new Uint32Array(1024);
  readonly #nodes = new GrowingColumn();
  /** By entry: the one before it in its bucket, plus one. */
  readonly #older = new GrowingColumn();
  /** One more than the largest number so far. */
  end = 0;

  push(number: number, node: number): void {
    if (number >= this.#newest.length) this.#extend(number);
    if (number >= this.end) this.end = number + 1;
    const entry = this.#nodes.push(node);
    this.#older.push(this.#newest[number]);
    this.#newest[number] = entry + 1;
  }

  /** Takes the newest node of a number out, or returns -1. */
  pop(number: number): number {
    const entry = this.#newest[number];
    if (entry === 0) return -1;
    this.#newest[number] = this.#older.values[entry - 1];
    return this.#nodes.values[entry - 1];
  }

  clear(): void {
    this.#newest.fill(0, 0, this.end);
    this.#nodes.clear();
    this.#older.clear();
    this.end = 0;
  }

  #extend(number: number): void {
    const larger = new Uint32Array(Math.max(number + 1, this.#newest.length * 2));
    larger.set(this.#newest);
    this.#newest = larger;
  }
}
