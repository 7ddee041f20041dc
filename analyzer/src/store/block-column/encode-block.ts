import { EXCEPTION_BYTES } from './block-layout.ts';

/** How a block is written. */
export interface BlockShape {
  readonly base: number;
  readonly width: number;
  readonly exceptions: number;
  readonly low: number;
  readonly high: number;
}

const MAX_WIDTH = 4;
const SAMPLES = 31;
const samples = new Float64Array(SAMPLES);

/** Writes `count` whole numbers to `bytes`, from position 0 on. What it took follows from the shape. */
export function encodeBlock(values: Float64Array, count: number, bytes: DataView): BlockShape {
  const shape = chooseShape(values, count);
  const { base, width } = shape;
  const room = 256 ** width;
  let position = count * width;
  let number = position + shape.exceptions * 2;
  for (let k = 0; k < count; k++) {
    let rest = values[k] - base;
    if (rest < 0 || rest >= room) {
      bytes.setUint16(position, k, true);
      bytes.setFloat64(number, values[k], true);
      position += 2;
      number += 8;
      rest = 0;
    }
    writeNumber(bytes, k * width, width, rest);
  }
  return shape;
}

export function encodedLength(count: number, { width, exceptions }: BlockShape): number {
  return count * width + exceptions * EXCEPTION_BYTES;
}

function writeNumber(bytes: DataView, at: number, width: number, value: number): void {
  if (width === 1) bytes.setUint8(at, value);
  else if (width === 2) bytes.setUint16(at, value, true);
  else if (width === 3) {
    bytes.setUint16(at, value & 0xffff, true);
    bytes.setUint8(at + 2, value >>> 16);
  } else if (width === 4) bytes.setUint32(at, value, true);
}

/** The base is the least number, or so far below the middle one that most are around it. */
function chooseShape(values: Float64Array, count: number): BlockShape {
  let low = values[0];
  let high = values[0];
  for (let k = 1; k < count; k++) {
    const value = values[k];
    if (value < low) low = value;
    else if (value > high) high = value;
  }
  const middle = sampleMiddle(values, count);
  let best = { base: low, width: 0, exceptions: Number.POSITIVE_INFINITY, low, high };
  let least = Number.POSITIVE_INFINITY;
  for (let width = 0; width <= MAX_WIDTH; width++) {
    // nothing wider can be shorter
    if (count * width >= least) break;
    const room = 256 ** width;
    const bases = high - low < room ? [low] : [low, Math.max(low, middle - Math.floor(room / 2))];
    for (const base of new Set(bases)) {
      const exceptions = high - low < room ? 0 : countOutside(values, count, base, room);
      const length = count * width + exceptions * EXCEPTION_BYTES;
      if (length >= least) continue;
      least = length;
      best = { base, width, exceptions, low, high };
    }
  }
  return best;
}

function countOutside(values: Float64Array, count: number, base: number, room: number): number {
  let outside = 0;
  for (let k = 0; k < count; k++) {
    const rest = values[k] - base;
    if (rest < 0 || rest >= room) outside++;
  }
  return outside;
}

function sampleMiddle(values: Float64Array, count: number): number {
  for (let k = 0; k < SAMPLES; k++) samples[k] = values[Math.floor((k * count) / SAMPLES)];
  return samples.sort()[SAMPLES >> 1];
}
