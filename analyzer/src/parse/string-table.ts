/** Bytes in one segment. Typed arrays and strings have engine limits; segments keep far below them. */
const SEGMENT_BYTES = 1 << 26;
const QUOTE = 0x22;
/** Starts are kept as 32-bit numbers. */
const MAX_BYTES = 0xffff_ffff;

/**
 * The file's strings: raw bytes as they stand in the file, decoded on demand. A snapshot holds millions of strings, of
 * which an analysis reads a few thousand.
 */
export class StringTable {
  readonly count: number;
  private readonly starts: Uint32Array;
  private readonly segments: readonly Uint8Array[];
  private readonly firstSegment: Uint8Array;
  private readonly byteLength: number;
  private readonly decoder = new TextDecoder();
  private readonly found = new Map<string, number | undefined>();

  constructor(count: number, starts: Uint32Array, segments: readonly Uint8Array[], byteLength: number) {
    this.count = count;
    this.starts = starts;
    this.segments = segments;
    this.firstSegment = segments[0] ?? new Uint8Array();
    this.byteLength = byteLength;
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
    // nearly every snapshot has one segment
    if (position < SEGMENT_BYTES) return this.firstSegment[position] ?? 0;
    const segment = this.segments[Math.floor(position / SEGMENT_BYTES)];
    return segment?.[position % SEGMENT_BYTES] ?? 0;
  }

  private bytes(start: number, end: number): Uint8Array {
    const first = Math.floor(start / SEGMENT_BYTES);
    const last = Math.floor(Math.max(start, end - 1) / SEGMENT_BYTES);
    if (first === last) {
      const segment = this.segments[first] as Uint8Array;
      return segment.subarray(start % SEGMENT_BYTES, (start % SEGMENT_BYTES) + (end - start));
    }
    const joined = new Uint8Array(end - start);
    for (let p = start; p < end; p++) joined[p - start] = this.byteAt(p);
    return joined;
  }
}

/** Gathers the raw bytes of the `strings` section into segments. */
export class StringStore {
  private readonly segments: Uint8Array[] = [];
  private starts = new Uint32Array(1 << 16);
  /** Strings begun so far. */
  count = 0;
  private length = 0;
  private room = 0;

  /** Bytes stored so far. */
  get byteLength(): number {
    return this.length;
  }

  /** Marks that a string's content starts `ahead` bytes behind what is stored. False if that is too far. */
  markStart(ahead: number): boolean {
    if (this.count === this.starts.length) {
      const larger = new Uint32Array(this.starts.length * 2);
      larger.set(this.starts);
      this.starts = larger;
    }
    const start = this.length + ahead;
    if (start > MAX_BYTES) return false;
    this.starts[this.count++] = start;
    return true;
  }

  append(bytes: Uint8Array): void {
    let used = 0;
    while (used < bytes.length) {
      if (this.room === 0) {
        // the first segment grows by doubling, so that a small snapshot stays small
        this.grow(bytes.length - used);
      }
      const segment = this.segments[this.segments.length - 1] as Uint8Array;
      const at = segment.length - this.room;
      const take = Math.min(this.room, bytes.length - used);
      segment.set(bytes.subarray(used, used + take), at);
      this.room -= take;
      this.length += take;
      used += take;
    }
  }

  finish(): StringTable {
    return new StringTable(this.count, this.starts, this.segments, this.length);
  }

  private grow(atLeast: number): void {
    const only = this.segments[0];
    if (this.segments.length === 1 && only !== undefined && only.length < SEGMENT_BYTES) {
      const larger = new Uint8Array(
        Math.min(SEGMENT_BYTES, Math.max(only.length * 2, only.length + atLeast)),
      );
      larger.set(only);
      this.segments[0] = larger;
      this.room = larger.length - only.length;
      return;
    }
    const bytes =
      this.segments.length === 0 ? Math.min(SEGMENT_BYTES, Math.max(atLeast, 1 << 20)) : SEGMENT_BYTES;
    this.segments.push(new Uint8Array(bytes));
    this.room = bytes;
  }
}
