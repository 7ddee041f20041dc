import type { BlockShape } from './encode-block.ts';

/** Numbers of a block, in the narrowest type that has room for all of them. */
export type BlockNumbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** The numbers that {@link encodeBlock} has written to `bytes`, which become theirs where they stand as they are. */
export function decodeBlock(bytes: ArrayBuffer, count: number, shape: BlockShape): BlockNumbers {
  const { base, width, exceptions } = shape;
  const stands = base === 0 && exceptions === 0;
  if (stands && width === 1) return new Uint8Array(bytes, 0, count);
  if (stands && width === 2) return new Uint16Array(bytes, 0, count);
  if (stands && width === 4) return new Uint32Array(bytes, 0, count);
  const numbers = roomFor(count, shape);
  copyNumbers(bytes, width, base, numbers);
  const view = new DataView(bytes);
  const positions = count * width;
  for (let k = 0; k < exceptions; k++) {
    const at = view.getUint16(positions + k * 2, true);
    numbers[at] = view.getFloat64(positions + exceptions * 2 + k * 8, true);
  }
  return numbers;
}

function roomFor(count: number, { low, high }: BlockShape): BlockNumbers {
  if (low < 0 || high > 0xffff_ffff) return new Float64Array(count);
  if (high > 0xffff) return new Uint32Array(count);
  return high > 0xff ? new Uint16Array(count) : new Uint8Array(count);
}

function copyNumbers(bytes: ArrayBuffer, width: number, base: number, numbers: BlockNumbers): void {
  const count = numbers.length;
  if (width === 0) numbers.fill(base);
  else if (width === 3) {
    const from = new Uint8Array(bytes, 0, count * 3);
    for (let k = 0, at = 0; k < count; k++, at += 3) {
      numbers[k] = base + (from[at] | (from[at + 1] << 8) | (from[at + 2] << 16));
    }
  } else {
    const Type = width === 1 ? Uint8Array : width === 2 ? Uint16Array : Uint32Array;
    const from = new Type(bytes, 0, count);
    for (let k = 0; k < count; k++) numbers[k] = base + from[k];
  }
}
