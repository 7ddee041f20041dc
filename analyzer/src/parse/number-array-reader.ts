import { NumberScanner } from './number-scanner.ts';
import type { SectionReader } from './section-reader.ts';
import { SnapshotError, type SnapshotErrorCode } from './snapshot-error.ts';

/** A record that does not fit; `position` is the number's place in the batch. */
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

/** Takes the numbers of a section, in order, and makes columns of them. */
export interface RecordSink {
  /** Throws {@link RecordFault}. */
  append(values: Float64Array, count: number): void;
  /** Called behind the last number. Throws {@link RecordFault} if the section is not whole. */
  end(): void;
}

/** Feeds a section's numbers to its sink, and turns the sink's faults into errors with a byte offset. */
export class NumberArrayReader implements SectionReader {
  private readonly section: string;
  private readonly sink: RecordSink;
  private readonly scanner: NumberScanner;
  private isOpen = false;

  constructor(section: string, sink: RecordSink, maySign = false) {
    this.section = section;
    this.sink = sink;
    this.scanner = new NumberScanner(section, maySign);
  }

  get isDone(): boolean {
    return this.scanner.isDone;
  }

  read(bytes: Uint8Array, start: number, fileOffset: number): number {
    let p = start;
    if (!this.isOpen) {
      // the parser hands over at the opening bracket
      this.isOpen = true;
      p++;
    }
    while (p < bytes.length && !this.scanner.isDone) {
      p = this.scanner.scan(bytes, p, fileOffset);
      this.guard(bytes, fileOffset, () => this.sink.append(this.scanner.values, this.scanner.count));
    }
    if (this.scanner.isDone) this.guard(bytes, fileOffset, () => this.sink.end());
    return p;
  }

  private guard(bytes: Uint8Array, fileOffset: number, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof RecordFault)) throw error;
      throw new SnapshotError(error.code, error.message, {
        section: this.section,
        record: error.record,
        byteOffset: this.scanner.offsetOf(error.position, bytes, fileOffset),
      });
    }
  }
}
