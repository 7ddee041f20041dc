/**
 * Memory that the stages lend each other. A stage needs several columns for a moment; memory that was touched before
 * costs a fraction of fresh memory, and the peak stays low. It is lent in columns of 32-bit numbers, and two columns at
 * a time where a stage wants 64-bit numbers or twice as many.
 */
export class Scratch {
  readonly length: number;
  private readonly columnBytes: number;
  private readonly blocks: Block[] = [];

  constructor(length: number) {
    this.length = length;
    // 64-bit numbers start at multiples of 8 bytes
    this.columnBytes = Math.ceil(length / 2) * 8;
  }

  /** A column with whatever is left in it. */
  take(): Uint32Array<ArrayBuffer> {
    // halves first, so that whole blocks stay whole
    const block =
      this.blocks.find(({ isLowFree, isHighFree }) => isLowFree !== isHighFree) ?? this.wholeBlock();
    const isLow = block.isLowFree;
    if (isLow) block.isLowFree = false;
    else block.isHighFree = false;
    return new Uint32Array(block.buffer, isLow ? 0 : this.columnBytes, this.length);
  }

  takeZeroed(): Uint32Array<ArrayBuffer> {
    return this.take().fill(0);
  }

  /** Room for two columns in one, with whatever is left in it. */
  takeDouble(): Uint32Array<ArrayBuffer> {
    const block = this.wholeBlock();
    block.isLowFree = false;
    block.isHighFree = false;
    return new Uint32Array(block.buffer);
  }

  /** As {@link takeDouble}, for sizes: `length` numbers of 64 bits. */
  takeSizes(): Float64Array<ArrayBuffer> {
    return new Float64Array(this.takeDouble().buffer, 0, this.length);
  }

  /** The caller must not use them, nor any other array on their memory, any more. */
  giveBack(...columns: readonly (Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>)[]): void {
    for (const { buffer, byteOffset, byteLength } of columns) {
      const block = this.blocks.find((candidate) => candidate.buffer === buffer);
      if (block === undefined) continue;
      if (byteOffset < this.columnBytes) block.isLowFree = true;
      if (byteOffset + byteLength > this.columnBytes) block.isHighFree = true;
    }
  }

  private wholeBlock(): Block {
    const free = this.blocks.find(({ isLowFree, isHighFree }) => isLowFree && isHighFree);
    if (free !== undefined) return free;
    const block = { buffer: new ArrayBuffer(this.columnBytes * 2), isLowFree: true, isHighFree: true };
    this.blocks.push(block);
    return block;
  }
}

interface Block {
  readonly buffer: ArrayBuffer;
  isLowFree: boolean;
  isHighFree: boolean;
}
