import { open } from 'node:fs/promises';
import { ColumnFileError } from '../column-file-error.ts';
import {
  type ColumnDirectory,
  checkSection,
  decodeDirectory,
  decodePreamble,
  PREAMBLE_BYTES,
} from './column-file-header.ts';

export interface ReadSection {
  readonly directory: ColumnDirectory;
  /** Empty if only the directory was asked for. */
  readonly bytes: Buffer;
}

/** Reads the directory and one small section without blocking. Throws {@link ColumnFileError} as `ColumnFile.open` does. */
export async function readSection(path: string, release: string, name?: string): Promise<ReadSection> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new ColumnFileError(`cannot be opened (${error.code})`);
  });
  try {
    const read = async (position: number, byteLength: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(byteLength), 0, byteLength, position);
      if (bytesRead < byteLength) throw new ColumnFileError('is cut short');
      return buffer;
    };
    const preamble = await read(0, PREAMBLE_BYTES);
    const at = decodePreamble(preamble, (await file.stat()).size);
    const directory = decodeDirectory(await read(at.offset, at.byteLength), at, release);
    if (name === undefined) return { directory, bytes: Buffer.alloc(0) };
    const place = directory.sections[name];
    if (place === undefined) throw new ColumnFileError(`has no section ${name}`);
    const bytes = await read(place.offset, place.byteLength);
    checkSection(bytes, place);
    return { directory, bytes };
  } finally {
    await file.close();
  }
}
