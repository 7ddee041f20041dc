import { BLOCK_LENGTH, EXCEPTION_BYTES } from './block-layout.ts';

/** How a block is written. */
export interface BlockShape {
  readonly base: number;
  readonly width: number;
  readonly exceptions: number;
  readonly low: number;
  readonly high: number;
}

const SAMPLES = 31;
/** Stands for what is further from the least number than 32 bits tell: an exception in any case. */
const FAR = 0xffff_ffff;
/** With a base no further up, what is below it, or far, is out of all room when the base is taken from it in 32 bits. */
const MAX_SHIFT = 2 ** 31;
/** Numbers that a width has room for, by width. */
const ROOM = [1, 0x100, 0x1_0000, 0x100_0000, FAR];

const samples = new Uint32Array(SAMPLES);
/** Numbers of a block less the least of them. */
const rests = new Uint32Array(BLOCK_LENGTH);
const narrow = new ArrayBuffer(BLOCK_LENGTH * 4);
const bytesOut = new Uint8Array(narrow);
const wordsOut = new Uint16Array(narrow);
const longsOut = new Uint32Array(narrow);
/** By width: how many numbers have no room above the least, and above a base further up. */
const outsideLow = new Uint32Array(ROOM.length);
const outsideMiddle = new Uint32Array(ROOM.length);

/** Writes `count` whole numbers to `bytes`, from position 0 on. What it took follows from the shape. */
export function encodeBlock(values: Float64Array, count: number, bytes: DataView): BlockShape {
  let low = values[0];
  let high = values[0];
  for (let k = 1; k < count; k++) {
    const value = values[k];
    if (value < low) low = value;
    else if (value > high) high = value;
  }
  for (let k = 0; k < count; k++) {
    const rest = values[k] - low;
    rests[k] = rest < FAR ? rest : FAR;
  }
  const { shift, width, exceptions } = chooseShape(count, high - low);
  writeNumbers(count, shift, width);
  new Uint8Array(bytes.buffer, bytes.byteOffset, count * width).set(bytesOut.subarray(0, count * width));
  if (exceptions > 0) writeExceptions(values, count, { shift, width, exceptions }, bytes);
  return { base: low + shift, width, exceptions, low, high };
}

export function encodedLength(count: number, { width, exceptions }: BlockShape): number {
  return count * width + exceptions * EXCEPTION_BYTES;
}

interface Choice {
  /** What the base is above the least number. */
  readonly shift: number;
  readonly width: number;
  readonly exceptions: number;
}

function writeNumbers(count: number, shift: number, width: number): void {
  const room = ROOM[width];
  if (width === 1 || width === 2 || width === 4) {
    const out = width === 1 ? bytesOut : width === 2 ? wordsOut : longsOut;
    for (let k = 0; k < count; k++) {
      const rest = (rests[k] - shift) >>> 0;
      out[k] = rest < room ? rest : 0;
    }
  } else if (width === 3) {
    for (let k = 0, at = 0; k < count; k++, at += 3) {
      const rest = (rests[k] - shift) >>> 0;
      const kept = rest < room ? rest : 0;
      bytesOut[at] = kept;
      bytesOut[at + 1] = kept >>> 8;
      bytesOut[at + 2] = kept >>> 16;
    }
  }
}

function writeExceptions(
  values: Float64Array,
  count: number,
  { shift, width, exceptions }: Choice,
  bytes: DataView,
): void {
  const room = ROOM[width];
  let position = count * width;
  let number = position + exceptions * 2;
  for (let k = 0; k < count; k++) {
    if ((rests[k] - shift) >>> 0 < room) continue;
    bytes.setUint16(position, k, true);
    bytes.setFloat64(number, values[k], true);
    position += 2;
    number += 8;
  }
}

/** The base is the least number, or so far below the middle one that most are around it. */
function chooseShape(count: number, span: number): Choice {
  if (span === 0) return { shift: 0, width: 0, exceptions: 0 };
  const middle = sampleMiddle(count);
  const shifts = ROOM.map((room) => Math.min(MAX_SHIFT, Math.max(0, middle - (room >>> 1))));
  countOutside(count, shifts);
  let best: Choice = { shift: 0, width: 4, exceptions: outsideLow[4] };
  let least = count * 4 + outsideLow[4] * EXCEPTION_BYTES;
  for (let width = 3; width >= 0; width--) {
    const isLow = outsideLow[width] <= outsideMiddle[width];
    const exceptions = isLow ? outsideLow[width] : outsideMiddle[width];
    const length = count * width + exceptions * EXCEPTION_BYTES;
    if (length > least) continue;
    least = length;
    best = { shift: isLow ? 0 : shifts[width], width, exceptions };
  }
  return best;
}

/** All widths in one pass, and without branches: whether a number fits cannot be foretold. */
function countOutside(count: number, shifts: readonly number[]): void {
  const [shift0, shift1, shift2, shift3] = shifts;
  let [low0, low1, low2, low3, far] = [0, 0, 0, 0, 0];
  let [middle0, middle1, middle2, middle3] = [0, 0, 0, 0];
  for (let k = 0; k < count; k++) {
    const rest = rests[k];
    low0 += Number(rest >= 1);
    low1 += Number(rest >= 0x100);
    low2 += Number(rest >= 0x1_0000);
    low3 += Number(rest >= 0x100_0000);
    far += Number(rest >= FAR);
    middle0 += Number((rest - shift0) >>> 0 >= 1);
    middle1 += Number((rest - shift1) >>> 0 >= 0x100);
    middle2 += Number((rest - shift2) >>> 0 >= 0x1_0000);
    middle3 += Number((rest - shift3) >>> 0 >= 0x100_0000);
  }
  outsideLow.set([low0, low1, low2, low3, far]);
  outsideMiddle.set([middle0, middle1, middle2, middle3]);
}

function sampleMiddle(count: number): number {
  for (let k = 0; k < SAMPLES; k++) samples[k] = rests[Math.floor((k * count) / SAMPLES)];
  return samples.sort()[SAMPLES >> 1];
}
