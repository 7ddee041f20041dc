import { RedactionError } from './redaction-error.ts';
import type { ValueReader } from './value-reader.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NOTHING = new Uint8Array(0);

/** Reads the strings and writes them anew, each as `redact` says. */
export class RedactedStrings implements ValueReader {
  isDone = false;
  private readonly redact: (bytes: Uint8Array, string: number) => string | undefined;
  private readonly encoder = new TextEncoder();
  private count = 0;
  private output = new Uint8Array(1 << 16);
  private size = 0;
  /** The beginning of a string whose end is in another chunk. */
  private begun = NOTHING;
  private state: 'before' | 'between' | 'in-string' = 'before';
  private isEscaped = false;

  /** `redact` is given the bytes between the quotes and the string's index, and gives what stands there instead, or undefined. */
  constructor(redact: (bytes: Uint8Array, string: number) => string | undefined) {
    this.redact = redact;
  }

  read(bytes: Uint8Array, start: number, fileOffset: number): number {
    let p = start;
    while (p < bytes.length && !this.isDone) {
      p = this.state === 'in-string' ? this.readString(bytes, p) : this.readBetween(bytes, p, fileOffset);
    }
    return p;
  }

  /** What was written since the last call; the caller's to keep. */
  takeOutput(): Uint8Array {
    const written = this.output.slice(0, this.size);
    this.size = 0;
    return written;
  }

  private readBetween(bytes: Uint8Array, p: number, fileOffset: number): number {
    const byte = bytes[p] as number;
    if (byte === QUOTE && this.state === 'between') this.state = 'in-string';
    else if (byte === 0x5b && this.state === 'before') this.state = 'between';
    else if (byte === 0x5d && this.state === 'between') this.isDone = true;
    else if (byte > 0x20 && byte !== 0x2c) throw new RedactionError('expected a string', fileOffset + p);
    this.write(bytes.subarray(p, p + 1));
    return p + 1;
  }

  private readString(bytes: Uint8Array, start: number): number {
    for (let p = start; p < bytes.length; p++) {
      const byte = bytes[p];
      if (this.isEscaped) this.isEscaped = false;
      else if (byte === BACKSLASH) this.isEscaped = true;
      else if (byte === QUOTE) {
        this.endString(bytes.subarray(start, p));
        this.write(bytes.subarray(p, p + 1));
        return p + 1;
      }
    }
    this.begun = joined(this.begun, bytes.subarray(start));
    return bytes.length;
  }

  private endString(end: Uint8Array): void {
    const bytes = this.begun.length === 0 ? end : joined(this.begun, end);
    const text = this.redact(bytes, this.count);
    if (text === undefined) this.write(bytes);
    else this.writeText(text);
    this.begun = NOTHING;
    this.state = 'between';
    this.count++;
  }

  private writeText(text: string): void {
    this.makeRoom(text.length);
    this.size += this.encoder.encodeInto(text, this.output.subarray(this.size)).written;
  }

  private makeRoom(length: number): void {
    if (this.size + length <= this.output.length) return;
    const larger = new Uint8Array((this.size + length) * 2);
    larger.set(this.output.subarray(0, this.size));
    this.output = larger;
  }

  private write(bytes: Uint8Array): void {
    this.makeRoom(bytes.length);
    this.output.set(bytes, this.size);
    this.size += bytes.length;
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
