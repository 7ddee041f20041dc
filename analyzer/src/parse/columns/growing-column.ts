/** A column of unsigned 32-bit numbers whose length is not known before. */
export class GrowingColumn {
  /** Another array after each growth: not to be kept while numbers are still pushed. */
  values: Uint32Array<ArrayBuffer>;
  length = 0;

  constructor(room = 1024) {
    this.values = new Uint32Array(room);
  }

  /** Returns the position. */
  push(value: number): number {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length] = value;
    return this.length++;
  }

  /** Keeps its memory. */
  clear(): void {
    this.length = 0;
  }

  finish(): Uint32Array<ArrayBuffer> {
    return this.values.subarray(0, this.length);
  }
}
