import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { InputError } from '../input-error.ts';

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'is a directory: name a file in it',
  EACCES: 'this user may not read it',
};

/** Reads a small file that the user named: a token, targets, samples. Throws {@link InputError}. */
export async function readNamedFile(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(({ code = '' }: NodeJS.ErrnoException) => {
    throw new InputError(`${path}: ${UNREADABLE[code] ?? `cannot be read (${code})`}`);
  });
}

/** Refuses a name that no new file can have, before there is work behind it. Throws {@link InputError}. */
export async function checkNewFile(path: string): Promise<void> {
  const folder = dirname(resolve(path));
  const [around, known] = await Promise.all([folder, path].map((name) => stat(name).catch(() => undefined)));
  if (around?.isDirectory() !== true) {
    throw new InputError(`${path}: cannot be written: ${folder} is no directory`);
  }
  if (known?.isDirectory()) throw new InputError(`${path}: is a directory: name a file in it`);
  if (known !== undefined) {
    throw new InputError(`${path}: there is a file already: name another, or remove it`);
  }
}
