import { randomBytes } from 'node:crypto';
import type { ByteOutput } from './byte-output.ts';
import { KEY_BYTES, SipHash } from './siphash.ts';

export type PlaceholderKind = 'string' | 'name' | 'path';

const COLON = 0x3a;

/**
 * What stands for a text that was taken out: `«string:12:9f86d081884c7d65»`, its kind, its length in UTF-16 units and a
 * hash with a key that only this process has. Equal texts of one process stay equal, and nobody can try out short ones. With the
 * hash's 64 bits two different strings of a heap look alike once in millions of heaps.
 */
export class Placeholder {
  private readonly hash: SipHash;

  constructor(key: Uint8Array = PROCESS_KEY) {
    this.hash = new SipHash(key);
  }

  /** Without the « and ». `bytes` are those between the quotes of a JSON string. */
  of(kind: PlaceholderKind, bytes: Uint8Array): string {
    this.hash.digest(bytes, 0, bytes.length);
    return `${kind}:${lengthOf(bytes, 0, bytes.length)}:${hexadecimal(this.hash.high)}${hexadecimal(this.hash.low)}`;
  }

  /** The same of the bytes from `start` to before `end`, written to the output. */
  write(kind: PlaceholderKind, bytes: Uint8Array, start: number, end: number, output: ByteOutput): void {
    this.hash.digest(bytes, start, end);
    output.text(kind);
    output.byte(COLON);
    output.text(String(lengthOf(bytes, start, end)));
    output.byte(COLON);
    output.hexadecimal(this.hash.high);
    output.hexadecimal(this.hash.low);
  }
}

/** Not in a string, nor in a snapshot: those show no bytes of buffers. */
const PROCESS_KEY = randomBytes(KEY_BYTES);

function hexadecimal(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

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
