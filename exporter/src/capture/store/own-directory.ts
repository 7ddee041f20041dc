import { lstat, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { NO_DIRECTORY } from './snapshot-directory.ts';

/** The directory cannot hold snapshots; the message says why and what to do. */
export class DirectoryRefusedError extends Error {
  override readonly name = 'DirectoryRefusedError';
}

/**
 * Makes the directory, 0700, if it is missing, and checks it.
 * @throws DirectoryRefusedError
 */
export async function prepareOwnDirectory(path: string): Promise<void> {
  if (path === NO_DIRECTORY) {
    throw new DirectoryRefusedError('this user has no home directory; name a directory with snapshot.dir');
  }
  try {
    await mkdir(resolve(path), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new DirectoryRefusedError(
      `cannot make ${path}: ${message(error)}; choose another with snapshot.dir`,
    );
  }
  if (!(await isOwnDirectory(path))) throw new DirectoryRefusedError(`${path} vanished`);
}

/**
 * Whether the directory is there. One that is there but could be read or exchanged by others is refused.
 * @throws DirectoryRefusedError
 */
export async function isOwnDirectory(path: string): Promise<boolean> {
  if (path === NO_DIRECTORY) return false;
  const found = await lstat(resolve(path)).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new DirectoryRefusedError(`cannot look at ${path}: ${message(error)}`);
  });
  if (found === undefined) return false;
  if (found.isSymbolicLink()) throw new DirectoryRefusedError(`${path} is a symbolic link; name its target`);
  if (!found.isDirectory()) throw new DirectoryRefusedError(`${path} is no directory`);
  const uid = process.getuid?.();
  if (uid === undefined) return true;
  if (found.uid !== uid) {
    throw new DirectoryRefusedError(`${path} belongs to user ${found.uid}, this process is user ${uid}`);
  }
  if ((found.mode & 0o077) !== 0) {
    const mode = (found.mode & 0o777).toString(8);
    throw new DirectoryRefusedError(
      `${path} has mode ${mode} and is open to others; name one of its own, or chmod 700 it`,
    );
  }
  return true;
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
