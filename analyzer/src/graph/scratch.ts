/**
 * Arrays of one length that the stages lend each other. A stage needs several columns for a moment; memory that was
 * touched before costs a fraction of fresh memory, and the peak stays low.
 */
export class Scratch {
  readonly length: number;
  private readonly free: Uint32Array<ArrayBuffer>[] = [];

  constructor(length: number) {
    this.length = length;
  }

  /** An array with whatever is left in it. */
  take(): Uint32Array<ArrayBuffer> {
    return this.free.pop() ?? new Uint32Array(this.length);
  }

  takeZeroed(): Uint32Array<ArrayBuffer> {
    return this.free.pop()?.fill(0) ?? new Uint32Array(this.length);
  }

  /** The caller must not use them any more. */
  giveBack(...arrays: readonly Uint32Array<ArrayBuffer>[]): void {
    this.free.push(...arrays);
  }
}
