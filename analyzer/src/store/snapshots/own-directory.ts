import { lstat, mkdir } from 'node:fs/promises';
import { StoreError } from './store-error.ts';

/**
 * Makes the directory, 0700, if it is missing. One that others could read or exchange is refused: a snapshot is as good as
 * a password. Throws {@link StoreError}.
 */
export async function prepareOwnDirectory(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StoreError(code === 'EEXIST' ? `${path} is no directory` : `${path} cannot be made (${code})`);
  }
  const found = await lstat(path);
  if (found.isSymbolicLink()) throw new StoreError(`${path} is a symbolic link: name its target`);
  if (!found.isDirectory()) throw new StoreError(`${path} is no directory`);
  const user = process.getuid?.();
  // no users and modes on this system
  if (user === undefined) return;
  if (found.uid !== user) {
    throw new StoreError(`${path} belongs to user ${found.uid}, this process is user ${user}`);
  }
  const mode = found.mode & 0o777;
  if ((mode & 0o077) !== 0) {
    throw new StoreError(`${path} is open to others (mode ${mode.toString(8)}): chmod 700 ${path}`);
  }
}
