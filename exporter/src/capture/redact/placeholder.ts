import { hash, randomBytes } from 'node:crypto';
import type { ByteOutput } from './byte-output.ts';

export type PlaceholderKind = 'string' | 'name' | 'path';

const KEY_BYTES = 32;
const SHORT_INPUT = KEY_BYTES + 64;
/** 64 bits: two different strings of a heap look alike once in millions of heaps. */
const HASH_LENGTH = 16;
const COLON = 0x3a;

/**
 * What stands for a text that was taken out: `«string:12:9f86d081884c7d65»`, its kind, its length in UTF-16 units and a
 * hash with a key that only this process has. Equal texts of one process stay equal, and nobody can try out short ones.
 * The hash is SHA-256 of key and bytes, cut to 64 bits, which leaves nothing to extend.
 */
export class Placeholder {
  private input = new Uint8Array(KEY_BYTES + 1024);
  /** Its beginnings, by length: to make one takes as long as to hash a short text. */
  private readonly shortInputs: Uint8Array[] = [];

  constructor(key: Uint8Array = PROCESS_KEY) {
    this.input.set(key.subarray(0, KEY_BYTES));
  }

  /** Without the « and ». `bytes` are those between the quotes of a JSON string. */
  of(kind: PlaceholderKind, bytes: Uint8Array): string {
    const digest = this.digest(bytes, 0, bytes.length);
    return `${kind}:${lengthOf(bytes, 0, bytes.length)}:${digest.slice(0, HASH_LENGTH)}`;
  }

  /** The same of the bytes from `start` to before `end`, written to the output. */
  write(kind: PlaceholderKind, bytes: Uint8Array, start: number, end: number, output: ByteOutput): void {
    output.text(kind);
    output.byte(COLON);
    output.text(String(lengthOf(bytes, start, end)));
    output.byte(COLON);
    output.text(this.digest(bytes, start, end), HASH_LENGTH);
  }

  /** Hexadecimal, not yet cut. */
  private digest(bytes: Uint8Array, start: number, end: number): string {
    const size = KEY_BYTES + end - start;
    if (size > this.input.length) {
      const larger = new Uint8Array(size * 2);
      larger.set(this.input.subarray(0, KEY_BYTES));
      this.input = larger;
      this.shortInputs.length = 0;
    }
    if (size < SHORT_INPUT) {
      for (let p = start, to = KEY_BYTES; p < end; ) this.input[to++] = bytes[p++] as number;
    } else this.input.set(bytes.subarray(start, end), KEY_BYTES);
    return hash('sha256', this.beginning(size));
  }

  private beginning(size: number): Uint8Array {
    if (size >= SHORT_INPUT) return this.input.subarray(0, size);
    this.shortInputs[size] ??= this.input.subarray(0, size);
    return this.shortInputs[size];
  }
}

/** Not in a string, nor in a snapshot: those show no bytes of buffers. */
const PROCESS_KEY = randomBytes(KEY_BYTES);

/** UTF-16 units of a JSON string's inner bytes. */
function lengthOf(bytes: Uint8Array, start: number, end: number): number {
  let length = 0;
  for (let p = start; p < end; p++) {
    const byte = bytes[p] as number;
    if (byte === 0x5c) p += bytes[p + 1] === 0x75 ? 5 : 1;
    else if (byte >= 0xf0) length++;
    else if ((byte & 0xc0) === 0x80) continue;
    length++;
  }
  return length;
}
