/** Above this many bytes one call for all is faster than a turn of a loop for each. */
const SHORT = 64;
const HEXADECIMAL = new TextEncoder().encode('0123456789abcdef');

/** Bytes that are written one after another. */
export class ByteOutput {
  private bytes = new Uint8Array(1 << 17);
  private size = 0;

  /** What was written since the last call; the caller's to keep. */
  take(): Uint8Array {
    const written = this.bytes.slice(0, this.size);
    this.size = 0;
    return written;
  }

  byte(byte: number): void {
    this.makeRoom(1);
    this.bytes[this.size++] = byte;
  }

  /** Those from `start` to before `end`. */
  part(source: Uint8Array, start: number, end: number): void {
    this.makeRoom(end - start);
    if (end - start > SHORT) {
      this.bytes.set(source.subarray(start, end), this.size);
      this.size += end - start;
      return;
    }
    const { bytes } = this;
    let to = this.size;
    for (let p = start; p < end; p++) bytes[to++] = source[p] as number;
    this.size = to;
  }

  /** In ASCII. */
  text(text: string): void {
    this.makeRoom(text.length);
    const { bytes } = this;
    let to = this.size;
    for (let at = 0; at < text.length; at++) bytes[to++] = text.charCodeAt(at);
    this.size = to;
  }

  /** The eight digits of 32 bits. */
  hexadecimal(word: number): void {
    this.makeRoom(8);
    const { bytes } = this;
    let to = this.size;
    for (let shift = 28; shift >= 0; shift -= 4) bytes[to++] = HEXADECIMAL[(word >>> shift) & 15] as number;
    this.size = to;
  }

  private makeRoom(length: number): void {
    if (this.size + length <= this.bytes.length) return;
    const larger = new Uint8Array((this.size + length) * 2);
    larger.set(this.bytes.subarray(0, this.size));
    this.bytes = larger;
  }
}
