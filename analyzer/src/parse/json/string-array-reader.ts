import { StringStore, type StringTable } from '../columns/string-table.ts';
import { SnapshotError, type SnapshotErrorCode } from '../snapshot-error.ts';
import { describeByte } from './number-scanner.ts';
import type { SectionReader } from './section-reader.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Reads the `strings` section into a {@link StringTable}, keeping the bytes as they are. */
export class StringArrayReader implements SectionReader {
  isDone = false;
  private readonly store = new StringStore();
  private isOpen = false;
  private isInString = false;
  private isEscaped = false;
  private isAfterString = false;
  private isAfterComma = false;

  read(bytes: Uint8Array, start: number, fileOffset: number): number {
    let p = start;
    if (!this.isOpen) {
      this.isOpen = true;
      p++;
    }
    const first = p;
    while (p < bytes.length && !this.isDone) {
      p = this.isInString ? this.skipString(bytes, p) : this.between(bytes, p, first, fileOffset);
    }
    this.store.append(bytes.subarray(first, p));
    return p;
  }

  /** Whole strings read so far. */
  get record(): number {
    return this.store.count - Number(this.isInString);
  }

  finish(): StringTable {
    return this.store.finish();
  }

  private skipString(bytes: Uint8Array, start: number): number {
    let p = start;
    if (this.isEscaped) {
      this.isEscaped = false;
      p++;
    }
    for (; p < bytes.length; p++) {
      const byte = bytes[p];
      if (byte === QUOTE) {
        this.isInString = false;
        this.isAfterString = true;
        return p + 1;
      }
      if (byte === BACKSLASH && ++p === bytes.length) {
        this.isEscaped = true;
        return p;
      }
    }
    return p;
  }

  private between(bytes: Uint8Array, p: number, first: number, fileOffset: number): number {
    const byte = bytes[p] as number;
    if (byte === QUOTE && !this.isAfterString) {
      this.isInString = true;
      this.isAfterComma = false;
      if (!this.store.markStart(p + 1 - first)) {
        throw this.fault('count-mismatch', 'expected at most 4 GiB of strings', fileOffset + p);
      }
    } else if (byte === 0x2c && this.isAfterString) {
      this.isAfterString = false;
      this.isAfterComma = true;
    } else if (byte === 0x5d && !this.isAfterComma) {
      this.isDone = true;
    } else if (byte > 0x20) {
      const wanted = this.isAfterString ? ', or ]' : 'a string';
      throw this.fault('bad-syntax', `expected ${wanted} but found ${describeByte(byte)}`, fileOffset + p);
    }
    return p + 1;
  }

  private fault(code: SnapshotErrorCode, message: string, byteOffset: number): SnapshotError {
    return new SnapshotError(code, message, { section: 'strings', record: this.record, byteOffset });
  }
}
