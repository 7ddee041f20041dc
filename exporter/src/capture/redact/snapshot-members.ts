import { RedactionError } from './redaction-error.ts';
import type { ValueReader } from './value-reader.ts';

const QUOTE = 0x22;
const MAX_KEY_BYTES = 64;

/** Walks the members of the one object that a snapshot file is, and hands each value to the reader for its key. */
export class SnapshotMembers {
  /** The reader of the value that comes next or is under way. */
  reader: ValueReader | undefined;
  isComplete = false;
  private key = '';
  private expected: '{' | 'key' | 'in-key' | ':' | 'value' | ', or }' = '{';
  private readonly open: (key: string, offset: number) => ValueReader;

  constructor(open: (key: string, offset: number) => ValueReader) {
    this.open = open;
  }

  /** Takes one byte between values; it is not taken if a value begins with it: then there is a `reader`. */
  step(byte: number, offset: number): boolean {
    if (this.expected === 'in-key') {
      if (byte === QUOTE) this.expected = ':';
      else this.key += String.fromCharCode(byte);
      if (this.key.length > MAX_KEY_BYTES)
        throw new RedactionError('expected the short name of a section', offset);
      return true;
    }
    if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) return true;
    if (this.expected === 'value') {
      this.reader = this.open(this.key, offset);
      return false;
    }
    this.separate(String.fromCharCode(byte), offset);
    return true;
  }

  /** The value under way has ended. */
  close(): void {
    this.reader = undefined;
    this.expected = ', or }';
  }

  private separate(character: string, offset: number): void {
    if (this.expected === '{' && character === '{') this.expected = 'key';
    else if (this.expected === ', or }' && character === ',') this.expected = 'key';
    else if (this.expected === ', or }' && character === '}' && !this.isComplete) this.isComplete = true;
    else if (this.expected === ':' && character === ':') this.expected = 'value';
    else if (this.expected === 'key' && character === '"') {
      this.key = '';
      this.expected = 'in-key';
    } else throw new RedactionError(`not a heap snapshot: expected ${this.expected}`, offset);
  }
}
