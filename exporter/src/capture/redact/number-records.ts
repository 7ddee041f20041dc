import { RedactionError } from './redaction-error.ts';
import type { ValueReader } from './value-reader.ts';

/** Who wants the records of a list. */
export interface RecordTaker {
  readonly width: number;
  /** The array is reused. */
  take(record: Int32Array): void;
  /**
   * Takes the records from `bytes[start]` on that are written as V8 writes them, whole and without a fault, and gives the place of
   * the first that is not; never the last bytes. What it does not take comes by `take`.
   */
  takePlain?(bytes: Uint8Array, start: number): number;
}

/** Reads a flat list of numbers as records of equal width, whatever is between them. */
export class NumberRecords implements ValueReader {
  isDone = false;
  private readonly record: Int32Array;
  private readonly taker: RecordTaker;
  private field = 0;
  private value = 0;
  private hasDigits = false;

  /**
   * Indexes and counts are below 2^31; of larger numbers, as ids and sizes may be, the taker sees only the low 32 bits. A sign
   * is passed over.
   */
  constructor(taker: RecordTaker) {
    this.record = new Int32Array(taker.width);
    this.taker = taker;
  }

  read(bytes: Uint8Array, start: number, fileOffset: number): number {
    const { record, taker } = this;
    const width = record.length;
    const end = bytes.length;
    let { field, value, hasDigits } = this;
    let p = start;
    while (p < end) {
      const byte = bytes[p++] as number;
      if (byte >= 0x30 && byte <= 0x39) {
        value = (Math.imul(value, 10) + byte - 0x30) | 0;
        hasDigits = true;
      } else if (byte === 0x2c && hasDigits) {
        record[field++] = value;
        value = 0;
        hasDigits = false;
        if (field === width) {
          field = 0;
          taker.take(record);
          if (taker.takePlain !== undefined) p = taker.takePlain(bytes, p);
        }
      } else if (byte === 0x5d) {
        if (hasDigits) {
          record[field++] = value;
          if (field === width) {
            field = 0;
            taker.take(record);
          }
        }
        if (field !== 0) throw new RedactionError('expected whole records', fileOffset + p - 1);
        this.isDone = true;
        break;
      } else if (byte > 0x20 && byte !== 0x5b && byte !== 0x2d) {
        throw new RedactionError('expected numbers', fileOffset + p - 1);
      }
    }
    this.field = field;
    this.value = value;
    this.hasDigits = hasDigits;
    return p;
  }
}
