export const KEY_BYTES = 16;
const WORD_BYTES = 8;
const COMPRESSION_ROUNDS = 2;
const FINALIZATION_ROUNDS = 4;

/**
 * SipHash-2-4, a keyed hash made for short texts: who does not have the key of 16 bytes cannot tell it from chance, nor try out
 * texts. For the short texts that most of a heap's are, a call to any hash of `node:crypto` takes several times as long.
 * Source: Aumasson, Bernstein, "SipHash: a fast short-input PRF", Indocrypt 2012.
 */
export class SipHash {
  /** Of the last digest, as 32-bit integers. */
  high = 0;
  low = 0;
  private readonly key: Int32Array;

  /** Throws RangeError for a key of another length. */
  constructor(key: Uint8Array) {
    if (key.length !== KEY_BYTES)
      throw new RangeError(`the key has ${key.length} bytes: expected ${KEY_BYTES}`);
    const view = new DataView(key.buffer, key.byteOffset, key.length);
    this.key = Int32Array.from({ length: 4 }, (_, word) => view.getInt32(4 * word, true));
  }

  /** Of the bytes from `start` to before `end`: 64 bits, in `high` and `low`. */
  digest(bytes: Uint8Array, start: number, end: number): void {
    const k0l = this.key[0] as number;
    const k0h = this.key[1] as number;
    const k1l = this.key[2] as number;
    const k1h = this.key[3] as number;
    // "somepseudorandomlygeneratedbytes", as the paper has it; each v in two halves, as numbers have no 64 bits
    let v0h = k0h ^ 0x736f6d65;
    let v0l = k0l ^ 0x70736575;
    let v1h = k1h ^ 0x646f7261;
    let v1l = k1l ^ 0x6e646f6d;
    let v2h = k0h ^ 0x6c796765;
    let v2l = k0l ^ 0x6e657261;
    let v3h = k1h ^ 0x74656462;
    let v3l = k1l ^ 0x79746573;
    const length = end - start;
    const last = start + length - (length % WORD_BYTES);
    for (let p = start; p <= last + WORD_BYTES; p += WORD_BYTES) {
      let rounds = COMPRESSION_ROUNDS;
      let high = 0;
      let low = 0;
      if (p < last) {
        low = wordAt(bytes, p);
        high = wordAt(bytes, p + 4);
      } else if (p === last) {
        high = length << 24;
        for (let at = end - 1; at >= p + 4; at--) high |= (bytes[at] as number) << (8 * (at - p - 4));
        for (let at = Math.min(end, p + 4) - 1; at >= p; at--) low |= (bytes[at] as number) << (8 * (at - p));
      } else {
        v2l ^= 0xff;
        rounds = FINALIZATION_ROUNDS;
      }
      v3h ^= high;
      v3l ^= low;
      // written out, as a function would have to give two halves: an object for each
      for (let round = 0; round < rounds; round++) {
        let sum = (v0l + v1l) | 0;
        v0h = (v0h + v1h + carry(v0l, v1l, sum)) | 0;
        v0l = sum;
        let turned = (v1h << 13) | (v1l >>> 19);
        v1l = ((v1l << 13) | (v1h >>> 19)) ^ v0l;
        v1h = turned ^ v0h;
        turned = v0h;
        v0h = v0l;
        v0l = turned;

        sum = (v2l + v3l) | 0;
        v2h = (v2h + v3h + carry(v2l, v3l, sum)) | 0;
        v2l = sum;
        turned = (v3h << 16) | (v3l >>> 16);
        v3l = ((v3l << 16) | (v3h >>> 16)) ^ v2l;
        v3h = turned ^ v2h;

        sum = (v0l + v3l) | 0;
        v0h = (v0h + v3h + carry(v0l, v3l, sum)) | 0;
        v0l = sum;
        turned = (v3h << 21) | (v3l >>> 11);
        v3l = ((v3l << 21) | (v3h >>> 11)) ^ v0l;
        v3h = turned ^ v0h;

        sum = (v2l + v1l) | 0;
        v2h = (v2h + v1h + carry(v2l, v1l, sum)) | 0;
        v2l = sum;
        turned = (v1h << 17) | (v1l >>> 15);
        v1l = ((v1l << 17) | (v1h >>> 15)) ^ v2l;
        v1h = turned ^ v2h;
        turned = v2h;
        v2h = v2l;
        v2l = turned;
      }
      v0h ^= high;
      v0l ^= low;
    }
    this.high = v0h ^ v1h ^ v2h ^ v3h;
    this.low = v0l ^ v1l ^ v2l ^ v3l;
  }
}

/** Little-endian. */
function wordAt(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24)
  );
}

/** 1 where the sum of two unsigned halves has more than 32 bits. */
function carry(a: number, b: number, sum: number): number {
  return ((a & b) | ((a | b) & ~sum)) >>> 31;
}
