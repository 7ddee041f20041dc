import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { BlockColumn } from '../block-column/block-column.ts';
import { ColumnFileError } from '../column-file-error.ts';
import {
  type ColumnDirectory,
  checkSection,
  decodeDirectory,
  decodePreamble,
  PREAMBLE_BYTES,
  type SectionPlace,
} from './column-file-header.ts';
import { tableName } from './write-column-file.ts';

/** A read of more than 2^31 - 1 bytes at once is refused by the system. */
const READ_BYTES = 1 << 30;

/**
 * An open column file. Sections, and blocks of columns, are read when they are first asked for, checked, and kept. Reads
 * block.
 */
export class ColumnFile {
  readonly directory: ColumnDirectory;
  readonly #file: number;
  readonly #sections = new Map<string, ArrayBuffer>();
  readonly #columns = new Map<string, BlockColumn>();
  #loadedBytes = 0;

  /** Throws {@link ColumnFileError} if the file is missing, damaged or of another release. */
  static open(path: string, release: string): ColumnFile {
    let file: number;
    try {
      file = openSync(path, 'r');
    } catch (error) {
      throw new ColumnFileError(`cannot be opened (${(error as NodeJS.ErrnoException).code})`);
    }
    try {
      const preamble = Buffer.from(readAt(file, 0, PREAMBLE_BYTES));
      const place = decodePreamble(preamble, fstatSync(file).size);
      const text = Buffer.from(readAt(file, place.offset, place.byteLength));
      return new ColumnFile(file, decodeDirectory(text, place, release));
    } catch (error) {
      closeSync(file);
      throw error;
    }
  }

  private constructor(file: number, directory: ColumnDirectory) {
    this.#file = file;
    this.directory = directory;
  }

  /** Bytes of the sections and blocks in memory. */
  get loadedBytes(): number {
    return [...this.#columns.values()].reduce((sum, column) => sum + column.loadedBytes, this.#loadedBytes);
  }

  fact(name: string): number {
    const value = this.directory.facts[name];
    if (value === undefined) throw new ColumnFileError(`does not say ${name}`);
    return value;
  }

  bytes(name: string): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#section(name));
  }

  numbers(name: string): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.#section(name));
  }

  floats(name: string): Float64Array<ArrayBuffer> {
    return new Float64Array(this.#section(name));
  }

  /** A column that was written in blocks. */
  column(name: string): BlockColumn {
    const known = this.#columns.get(name);
    if (known !== undefined) return known;
    const { offset, length = 0 } = this.#place(name);
    // the column has its table alone
    const table = new Float64Array(this.#readChecked(tableName(name)));
    const column = new BlockColumn(length, table, (start, byteLength) =>
      readAt(this.#file, offset + start, byteLength),
    );
    this.#columns.set(name, column);
    return column;
  }

  json(name: string): unknown {
    return JSON.parse(new TextDecoder().decode(this.bytes(name)));
  }

  close(): void {
    closeSync(this.#file);
    this.#sections.clear();
    this.#columns.clear();
    this.#loadedBytes = 0;
  }

  #place(name: string): SectionPlace {
    const place = this.directory.sections[name];
    if (place === undefined) throw new ColumnFileError(`has no section ${name}`);
    return place;
  }

  #section(name: string): ArrayBuffer {
    const known = this.#sections.get(name);
    if (known !== undefined) return known;
    const buffer = this.#readChecked(name);
    this.#sections.set(name, buffer);
    this.#loadedBytes += buffer.byteLength;
    return buffer;
  }

  #readChecked(name: string): ArrayBuffer {
    const place = this.#place(name);
    const buffer = readAt(this.#file, place.offset, place.byteLength);
    checkSection(new Uint8Array(buffer), place);
    return buffer;
  }
}

function readAt(file: number, position: number, byteLength: number): ArrayBuffer {
  const bytes = new Uint8Array(byteLength);
  for (let at = 0; at < byteLength; ) {
    const count = readSync(file, bytes, at, Math.min(READ_BYTES, byteLength - at), position + at);
    if (count === 0) throw new ColumnFileError('is cut short');
    at += count;
  }
  return bytes.buffer;
}
