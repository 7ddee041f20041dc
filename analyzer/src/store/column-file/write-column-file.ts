import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { ColumnValues } from '../block-column/block-layout.ts';
import { encodeColumn } from '../block-column/encode-column.ts';
import {
  aligned,
  COLUMN_FORMAT,
  type ColumnDirectory,
  type ColumnSource,
  encodePreamble,
  PREAMBLE_BYTES,
  type SectionPlace,
} from './column-file-header.ts';

/** A write of more than 2^31 - 1 bytes at once is refused by the system. */
const WRITE_BYTES = 1 << 26;

/** A section that is read whole, or a column that is read in blocks. */
export type SectionContent = NodeJS.TypedArray | ColumnValues;

export interface ColumnFileContent {
  readonly release: string;
  readonly sources: readonly ColumnSource[];
  readonly facts?: Readonly<Record<string, number>>;
  readonly sections: ReadonlyMap<string, SectionContent>;
}

/** Writes under `partialPath`, then renames: nobody sees half a file. Blocks, as the threads that write have nothing else to do. */
export function writeColumnFile(path: string, partialPath: string, content: ColumnFileContent): void {
  rmSync(partialPath, { force: true });
  const file = openSync(partialPath, 'wx', 0o600);
  try {
    const { sections, end } = writeSections(file, content.sections);
    const { release, sources, facts = {} } = content;
    const directory: ColumnDirectory = { format: COLUMN_FORMAT, release, sources, facts, sections };
    const text = Buffer.from(JSON.stringify(directory));
    writeAll(file, text, end);
    writeAll(file, encodePreamble(text, end), 0);
  } catch (error) {
    rmSync(partialPath, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  renameSync(partialPath, path);
}

/** The table of a column in blocks is a section of its own. */
export function tableName(column: string): string {
  return `${column}.blocks`;
}

function writeSections(
  file: number,
  contents: ColumnFileContent['sections'],
): { readonly sections: Readonly<Record<string, SectionPlace>>; readonly end: number } {
  const sections: Record<string, SectionPlace> = {};
  let end = PREAMBLE_BYTES;
  const writeWhole = (name: string, array: NodeJS.TypedArray): void => {
    const bytes = bytesOf(array);
    const offset = aligned(end);
    end = writeAll(file, bytes, offset);
    sections[name] = { offset, byteLength: bytes.length, crc32: crc32(bytes) };
  };
  for (const [name, content] of contents) {
    if (ArrayBuffer.isView(content)) {
      writeWhole(name, content);
      continue;
    }
    const offset = aligned(end);
    end = offset;
    const table = encodeColumn(content, (bytes) => {
      end = writeAll(file, bytes, end);
    });
    sections[name] = { offset, byteLength: end - offset, length: content.length };
    writeWhole(tableName(name), table);
  }
  return { sections, end: aligned(end) };
}

function bytesOf({ buffer, byteOffset, byteLength }: NodeJS.TypedArray): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function writeAll(file: number, bytes: Uint8Array, position: number): number {
  let at = 0;
  while (at < bytes.length) {
    at += writeSync(file, bytes, at, Math.min(WRITE_BYTES, bytes.length - at), position + at);
  }
  return position + bytes.length;
}
