const PAGE_BYTES = 65_536;
/** What 32-bit addresses reach. */
const MAX_PAGES = 65_536;

/** A column in some memory. */
export type Column = Pick<Uint8Array, 'buffer' | 'byteOffset'>;

/**
 * Memory that typed arrays and WebAssembly see alike: the columns of one snapshot, so that loops over them need not be
 * JavaScript. It never grows, as that would detach its arrays, and takes no memory where nobody wrote to it.
 */
export class LinearMemory {
  readonly memory: WebAssembly.Memory;
  readonly buffer: ArrayBuffer;
  /** Nothing is at address 0. */
  private end = 8;

  /** Undefined where there is no WebAssembly (`--jitless`), or no room for so much. */
  static open(bytes: number): LinearMemory | undefined {
    const pages = Math.ceil((bytes + 8) / PAGE_BYTES);
    if (typeof WebAssembly === 'undefined' || pages > MAX_PAGES) return undefined;
    try {
      return new LinearMemory(pages);
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  /** The one that a column is in, if it is in one. */
  static of({ buffer }: Column): LinearMemory | undefined {
    return memories.get(buffer);
  }

  private constructor(pages: number) {
    this.memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    this.buffer = this.memory.buffer;
    memories.set(this.buffer, this);
  }

  /** Address of so many bytes, a multiple of 8, for good; undefined if there are not so many left. */
  take(bytes: number): number | undefined {
    const address = this.end;
    if (address + bytes > this.buffer.byteLength) return undefined;
    this.end += Math.ceil(bytes / 8) * 8;
    return address;
  }
}

/** Numbers in the same {@link LinearMemory} as a column if that is in one and has room, in memory of their own if not. */
export function numbersBeside(column: Column, length: number): Uint32Array<ArrayBuffer> {
  const memory = LinearMemory.of(column);
  const address = memory?.take(length * 4);
  if (memory === undefined || address === undefined) return new Uint32Array(length);
  return new Uint32Array(memory.buffer, address, length);
}

const memories = new WeakMap<ArrayBufferLike, LinearMemory>();
