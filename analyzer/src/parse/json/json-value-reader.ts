import { SnapshotError } from '../snapshot-error.ts';
import type { SectionReader } from './section-reader.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Walks over one JSON value, an object or array by its brackets, without recursion. Keeps its text when asked to (the
 * header), and otherwise forgets it: sections that this version does not use are passed over.
 */
export class JsonValueReader implements SectionReader {
  isDone = false;
  private readonly section: string;
  private readonly keepBytes: number;
  private readonly kept: Uint8Array[] = [];
  private keptBytes = 0;
  private depth = 0;
  private isScalar = false;
  private isInString = false;
  private isEscaped = false;

  /** `keepBytes`: how much text may be kept; 0 keeps none. */
  constructor(section: string, keepBytes = 0) {
    this.section = section;
    this.keepBytes = keepBytes;
  }

  read(bytes: Uint8Array, start: number, fileOffset: number): number {
    let p = start;
    while (p < bytes.length && !this.isDone) {
      if (this.isScalar && isEndOfScalar(bytes[p])) this.isDone = true;
      else this.step(bytes[p++]);
    }
    if (this.keepBytes > 0) this.keep(bytes.slice(start, p), fileOffset + p);
    return p;
  }

  /** The value's text, once done. */
  text(): string {
    const decoder = new TextDecoder();
    return this.kept.map((piece) => decoder.decode(piece, { stream: true })).join('') + decoder.decode();
  }

  private step(byte: number): void {
    if (this.isInString) {
      if (this.isEscaped) this.isEscaped = false;
      else if (byte === BACKSLASH) this.isEscaped = true;
      else if (byte === QUOTE) {
        this.isInString = false;
        this.isDone = this.depth === 0;
      }
    } else if (byte === 0x7b || byte === 0x5b) {
      this.depth++;
    } else if (byte === 0x7d || byte === 0x5d) {
      this.isDone = --this.depth === 0;
    } else if (byte === QUOTE) {
      this.isInString = true;
    } else if (this.depth === 0) {
      this.isScalar = true;
    }
  }

  private keep(piece: Uint8Array, offset: number): void {
    this.kept.push(piece);
    this.keptBytes += piece.length;
    if (this.keptBytes > this.keepBytes) {
      throw new SnapshotError('bad-header', `the header is longer than ${this.keepBytes} bytes`, {
        section: this.section,
        byteOffset: offset,
      });
    }
  }
}

/** A number, true, false or null ends in front of what is not part of it. */
function isEndOfScalar(byte: number): boolean {
  return byte === 0x2c || byte === 0x5d || byte === 0x7d || byte <= 0x20;
}
