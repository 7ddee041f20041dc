import { crc32 } from 'node:zlib';
import { ColumnFileError } from '../column-file-error.ts';

/** Raised with every change of what is written, so that older files are made again. */
export const COLUMN_FORMAT = 2;

/**
 * A column file: a preamble (magic text, length of the directory, its CRC-32, where it starts), the sections, each at a
 * multiple of eight bytes, and behind them the directory as JSON. Numbers are little-endian, as on every machine that
 * Node.js runs on.
 */
export const PREAMBLE_BYTES = 24;
const MAGIC = 'HWCOLUMN';
/** A longer directory is damage. */
const MAX_DIRECTORY_BYTES = 1 << 26;

/** What a file was made from. */
export interface ColumnSource {
  readonly id: string;
  readonly fingerprint: string;
}

export interface SectionPlace {
  readonly offset: number;
  readonly byteLength: number;
  /** Absent for blocks, whose table has a checksum for each. */
  readonly crc32?: number;
  /** Numbers of a column in blocks. */
  readonly length?: number;
}

export interface ColumnDirectory {
  readonly format: number;
  /** Release that made it: another may explain a snapshot otherwise. */
  readonly release: string;
  readonly sources: readonly ColumnSource[];
  /** Few numbers that are wanted without a section. */
  readonly facts: Readonly<Record<string, number>>;
  readonly sections: Readonly<Record<string, SectionPlace>>;
}

export interface DirectoryPlace {
  readonly offset: number;
  readonly byteLength: number;
  readonly crc32: number;
}

export function encodePreamble(text: Buffer, offset: number): Buffer {
  const preamble = Buffer.alloc(PREAMBLE_BYTES);
  preamble.write(MAGIC, 'latin1');
  preamble.writeUInt32LE(text.length, 8);
  preamble.writeUInt32LE(crc32(text), 12);
  preamble.writeDoubleLE(offset, 16);
  return preamble;
}

/** Where the directory is. Throws {@link ColumnFileError}. */
export function decodePreamble(preamble: Buffer, fileBytes: number): DirectoryPlace {
  const isMagic = preamble.length === PREAMBLE_BYTES && preamble.toString('latin1', 0, 8) === MAGIC;
  if (!isMagic) throw new ColumnFileError('is no column file');
  const place = {
    offset: preamble.readDoubleLE(16),
    byteLength: preamble.readUInt32LE(8),
    crc32: preamble.readUInt32LE(12),
  };
  const isPlace = Number.isSafeInteger(place.offset) && place.offset >= PREAMBLE_BYTES;
  if (!isPlace || place.byteLength === 0 || place.byteLength > MAX_DIRECTORY_BYTES) {
    throw new ColumnFileError('has a damaged preamble');
  }
  if (place.offset + place.byteLength > fileBytes) throw new ColumnFileError('is cut short');
  return place;
}

/** Throws {@link ColumnFileError} if the directory is damaged, or of another release. */
export function decodeDirectory(text: Buffer, place: DirectoryPlace, release: string): ColumnDirectory {
  if (crc32(text) !== place.crc32) throw new ColumnFileError('has a damaged directory');
  const directory = JSON.parse(text.toString()) as ColumnDirectory;
  if (directory.format !== COLUMN_FORMAT || directory.release !== release) {
    throw new ColumnFileError('is of another release');
  }
  return directory;
}

export function checkSection(bytes: Uint8Array, place: SectionPlace): void {
  if (bytes.length !== place.byteLength || crc32(bytes) !== place.crc32) {
    throw new ColumnFileError('has a damaged section');
  }
}

export function aligned(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
