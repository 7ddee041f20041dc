import { FileError } from '../../open/file-error.ts';
import type { LoadOptions } from '../../open/load-snapshot.ts';
import { SnapshotError } from '../../parse/snapshot-error.ts';
import { InputError } from '../input-error.ts';
import { ProgressLine } from '../terminal/progress-line.ts';

/** Runs `read` on a path, shows its progress on stderr, and says which file a failure belongs to. */
export async function readSnapshot<T>(
  path: string,
  read: (path: string, options: LoadOptions) => Promise<T>,
): Promise<T> {
  const line = new ProgressLine(process.stderr, () => performance.now());
  try {
    return await read(path, { onProgress: (progress) => line.update(path, progress) });
  } catch (error) {
    if (error instanceof SnapshotError || error instanceof FileError) {
      throw new InputError(`${path === '' ? '""' : path}: ${error.message}${nextStep(path)}`);
    }
    throw error;
  } finally {
    line.clear();
  }
}

/** What whoever names such a file as a snapshot may have meant. */
function nextStep(path: string): string {
  if (/^https?:\/\//.test(path)) return ' (heapwatch capture fetches a snapshot from a process)';
  return path.endsWith('.heapprofile') ? ' (heapwatch diff compares two heap profiles)' : '';
}
