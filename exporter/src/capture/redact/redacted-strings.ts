import type { ByteOutput } from './byte-output.ts';
import { RedactionError } from './redaction-error.ts';
import type { ValueReader } from './value-reader.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const NOTHING = Buffer.alloc(0);

/** Writes a string, or what is to stand instead of it, to the output: the bytes from `start` to before `end`, between its quotes. */
export type StringWriter = (bytes: Buffer, start: number, end: number, string: number) => void;

/** Reads the strings and writes them anew. */
export class RedactedStrings implements ValueReader {
  isDone = false;
  private readonly output: ByteOutput;
  private readonly write: StringWriter;
  private count = 0;
  /** The beginning of a string whose end is in another chunk. */
  private begun = NOTHING;
  private state: 'before' | 'between' | 'in-string' = 'before';
  private isEscaped = false;

  /** All but the strings themselves is written to the output here. */
  constructor(output: ByteOutput, write: StringWriter) {
    this.output = output;
    this.write = write;
  }

  read(chunk: Uint8Array, start: number, fileOffset: number): number {
    // of which text can be read without making a part first, which would be garbage for each of millions
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    let p = start;
    while (p < bytes.length && !this.isDone) {
      if (this.state !== 'in-string') {
        this.separate(bytes[p] as number, fileOffset + p);
        this.output.byte(bytes[p] as number);
        p++;
        continue;
      }
      const end = this.endOfString(bytes, p);
      if (end === undefined) {
        this.begun = Buffer.concat([this.begun, bytes.subarray(p)]);
        return bytes.length;
      }
      if (this.begun.length === 0) this.write(bytes, p, end, this.count++);
      else {
        const whole = Buffer.concat([this.begun, bytes.subarray(p, end)]);
        this.begun = NOTHING;
        this.write(whole, 0, whole.length, this.count++);
      }
      this.output.byte(QUOTE);
      this.state = 'between';
      p = end + 1;
    }
    return p;
  }

  private separate(byte: number, fileOffset: number): void {
    if (byte === QUOTE && this.state === 'between') this.state = 'in-string';
    else if (byte === 0x5b && this.state === 'before') this.state = 'between';
    else if (byte === 0x5d && this.state === 'between') this.isDone = true;
    else if (byte > 0x20 && byte !== COMMA) throw new RedactionError('expected a string', fileOffset);
  }

  /** Where the closing quote is; undefined if it is in another chunk. */
  private endOfString(bytes: Uint8Array, start: number): number | undefined {
    let p = this.isEscaped ? start + 1 : start;
    while (p < bytes.length && bytes[p] !== QUOTE) p += bytes[p] === BACKSLASH ? 2 : 1;
    this.isEscaped = p > bytes.length;
    return p < bytes.length ? p : undefined;
  }
}
