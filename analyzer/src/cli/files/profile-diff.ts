import { readFile } from 'node:fs/promises';
import { type HeapProfile, HeapProfileError, parseHeapProfile } from '../../profiles/heap-profile.ts';
import { diffProfiles, type ProfileDiff } from '../../profiles/profile-diff.ts';
import { InputError } from '../input-error.ts';

/** A diff of profiles with the names of its files. */
export type FileProfileDiff = ProfileDiff & {
  readonly baseline: { readonly file: string };
  readonly current: { readonly file: string };
};

/** Whether all are sampling heap profiles, by their names. */
export function areHeapProfiles(paths: readonly string[]): boolean {
  return paths.every((path) => path.endsWith('.heapprofile'));
}

/** Compares two `.heapprofile` files. */
export async function diffProfileFiles(paths: readonly string[]): Promise<FileProfileDiff> {
  const [baselinePath, currentPath, ...rest] = paths;
  if (rest.length > 0) throw new InputError('heap profiles are compared two at a time');
  const diff = diffProfiles(await read(baselinePath), await read(currentPath));
  return {
    ...diff,
    baseline: { file: baselinePath, ...diff.baseline },
    current: { file: currentPath, ...diff.current },
  };
}

async function read(path: string): Promise<HeapProfile> {
  try {
    return parseHeapProfile(await readFile(path, 'utf8'));
  } catch (error) {
    const isTheirs = error instanceof HeapProfileError || (error instanceof Error && 'code' in error);
    if (isTheirs) throw new InputError(`${path}: ${error.message}`);
    throw error;
  }
}
