import type { HeapSnapshot } from '../explain/heap-snapshot.ts';
import { nameSnapshot } from '../explain/heap-snapshot.ts';
import { buildGraph } from '../graph/heap-graph.ts';
import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import { SnapshotParser } from '../parse/snapshot-parser.ts';
import { readFile, unpack } from './read-bytes.ts';

/** Where a snapshot comes from: a path, or its bytes in pieces (a file stream, `v8.getHeapSnapshot()`). */
export type SnapshotSource = string | AsyncIterable<Uint8Array>;

export interface LoadOptions {
  /** Called as bytes are read, plain or unpacked; for progress. */
  readonly onBytes?: (count: number) => void;
}

/**
 * Reads a heap snapshot, plain or gzip, and computes retainers, dominators, sizes, distances and class names.
 * Throws {@link FileError} if the source cannot be read, {@link SnapshotError} if it is no whole snapshot.
 */
export async function loadSnapshot(source: SnapshotSource, options: LoadOptions = {}): Promise<HeapSnapshot> {
  return nameSnapshot(buildGraph(await loadColumns(source, options)));
}

/** Reads the columns only: what a diff needs of its baseline. */
export async function loadColumns(
  source: SnapshotSource,
  options: LoadOptions = {},
): Promise<SnapshotColumns> {
  const parser = new SnapshotParser();
  const bytes = typeof source === 'string' ? readFile(source) : source;
  for await (const piece of unpack(bytes)) {
    parser.write(piece);
    options.onBytes?.(piece.length);
  }
  return parser.finish();
}
