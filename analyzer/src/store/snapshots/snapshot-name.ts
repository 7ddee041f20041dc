import { createHash } from 'node:crypto';

const CONTENT_ENDINGS = ['.heapsnapshot', '.heapsnapshot.gz'] as const;
/** What may stand in a path and in a URL as it is, and cannot lead out of a directory. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*$/;
const MAX_LENGTH = 80;

/** True for ids that we give out. Ids are looked up in the directory's list all the same, never joined to a path. */
export function isSnapshotId(text: string): boolean {
  return text.length <= MAX_LENGTH && PLAIN.test(text);
}

/** The file's name without its ending; undefined if it is no snapshot. */
export function stemOf(fileName: string): string | undefined {
  const ending = CONTENT_ENDINGS.find((known) => fileName.endsWith(known));
  return ending === undefined || ending.length === fileName.length
    ? undefined
    : fileName.slice(0, -ending.length);
}

/**
 * Ids by file name: the name without its ending where that is plain and nobody else's, or else a hash of the name. The
 * same in every process that sees the same names.
 */
export function nameSnapshots(fileNames: readonly string[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const fileName of fileNames.toSorted()) {
    const stem = stemOf(fileName);
    if (stem === undefined) continue;
    const id = isSnapshotId(stem) && !taken.has(stem) ? stem : hashName(fileName);
    taken.add(id);
    ids.set(fileName, id);
  }
  return ids;
}

function hashName(fileName: string): string {
  return `file-${createHash('sha256').update(fileName).digest('hex').slice(0, 16)}`;
}
