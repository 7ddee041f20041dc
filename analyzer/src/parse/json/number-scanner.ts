const COMMA = 0x2c;
const CLOSE = 0x5d;
const ZERO = 0x30;
const MINUS = 0x2d;

/** What the next byte may be. */
const EXPECT_NUMBER = 0;
const IN_NUMBER = 1;
const EXPECT_SEPARATOR = 2;

/** Numbers handed on at once: 256 KiB, small enough to stay in a core's cache. */
const BATCH = 65_536;
/** As many digits fit a 32-bit integer, which V8 multiplies and adds without a check for more. */
const SHORT_DIGITS = 9;
/** A number with its separators is shorter than this, so that so far before the end no bound needs a look. */
const LONGEST_TOKEN = 32;
/** Stands in `values` for a number that does not fit 32 bits; the number itself is in `wide`. */
export const WIDE = 0xffff_ffff;

/** A byte that does not belong into an array of numbers. */
export class ScanFault extends Error {
  readonly byteOffset: number;

  constructor(message: string, byteOffset: number) {
    super(message);
    this.byteOffset = byteOffset;
  }
}

/**
 * Scans a JSON array of integers, chunk by chunk, into batches. Separating the scan from what is done with the numbers
 * keeps both loops tight, whatever the width of the records.
 */
export class NumberScanner {
  readonly values = new Uint32Array(BATCH);
  /** Numbers of the batch that do not fit `values`, by position. */
  readonly wide = new Map<number, number>();
  /** How many of `values` are filled: those kept from the batch before, then those of the last {@link scan}. */
  count = 0;
  /** True once the closing bracket was read. */
  isDone = false;

  private readonly maySign: boolean;
  private state = EXPECT_NUMBER;
  private partial = 0;
  private isNegative = false;
  private isEmpty = true;
  private batchStart = 0;
  private limit = BATCH;
  /** File offset of the number being read. */
  private numberOffset = 0;
  /** File offset of the number that the batch's first bytes are the rest of, if they are. */
  private cutOffset: number | undefined;
  /** File offsets of the numbers kept from the batch before. */
  private keptOffsets: number[] = [];

  /** `maySign`: V8 writes -1 for a line or column that it does not know. */
  constructor(maySign = false) {
    this.maySign = maySign;
  }

  /** True where a number is next and none is kept. */
  get isBetweenRecords(): boolean {
    return this.count === 0 && this.state === EXPECT_NUMBER && !this.isNegative;
  }

  /** Says that numbers were read elsewhere, up to where one is next. */
  passOver(): void {
    this.isEmpty = false;
  }

  /** Goes on behind the comma, if that is next, or the closing bracket. */
  readSeparator(bytes: Uint8Array, start: number, fileOffset: number): number {
    let p = start;
    while (p < bytes.length && this.state === EXPECT_SEPARATOR && !this.isDone) {
      p = this.step(bytes, p, fileOffset);
    }
    return p;
  }

  /**
   * Adds to `values` from `bytes[start..]` until the batch is full or has `wanted` numbers, the bytes end, or the array
   * closes. Returns the position behind the last byte used. `fileOffset` is the offset of `bytes[0]` in the file.
   */
  scan(bytes: Uint8Array, start: number, fileOffset: number, wanted: number): number {
    const end = bytes.length;
    this.limit = Math.min(wanted, BATCH);
    this.batchStart = start;
    this.cutOffset = this.state === IN_NUMBER || this.isNegative ? this.numberOffset : undefined;
    let p = start;
    while (p < end && this.count < this.limit && !this.isDone) {
      p = this.state === EXPECT_NUMBER && !this.isNegative ? this.scanShort(bytes, p) : p;
      if (p < end && this.count < this.limit) p = this.step(bytes, p, fileOffset);
    }
    return p;
  }

  /** Keeps the last `count` numbers of the batch, which `bytes[..p]` ends with, for the next one. */
  keep(count: number, bytes: Uint8Array, p: number, fileOffset: number): void {
    const first = this.count - count;
    const offsets = this.lastOffsets(count, bytes, p, fileOffset);
    const wide = [...this.wide].filter(([position]) => position >= first);
    this.values.copyWithin(0, first, this.count);
    this.wide.clear();
    for (const [position, value] of wide) this.wide.set(position - first, value);
    this.keptOffsets = offsets;
    this.count = count;
  }

  /** Byte offset in the file of the batch's number `position`; scans again, so for errors only. */
  offsetOf(position: number, bytes: Uint8Array, fileOffset: number): number {
    if (position < this.keptOffsets.length) return this.keptOffsets[position] as number;
    let isInNumber = this.cutOffset !== undefined;
    let seen = this.keptOffsets.length - (isInNumber ? 0 : 1);
    if (seen === position && this.cutOffset !== undefined) return this.cutOffset;
    for (let p = this.batchStart; p < bytes.length; p++) {
      const isPart = isPartOfNumber(bytes[p]);
      if (isPart && !isInNumber) seen++;
      if (seen === position) return fileOffset + p;
      isInNumber = isPart;
    }
    return fileOffset + bytes.length;
  }

  /** Byte offsets of the last `count` whole numbers, read backwards from `p`. */
  private lastOffsets(count: number, bytes: Uint8Array, p: number, fileOffset: number): number[] {
    const { batchStart, cutOffset } = this;
    const offsets: number[] = [];
    let q = p;
    const skip = (isPart: boolean): void => {
      while (q > batchStart && isPartOfNumber(bytes[q - 1]) === isPart) q--;
    };
    // the number still being read is none of the batch
    if (this.state === IN_NUMBER || this.isNegative) skip(true);
    for (skip(false); offsets.length < count && q > batchStart; skip(false)) {
      skip(true);
      offsets.unshift(q === batchStart && cutOffset !== undefined ? cutOffset : fileOffset + q);
    }
    // one that ended exactly with the chunk before has no byte in this one
    const endedBefore = cutOffset !== undefined && !isPartOfNumber(bytes[batchStart]);
    const earlier = endedBefore ? [...this.keptOffsets, cutOffset] : this.keptOffsets;
    const missing = count - offsets.length;
    return missing === 0 ? offsets : [...earlier.slice(-missing), ...offsets];
  }

  /** The hot loop: short numbers with a comma behind each. Stops in front of the first byte that is none of them. */
  private scanShort(bytes: Uint8Array, start: number): number {
    const { values, limit } = this;
    const safe = bytes.length - LONGEST_TOKEN;
    let { count } = this;
    let p = start;
    while (p < safe && count < limit) {
      const first = p;
      let digit = ((bytes[p] as number) - ZERO) >>> 0;
      if (digit > 9) break;
      let value = digit;
      digit = ((bytes[++p] as number) - ZERO) >>> 0;
      while (digit <= 9 && p - first < SHORT_DIGITS) {
        value = (value * 10 + digit) | 0;
        digit = ((bytes[++p] as number) - ZERO) >>> 0;
      }
      if (bytes[p] !== COMMA) {
        p = first;
        break;
      }
      p++;
      values[count++] = value;
    }
    if (p > start) this.isEmpty = false;
    this.count = count;
    return p;
  }

  /** Everything else: long numbers, numbers cut by a chunk's end, white space, the end, and what does not belong. */
  private step(bytes: Uint8Array, start: number, fileOffset: number): number {
    let p = start;
    const byte = bytes[p] as number;
    if ((byte - ZERO) >>> 0 <= 9 && this.state !== EXPECT_SEPARATOR) {
      if (this.state === EXPECT_NUMBER && !this.isNegative) this.numberOffset = fileOffset + p;
      let value = this.state === IN_NUMBER ? this.partial : 0;
      for (; p < bytes.length; p++) {
        const digit = ((bytes[p] as number) - ZERO) >>> 0;
        if (digit > 9) break;
        value = value * 10 + digit;
        if (value > Number.MAX_SAFE_INTEGER) {
          throw new ScanFault(`expected a number up to ${Number.MAX_SAFE_INTEGER}`, fileOffset + p);
        }
      }
      this.partial = value;
      this.state = IN_NUMBER;
      if (p < bytes.length) this.endNumber();
      return p;
    }
    if (this.state === IN_NUMBER) {
      // it ended exactly with the chunk before
      this.endNumber();
      return p;
    }
    if (byte === COMMA && this.state === EXPECT_SEPARATOR) this.state = EXPECT_NUMBER;
    else if (byte === CLOSE && !this.isNegative && (this.state === EXPECT_SEPARATOR || this.isEmpty))
      this.isDone = true;
    else if (byte === MINUS && this.state === EXPECT_NUMBER && this.maySign && !this.isNegative) {
      this.isNegative = true;
      this.numberOffset = fileOffset + p;
    } else if (byte !== 0x0a && byte !== 0x20 && byte !== 0x0d && byte !== 0x09) {
      const wanted = this.state === EXPECT_SEPARATOR ? ', or ]' : 'a whole number';
      throw new ScanFault(`expected ${wanted} but found ${describeByte(byte)}`, fileOffset + p);
    }
    return p + 1;
  }

  private endNumber(): void {
    const value = this.isNegative ? -this.partial : this.partial;
    if (value < 0 || value >= WIDE) {
      this.values[this.count] = WIDE;
      this.wide.set(this.count, value);
    } else {
      this.values[this.count] = value;
    }
    this.count++;
    this.state = EXPECT_SEPARATOR;
    this.isNegative = false;
    this.isEmpty = false;
  }
}

function isPartOfNumber(byte: number): boolean {
  return (byte - ZERO) >>> 0 <= 9 || byte === MINUS;
}

/** A byte as a reader can see it: the character when it is printable, else its value. */
export function describeByte(byte: number): string {
  return byte > 0x20 && byte < 0x7f
    ? `"${String.fromCharCode(byte)}"`
    : `byte 0x${byte.toString(16).padStart(2, '0')}`;
}
