import { crc32 } from 'node:zlib';
import { ColumnFileError } from './column-file-error.ts';

/** Raised with every change of what is written, so that older files are made again. */
export const COLUMN_FORMAT = 1;

/**
 * A column file: sixteen bytes (magic text, length of the directory, its CRC-32), the directory as JSON, then the
 * sections, each at a multiple of eight bytes. Numbers are little-endian, as on every machine that Node.js runs on.
 */
export const PREAMBLE_BYTES = 16;
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
  readonly crc32: number;
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

export function encodeHeader(directory: ColumnDirectory): Buffer {
  const text = Buffer.from(JSON.stringify(directory));
  const header = Buffer.alloc(aligned(PREAMBLE_BYTES + text.length));
  header.write(MAGIC, 'latin1');
  header.writeUInt32LE(text.length, 8);
  header.writeUInt32LE(crc32(text), 12);
  text.copy(header, PREAMBLE_BYTES);
  return header;
}

/** Bytes of the directory that follows a preamble. Throws {@link ColumnFileError}. */
export function directoryLength(preamble: Buffer): number {
  const length = preamble.length < PREAMBLE_BYTES ? 0 : preamble.readUInt32LE(8);
  if (preamble.toString('latin1', 0, 8) !== MAGIC || length === 0 || length > MAX_DIRECTORY_BYTES) {
    throw new ColumnFileError('is no column file');
  }
  return length;
}

/** Throws {@link ColumnFileError} if the directory is damaged, of another release, or the file shorter than it says. */
export function decodeDirectory(
  preamble: Buffer,
  text: Buffer,
  fileBytes: number,
  release: string,
): ColumnDirectory {
  if (crc32(text) !== preamble.readUInt32LE(12)) throw new ColumnFileError('has a damaged directory');
  const directory = JSON.parse(text.toString()) as ColumnDirectory;
  if (directory.format !== COLUMN_FORMAT || directory.release !== release) {
    throw new ColumnFileError('is of another release');
  }
  // an empty one at the end may be said to start behind it, where padding would end
  const filled = Object.values(directory.sections).filter(({ byteLength }) => byteLength > 0);
  const end = Math.max(0, ...filled.map(({ offset, byteLength }) => offset + byteLength));
  if (end > fileBytes) throw new ColumnFileError('is cut short');
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
