import { FileError } from '../open/file-error.ts';
import { SnapshotError } from '../parse/snapshot-error.ts';

/** Bad input, told in one line; the process then ends with exit code 2. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** Runs `read` on a path, and says which file a failure belongs to. */
export async function readSnapshot<T>(path: string, read: (path: string) => Promise<T>): Promise<T> {
  try {
    return await read(path);
  } catch (error) {
    if (error instanceof SnapshotError || error instanceof FileError) {
      throw new InputError(`${path}: ${error.message}`);
    }
    throw error;
  }
}
