import { SnapshotError, type SnapshotErrorCode } from '../snapshot-error.ts';
import { NumberScanner, ScanFault } from './number-scanner.ts';
import type { SectionReader } from './section-reader.ts';

/** A record that does not fit; `position` is the number's place in the batch, its count for the closing bracket. */
export class RecordFault extends Error {
  readonly code: SnapshotErrorCode;
  readonly record: number;
  readonly position: number;

  constructor(code: SnapshotErrorCode, message: string, record: number, position: number) {
    super(message);
    this.code = code;
    this.record = record;
    this.position = position;
  }
}

/** From so many bytes on, a record that is not plain is one of many. */
const MIN_PLAIN_BYTES = 4096;

/** Numbers of a section, in order. */
export interface NumberBatch {
  /** 0xffffffff where the number stands in `wide`. */
  readonly values: Uint32Array;
  readonly wide: ReadonlyMap<number, number>;
  readonly count: number;
  /** Byte offset in the file of the number at `position`: of the end for one behind the last. Scans again: for rare use. */
  offsetOf(position: number): number;
}

/** Takes the records of a section, in order, and makes columns of them. */
export interface RecordSink {
  /** Whole records taken so far. */
  readonly record: number;
  /** Numbers in one record. */
  readonly width: number;
  /**
   * Takes records that need no second look straight from `bytes[p..]`, where one begins. Returns the place behind them.
   */
  appendPlain?(bytes: Uint8Array, p: number): number;
  /** Takes as many whole records as the batch has. Throws {@link RecordFault}. */
  append(batch: NumberBatch): void;
  /** Called behind the last record; `rest` numbers are left over. Throws {@link RecordFault} if that cannot be. */
  end(rest: number): void;
}

/** Feeds a section's numbers to its sink, and turns the sink's faults into errors with a byte offset. */
export class NumberArrayReader implements SectionReader {
  private readonly section: string;
  private readonly sink: RecordSink;
  private readonly scanner: NumberScanner;
  private isOpen = false;
  /** Records to read here before plain ones are tried again: one, and more where none are. */
  private records = 1;

  constructor(section: string, sink: RecordSink, maySign = false) {
    this.section = section;
    this.sink = sink;
    this.scanner = new NumberScanner(maySign);
  }

  get isDone(): boolean {
    return this.scanner.isDone;
  }

  get record(): number {
    return this.sink.record + Math.floor(this.scanner.count / this.sink.width);
  }

  read(bytes: Uint8Array, start: number, fileOffset: number): number {
    const { scanner, sink } = this;
    let p = start;
    if (!this.isOpen) {
      // the parser hands over at the opening bracket
      this.isOpen = true;
      p++;
    }
    try {
      while (p < bytes.length && !scanner.isDone) {
        if (scanner.isBetweenRecords && sink.appendPlain !== undefined) {
          const end = sink.appendPlain(bytes, p);
          if (end > p) scanner.passOver();
          // near the end of a chunk none are plain, as the last is cut
          this.records = end > p || bytes.length - p < MIN_PLAIN_BYTES ? 1 : this.records * 2;
          p = end;
        }
        const wanted = sink.appendPlain === undefined ? Infinity : this.records * sink.width;
        p = scanner.scan(bytes, p, fileOffset, wanted);
        const { values, wide, count } = scanner;
        const offsetOf = (position: number): number => scanner.offsetOf(position, bytes, fileOffset);
        sink.append({ values, wide, count, offsetOf });
        scanner.keep(scanner.count % sink.width, bytes, p, fileOffset);
        p = scanner.readSeparator(bytes, p, fileOffset);
      }
      if (scanner.isDone) sink.end(scanner.count);
    } catch (error) {
      const { section, record } = this;
      if (error instanceof ScanFault) {
        throw new SnapshotError('bad-syntax', error.message, {
          section,
          record,
          byteOffset: error.byteOffset,
        });
      }
      if (!(error instanceof RecordFault)) throw error;
      const isAtEnd = scanner.isDone && error.position >= scanner.count;
      const byteOffset = isAtEnd ? fileOffset + p - 1 : scanner.offsetOf(error.position, bytes, fileOffset);
      throw new SnapshotError(error.code, error.message, { section, record: error.record, byteOffset });
    }
    return p;
  }
}
