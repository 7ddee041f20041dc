import { RedactionError } from './redaction-error.ts';
import type { ValueReader } from './value-reader.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NOTHING = new Uint8Array(0);

/** Reads the strings and writes them anew, each as `redact` says. */
export class RedactedStrings implements ValueReader {
  isDone = false;
  private readonly redact: (bytes: Uint8Array, string: number) => string | undefined;
  private count = 0;
  private output = new Uint8Array(1 << 16);
  private size = 0;
  /** The beginning of a string whose end is in another chunk. */
  private begun = NOTHING;
  private state: 'before' | 'between' | 'in-string' = 'before';
  private isEscaped = false;

  /** `redact` is given the bytes between the quotes and the string's index, and gives what stands there instead, in ASCII, or undefined. */
  constructor(redact: (bytes: Uint8Array, string: number) => string | undefined) {
    this.redact = redact;
  }

  read(chunk: Uint8Array, start: number, fileOffset: number): number {
    // parts of a Buffer take several times as long to make
    const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length);
    let p = start;
    let passed = start;
    while (p < bytes.length && !this.isDone) {
      if (this.state !== 'in-string') {
        this.separate(bytes[p] as number, fileOffset + p);
        p++;
        continue;
      }
      const end = this.endOfString(bytes, p);
      if (end === undefined) {
        this.write(bytes.subarray(passed, p));
        this.begun = joined(this.begun, bytes.subarray(p));
        return bytes.length;
      }
      const isWhole = this.begun.length === 0;
      const string = isWhole ? bytes.subarray(p, end) : joined(this.begun, bytes.subarray(p, end));
      const text = this.redact(string, this.count++);
      if (text !== undefined || !isWhole) {
        this.write(bytes.subarray(passed, p));
        if (text === undefined) this.write(string);
        else this.writeText(text);
        passed = end;
        this.begun = NOTHING;
      }
      this.state = 'between';
      p = end + 1;
    }
    this.write(bytes.subarray(passed, p));
    return p;
  }

  /** What was written since the last call; the caller's to keep. */
  takeOutput(): Uint8Array {
    const written = this.output.slice(0, this.size);
    this.size = 0;
    return written;
  }

  private separate(byte: number, fileOffset: number): void {
    if (byte === QUOTE && this.state === 'between') this.state = 'in-string';
    else if (byte === 0x5b && this.state === 'before') this.state = 'between';
    else if (byte === 0x5d && this.state === 'between') this.isDone = true;
    else if (byte > 0x20 && byte !== 0x2c) throw new RedactionError('expected a string', fileOffset);
  }

  /** Where the closing quote is; undefined if it is in another chunk. */
  private endOfString(bytes: Uint8Array, start: number): number | undefined {
    let p = this.isEscaped ? start + 1 : start;
    while (p < bytes.length && bytes[p] !== QUOTE) p += bytes[p] === BACKSLASH ? 2 : 1;
    this.isEscaped = p > bytes.length;
    return p < bytes.length ? p : undefined;
  }

  private writeText(text: string): void {
    this.makeRoom(text.length);
    for (let at = 0; at < text.length; at++) this.output[this.size++] = text.charCodeAt(at);
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
