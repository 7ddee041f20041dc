import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import {
  aligned,
  COLUMN_FORMAT,
  type ColumnDirectory,
  type ColumnSource,
  encodeHeader,
  type SectionPlace,
} from './column-file-header.ts';

/** A write of more than 2^31 - 1 bytes at once is refused by the system. */
const WRITE_BYTES = 1 << 26;

export interface ColumnFileContent {
  readonly release: string;
  readonly sources: readonly ColumnSource[];
  readonly facts?: Readonly<Record<string, number>>;
  readonly sections: ReadonlyMap<string, NodeJS.TypedArray>;
}

/** Writes under `partialPath`, then renames: nobody sees half a file. Blocks, as the threads that write have nothing else to do. */
export function writeColumnFile(path: string, partialPath: string, content: ColumnFileContent): void {
  const pieces = [...content.sections].map(([name, array]) => ({ name, bytes: bytesOf(array) }));
  const header = layOut(content, pieces);
  rmSync(partialPath, { force: true });
  const file = openSync(partialPath, 'wx', 0o600);
  try {
    let position = writeAll(file, header, 0);
    for (const { bytes } of pieces) position = writeAll(file, bytes, aligned(position));
  } catch (error) {
    rmSync(partialPath, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  renameSync(partialPath, path);
}

/** The directory says where sections are, and is before them: so it is laid out until its own length stays. */
function layOut(
  { release, sources, facts = {} }: ColumnFileContent,
  pieces: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Buffer {
  const sums = pieces.map(({ bytes }) => crc32(bytes));
  let header: Buffer = Buffer.alloc(0);
  for (;;) {
    const sections: Record<string, SectionPlace> = {};
    let offset = header.length;
    for (const [k, { name, bytes }] of pieces.entries()) {
      sections[name] = { offset, byteLength: bytes.length, crc32: sums[k] };
      offset = aligned(offset + bytes.length);
    }
    const directory: ColumnDirectory = { format: COLUMN_FORMAT, release, sources, facts, sections };
    const next = encodeHeader(directory);
    if (next.length === header.length) return next;
    header = next;
  }
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
