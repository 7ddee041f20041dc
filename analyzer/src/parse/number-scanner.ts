import { SnapshotError } from './snapshot-error.ts';

const COMMA = 0x2c;
const CLOSE = 0x5d;
const ZERO = 0x30;
const MINUS = 0x2d;

/** What the next byte may be. */
const EXPECT_NUMBER = 0;
const IN_NUMBER = 1;
const EXPECT_SEPARATOR = 2;

/** Numbers handed on at once: 512 KiB, small enough to stay in a core's cache. */
const BATCH = 65_536;

/**
 * Scans a JSON array of integers, chunk by chunk, into batches. Separating the scan from what is done with
 * the numbers keeps both loops tight, whatever the width of the records.
 */
export class NumberScanner {
  readonly values = new Float64Array(BATCH);
  /** How many of `values` the last {@link scan} filled. */
  count = 0;
  /** True once the closing bracket was read. */
  isDone = false;

  private readonly section: string;
  private readonly maySign: boolean;
  private isNegative = false;
  private state = EXPECT_NUMBER;
  private partial = 0;
  private isFirst = true;
  private batchStart = 0;
  private batchBeganInNumber = false;

  /** `maySign`: V8 writes -1 for a line or column that it does not know. */
  constructor(section: string, maySign = false) {
    this.section = section;
    this.maySign = maySign;
  }

  /**
   * Fills `values` from `bytes[start..]` until the batch is full, the bytes end, or the array closes.
   * Returns the position behind the last byte used. `fileOffset` is the offset of `bytes[0]` in the file.
   */
  scan(bytes: Uint8Array, start: number, fileOffset: number): number {
    const { values } = this;
    const end = bytes.length;
    let { state, partial } = this;
    let count = 0;
    let p = start;
    this.batchStart = start;
    this.batchBeganInNumber = state === IN_NUMBER;
    while (p < end && count < BATCH) {
      let byte = bytes[p] as number;
      let digit = (byte - ZERO) >>> 0;
      if (digit <= 9) {
        if (state === EXPECT_SEPARATOR) throw this.unexpected(byte, fileOffset + p);
        let value = state === IN_NUMBER ? partial : 0;
        do {
          value = value * 10 + digit;
          p++;
          if (p === end) break;
          byte = bytes[p] as number;
          digit = (byte - ZERO) >>> 0;
        } while (digit <= 9);
        if (value > Number.MAX_SAFE_INTEGER) {
          throw new SnapshotError('bad-syntax', 'a number is too large', {
            section: this.section,
            byteOffset: fileOffset + p,
          });
        }
        if (p === end) {
          state = IN_NUMBER;
          partial = value;
          break;
        }
        values[count++] = this.signed(value);
        this.isFirst = false;
        state = EXPECT_SEPARATOR;
        if (byte === COMMA) {
          state = EXPECT_NUMBER;
          p++;
        }
        continue;
      }
      if (state === IN_NUMBER) {
        // the number ended exactly with the previous chunk
        values[count++] = this.signed(partial);
        this.isFirst = false;
        state = EXPECT_SEPARATOR;
        continue;
      }
      if (byte === COMMA && state === EXPECT_SEPARATOR) state = EXPECT_NUMBER;
      else if (byte === CLOSE && (state === EXPECT_SEPARATOR || this.isFirst)) {
        this.isDone = true;
        p++;
        break;
      } else if (byte === MINUS && state === EXPECT_NUMBER && this.maySign && !this.isNegative) {
        this.isNegative = true;
      } else if (byte !== 0x0a && byte !== 0x20 && byte !== 0x0d && byte !== 0x09) {
        throw this.unexpected(byte, fileOffset + p);
      }
      p++;
    }
    this.state = state;
    this.partial = partial;
    this.count = count;
    return p;
  }

  /** Byte offset in the file of the batch's number `position`; scans again, so for errors only. */
  offsetOf(position: number, bytes: Uint8Array, fileOffset: number): number {
    let seen = this.batchBeganInNumber ? 0 : -1;
    let isDigitBefore = this.batchBeganInNumber;
    for (let p = this.batchStart; p < bytes.length; p++) {
      const isDigit = ((bytes[p] as number) - ZERO) >>> 0 <= 9;
      if (isDigit && !isDigitBefore) seen++;
      if (seen === position) return fileOffset + p;
      isDigitBefore = isDigit;
    }
    return fileOffset + bytes.length;
  }

  private signed(value: number): number {
    if (!this.isNegative) return value;
    this.isNegative = false;
    return -value;
  }

  private unexpected(byte: number, byteOffset: number): SnapshotError {
    return new SnapshotError('bad-syntax', `expected a whole number but found ${describeByte(byte)}`, {
      section: this.section,
      byteOffset,
    });
  }
}

/** A byte as a reader can see it: the character when it is printable, else its value. */
export function describeByte(byte: number): string {
  return byte > 0x20 && byte < 0x7f
    ? `"${String.fromCharCode(byte)}"`
    : `byte 0x${byte.toString(16).padStart(2, '0')}`;
}
