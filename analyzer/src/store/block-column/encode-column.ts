import { crc32 } from 'node:zlib';
import { BLOCK_LENGTH, type ColumnValues, MAX_BLOCK_BYTES, ROW, ROW_LENGTH } from './block-layout.ts';
import { encodeBlock, encodedLength } from './encode-block.ts';

/** Blocks go out in pieces of about so many bytes. */
const PIECE_BYTES = 1 << 20;

/** Hands on the bytes of a column piece by piece, which are good until the next one, and returns its table. */
export function encodeColumn(values: ColumnValues, write: (bytes: Uint8Array) => void): Float64Array {
  const numbers = new Float64Array(BLOCK_LENGTH);
  const piece = new Uint8Array(PIECE_BYTES + MAX_BLOCK_BYTES);
  const table = new Float64Array(Math.ceil(values.length / BLOCK_LENGTH) * ROW_LENGTH);
  let filled = 0;
  let end = 0;
  for (let start = 0, row = 0; start < values.length; start += BLOCK_LENGTH, row += ROW_LENGTH) {
    const count = Math.min(BLOCK_LENGTH, values.length - start);
    values.copyTo(numbers, start, count);
    const shape = encodeBlock(numbers, count, new DataView(piece.buffer, filled, MAX_BLOCK_BYTES));
    const byteLength = encodedLength(count, shape);
    end += byteLength;
    table[row + ROW.End] = end;
    table[row + ROW.Crc] = crc32(piece.subarray(filled, filled + byteLength));
    table[row + ROW.Base] = shape.base;
    table[row + ROW.Width] = shape.width;
    table[row + ROW.Exceptions] = shape.exceptions;
    table[row + ROW.Low] = shape.low;
    table[row + ROW.High] = shape.high;
    filled += byteLength;
    if (filled < PIECE_BYTES) continue;
    write(piece.subarray(0, filled));
    filled = 0;
  }
  if (filled > 0) write(piece.subarray(0, filled));
  return table;
}
