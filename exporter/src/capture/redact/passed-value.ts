import { RedactionError } from './redaction-error.ts';
import type { ValueReader } from './value-reader.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** A value that passes as it is; its text is kept for who wants it. Text in it is a fault unless it may hold some. */
export class PassedValue implements ValueReader {
  isDone = false;
  private readonly mayHoldText: boolean;
  private readonly most: number;
  private readonly pieces: Uint8Array[] = [];
  private size = 0;
  private depth = 0;
  private isInText = false;
  private isEscaped = false;

  constructor({ mayHoldText, keptBytes }: { mayHoldText: boolean; keptBytes: number }) {
    this.mayHoldText = mayHoldText;
    this.most = keptBytes;
  }

  get text(): string {
    return Buffer.concat(this.pieces).toString();
  }

  read(bytes: Uint8Array, start: number, fileOffset: number): number {
    let p = start;
    while (p < bytes.length && !this.isDone) {
      const byte = bytes[p] as number;
      if (this.isInText) this.passText(byte);
      else if (byte === QUOTE) this.openText(fileOffset + p);
      else if (byte === 0x7b || byte === 0x5b) this.depth++;
      else if (byte === 0x7d || byte === 0x5d) {
        // the end of the object around a plain number belongs to that object
        if (this.depth === 0) {
          this.isDone = true;
          break;
        }
        this.isDone = --this.depth === 0;
      } else if (byte === 0x2c && this.depth === 0) {
        this.isDone = true;
        break;
      }
      p++;
    }
    this.keep(bytes.subarray(start, p), fileOffset + p);
    return p;
  }

  private openText(offset: number): void {
    if (!this.mayHoldText) throw new RedactionError('expected numbers, found text outside "strings"', offset);
    this.isInText = true;
  }

  private passText(byte: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (byte === BACKSLASH) this.isEscaped = true;
    else if (byte === QUOTE) this.isInText = false;
  }

  private keep(bytes: Uint8Array, offset: number): void {
    if (this.most === 0) return;
    this.size += bytes.length;
    if (this.size > this.most)
      throw new RedactionError(`expected at most ${this.most} bytes of header`, offset);
    this.pieces.push(new Uint8Array(bytes));
  }
}
