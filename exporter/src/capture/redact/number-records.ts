import { RedactionError } from './redaction-error.ts';
import type { ValueReader } from './value-reader.ts';

/** How many records are told at a time: few enough to be still in the processor's cache when they are. */
const BATCH_RECORDS = 1024;
/** V8 writes none with so many bytes, what is between it and the next included. */
export const LONGEST_NUMBER = 32;
const COMMA = 0x2c;
const LINE_BREAK = 0x0a;
/** A digit's value is its byte ^ ZERO; of no other byte this is below 10. */
const ZERO = 0x30;

/** Who wants the records of a list. */
export interface RecordTaker {
  readonly width: number;
  /** The first `count` numbers are whole records, one behind the other; the array is reused. */
  take(numbers: Int32Array, count: number): void;
}

/** Reads a flat list of numbers as records of equal width, whatever is between them. */
export class NumberRecords implements ValueReader {
  isDone = false;
  private readonly taker: RecordTaker;
  /** Read and not told yet. */
  private readonly numbers: Int32Array;
  private count = 0;
  /** Of the number under way. */
  private value = 0;
  private hasDigits = false;

  /**
   * Indexes and counts are below 2^31; of larger numbers, as ids and sizes may be, the taker sees only the low 32 bits. A sign
   * is passed over.
   */
  constructor(taker: RecordTaker) {
    this.taker = taker;
    this.numbers = new Int32Array(taker.width * BATCH_RECORDS);
  }

  read(bytes: Uint8Array, start: number, fileOffset: number): number {
    let p = start;
    while (p < bytes.length && !this.isDone) {
      this.step(bytes[p] as number, fileOffset + p);
      p++;
      while (!this.hasDigits && !this.isDone) {
        p = this.readPlain(bytes, p);
        if (this.count < this.numbers.length) break;
        this.tell();
      }
    }
    return p;
  }

  /**
   * Reads the numbers from `bytes[start]` on that are written as V8 writes them, and gives the place of the first that is not;
   * never the last bytes. Hot: a loop of its own, with nothing rare in it, as V8 compiles it anew in each capture and would
   * begin again where something comes that it has not seen.
   */
  private readPlain(bytes: Uint8Array, start: number): number {
    const { numbers } = this;
    const end = bytes.length - LONGEST_NUMBER;
    let { count } = this;
    let number = start;
    while (number < end && count < numbers.length) {
      let p = number;
      let value = (bytes[p] as number) ^ ZERO;
      if (value > 9) break;
      for (let digit = (bytes[++p] as number) ^ ZERO; digit < 10; digit = (bytes[++p] as number) ^ ZERO) {
        value = (Math.imul(value, 10) + digit) | 0;
      }
      if (bytes[p] === LINE_BREAK) p++;
      if (bytes[p] !== COMMA) break;
      number = p + 1;
      numbers[count++] = value;
    }
    this.count = count;
    return number;
  }

  private step(byte: number, offset: number): void {
    const digit = byte ^ ZERO;
    if (digit < 10) {
      this.value = (Math.imul(this.value, 10) + digit) | 0;
      this.hasDigits = true;
    } else if (byte === COMMA && this.hasDigits) {
      this.endNumber();
    } else if (byte === 0x5d) {
      if (this.hasDigits) this.endNumber();
      if (this.count % this.taker.width !== 0) throw new RedactionError('expected whole records', offset);
      this.tell();
      this.isDone = true;
    } else if (byte > 0x20 && byte !== 0x5b && byte !== 0x2d) {
      throw new RedactionError('expected numbers', offset);
    }
  }

  private endNumber(): void {
    this.numbers[this.count++] = this.value;
    this.value = 0;
    this.hasDigits = false;
  }

  private tell(): void {
    this.taker.take(this.numbers, this.count);
    this.count = 0;
  }
}
