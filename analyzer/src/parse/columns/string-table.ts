import { GrowingColumn } from './growing-column.ts';

/** The text is in segments of so many bytes, 2^20, so that it never has to move as it grows. */
const SEGMENT_BITS = 20;
const SEGMENT_BYTES = 1 << SEGMENT_BITS;
const WITHIN_SEGMENT = SEGMENT_BYTES - 1;
const QUOTE = 0x22;
const COMMA = 0x2c;
/** Starts are kept as 32-bit numbers. */
const MAX_BYTES = 0xffff_ffff;

/** Strings by number, each with a quote and a comma behind it. */
export interface PackedStrings {
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The file's strings: raw bytes as they stand in the file, decoded on demand. A snapshot holds millions of strings, of
 * which an analysis reads a few thousand.
 */
export class StringTable {
  readonly count: number;
  private readonly starts: Uint32Array;
  private readonly segments: readonly Uint8Array[];
  private readonly byteLength: number;
  private readonly decoder = new TextDecoder();
  private readonly found = new Map<string, number | undefined>();

  constructor(count: number, starts: Uint32Array, segments: readonly Uint8Array[], byteLength: number) {
    this.count = count;
    this.starts = starts;
    this.segments = segments;
    this.byteLength = byteLength;
  }

  /** A table of strings as {@link packed} gives them. */
  static of({ starts, bytes }: PackedStrings): StringTable {
    const segments: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; at += SEGMENT_BYTES)
      segments.push(bytes.subarray(at, at + SEGMENT_BYTES));
    return new StringTable(starts.length, starts, segments, bytes.length);
  }

  /** The wanted strings, raw, in one piece; the others are empty. Their numbers stay. */
  packed(isWanted: (index: number) => boolean): PackedStrings {
    const starts = new Uint32Array(this.count);
    let length = 0;
    for (let index = 0; index < this.count; index++) {
      starts[index] = length;
      length += 2 + (isWanted(index) ? this.endOf(index) - this.starts[index] : 0);
    }
    const bytes = new Uint8Array(length);
    for (let index = 0; index < this.count; index++) {
      let at = starts[index];
      if (isWanted(index)) {
        const text = this.bytes(this.starts[index], this.endOf(index));
        bytes.set(text, at);
        at += text.length;
      }
      bytes[at] = QUOTE;
      bytes[at + 1] = COMMA;
    }
    return { starts, bytes };
  }

  /** The string at `index`, escapes resolved. V8 cuts strings at 1024 characters when it writes them. */
  get(index: number): string {
    if (index >= this.count) throw new RangeError(`string ${index} of ${this.count}`);
    const start = this.starts[index] as number;
    const text = this.decoder.decode(this.bytes(start, this.endOf(index)));
    if (!text.includes('\\')) return text;
    try {
      return JSON.parse(`"${text}"`) as string;
    } catch {
      return text; // an escape no JSON writer makes: show it as it stands
    }
  }

  /** The number that the string writes in up to nine digits and nothing else, or -1; without decoding. */
  wholeNumber(index: number): number {
    let p = this.starts[index];
    let value = 0;
    for (let digits = 0; digits < 10; digits++) {
      const byte = this.byteAt(p++);
      if (byte === QUOTE) return digits === 0 ? -1 : value;
      if (byte < 0x30 || byte > 0x39) return -1;
      value = value * 10 + byte - 0x30;
    }
    return -1;
  }

  /** Bytes of the string as the file has it, the separator behind it included: an upper bound, without decoding. */
  roughLength(index: number): number {
    const next = index + 1 < this.count ? this.starts[index + 1] : this.byteLength;
    return next - this.starts[index];
  }

  /** First byte of the string as the file has it; a quote if it is empty. */
  firstByte(index: number): number {
    return this.byteAt(this.starts[index] as number);
  }

  /** Last byte of the string as the file has it; a quote if it is empty. */
  lastByte(index: number): number {
    return this.byteAt(this.endOf(index) - 1);
  }

  /** Index of the first string that equals `text` (plain ASCII without quotes and escapes), or undefined. */
  find(text: string): number | undefined {
    if (!this.found.has(text)) this.found.set(text, this.search(new TextEncoder().encode(text)));
    return this.found.get(text);
  }

  private search(wanted: Uint8Array): number | undefined {
    for (let index = 0; index < this.count; index++) {
      if (this.roughLength(index) <= wanted.length) continue;
      const start = this.starts[index] as number;
      let matched = 0;
      while (matched < wanted.length && this.byteAt(start + matched) === wanted[matched]) matched++;
      if (matched === wanted.length && this.byteAt(start + matched) === QUOTE) return index;
    }
    return undefined;
  }

  /** Position of the closing quote: the last quote before the next string's opening one. */
  private endOf(index: number): number {
    let p = index + 1 < this.count ? (this.starts[index + 1] as number) - 2 : this.byteLength - 1;
    while (this.byteAt(p) !== QUOTE) p--;
    return p;
  }

  private byteAt(position: number): number {
    return this.segments[position >>> SEGMENT_BITS]?.[position & WITHIN_SEGMENT] ?? 0;
  }

  private bytes(start: number, end: number): Uint8Array {
    const first = start >>> SEGMENT_BITS;
    const last = Math.max(start, end - 1) >>> SEGMENT_BITS;
    if (first === last) {
      const segment = this.segments[first] as Uint8Array;
      return segment.subarray(start & WITHIN_SEGMENT, (start & WITHIN_SEGMENT) + (end - start));
    }
    const joined = new Uint8Array(end - start);
    for (let p = start; p < end; p++) joined[p - start] = this.byteAt(p);
    return joined;
  }
}

/** Gathers the raw bytes of the `strings` section into segments. */
export class StringStore {
  private readonly segments: Uint8Array[] = [];
  private readonly starts = new GrowingColumn();
  private length = 0;
  private room = 0;

  /** Strings begun so far. */
  get count(): number {
    return this.starts.length;
  }

  /** Bytes stored so far. */
  get byteLength(): number {
    return this.length;
  }

  /** Marks that a string's content starts `ahead` bytes behind what is stored. False if that is too far. */
  markStart(ahead: number): boolean {
    const start = this.length + ahead;
    if (start > MAX_BYTES) return false;
    this.starts.push(start);
    return true;
  }

  append(bytes: Uint8Array): void {
    let used = 0;
    while (used < bytes.length) {
      if (this.room === 0) {
        this.segments.push(new Uint8Array(SEGMENT_BYTES));
        this.room = SEGMENT_BYTES;
      }
      const segment = this.segments[this.segments.length - 1] as Uint8Array;
      const at = SEGMENT_BYTES - this.room;
      const take = Math.min(this.room, bytes.length - used);
      segment.set(bytes.subarray(used, used + take), at);
      this.room -= take;
      this.length += take;
      used += take;
    }
  }

  finish(): StringTable {
    return new StringTable(this.count, this.starts.finish(), this.segments, this.length);
  }
}
