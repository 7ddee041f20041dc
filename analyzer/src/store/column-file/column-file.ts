import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { ColumnFileError } from './column-file-error.ts';
import {
  type ColumnDirectory,
  checkSection,
  decodeDirectory,
  directoryLength,
  PREAMBLE_BYTES,
  type SectionPlace,
} from './column-file-header.ts';

/** A read of more than 2^31 - 1 bytes at once is refused by the system. */
const READ_BYTES = 1 << 30;

/** An open column file. Sections are read when they are first asked for, checked, and kept. Reads block. */
export class ColumnFile {
  readonly directory: ColumnDirectory;
  readonly #file: number;
  readonly #sections = new Map<string, ArrayBuffer>();
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
      const text = Buffer.from(readAt(file, PREAMBLE_BYTES, directoryLength(preamble)));
      return new ColumnFile(file, decodeDirectory(preamble, text, fstatSync(file).size, release));
    } catch (error) {
      closeSync(file);
      throw error;
    }
  }

  private constructor(file: number, directory: ColumnDirectory) {
    this.#file = file;
    this.directory = directory;
  }

  /** Bytes of the sections in memory. */
  get loadedBytes(): number {
    return this.#loadedBytes;
  }

  byteLength(name: string): number {
    return this.#place(name).byteLength;
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

  signedNumbers(name: string): Int32Array<ArrayBuffer> {
    return new Int32Array(this.#section(name));
  }

  floats(name: string): Float64Array<ArrayBuffer> {
    return new Float64Array(this.#section(name));
  }

  json(name: string): unknown {
    return JSON.parse(new TextDecoder().decode(this.bytes(name)));
  }

  close(): void {
    closeSync(this.#file);
    this.#sections.clear();
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
    const place = this.#place(name);
    const buffer = readAt(this.#file, place.offset, place.byteLength);
    checkSection(new Uint8Array(buffer), place);
    this.#sections.set(name, buffer);
    this.#loadedBytes += buffer.byteLength;
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
