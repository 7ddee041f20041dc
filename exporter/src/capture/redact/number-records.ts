import { RedactionError } from './redaction-error.ts';
import type { ValueReader } from './value-reader.ts';

/** Reads a flat list of numbers as records of equal width. */
export class NumberRecords implements ValueReader {
  isDone = false;
  private readonly record: Int32Array;
  private readonly take: (record: Int32Array) => void;
  private field = 0;
  private value = 0;
  private hasDigits = false;

  /**
   * `take` sees each record; the array is reused. Indexes and counts are below 2^31; of larger numbers, as ids and sizes may
   * be, only the low 32 bits are there. A sign is passed over.
   */
  constructor(width: number, take: (record: Int32Array) => void) {
    this.record = new Int32Array(width);
    this.take = take;
  }

  read(bytes: Uint8Array, start: number, fileOffset: number): number {
    const { record } = this;
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
          this.take(record);
        }
      } else if (byte === 0x5d) {
        if (hasDigits) {
          record[field++] = value;
          if (field === width) {
            field = 0;
            this.take(record);
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
