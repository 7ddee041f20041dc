import type { HeapSnapshot } from '../explain/heap-snapshot.ts';
import { nameSnapshot } from '../explain/heap-snapshot.ts';
import { openGraphMemory } from '../graph/graph-memory.ts';
import { buildGraph } from '../graph/heap-graph.ts';
import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import { SnapshotParser } from '../parse/snapshot-parser.ts';
import { type FileProgress, readFile, unpack } from './read-bytes.ts';

/** Where a snapshot comes from: a path, or its bytes in pieces (a file stream, `v8.getHeapSnapshot()`). */
export type SnapshotSource = string | AsyncIterable<Uint8Array>;

/**
 * How far a load is. Bytes are those of the source, packed if it is gzip; how many there are is known of files only.
 * `graph` (dominators, sizes, distances) and `classes` are told as they begin, and do not pause to tell more.
 */
export type LoadProgress =
  | ({ readonly stage: 'reading' } & FileProgress)
  | { readonly stage: 'graph' }
  | { readonly stage: 'classes' };

export interface LoadOptions {
  /** Called while the source is read, with each MiB or so, and as each later stage begins. */
  readonly onProgress?: (progress: LoadProgress) => void;
}

/**
 * Reads a heap snapshot, plain or gzip, and computes retainers, dominators, sizes, distances and class names.
 * Throws {@link FileError} if the source cannot be read, {@link SnapshotError} if it is no whole snapshot.
 */
export async function loadSnapshot(source: SnapshotSource, options: LoadOptions = {}): Promise<HeapSnapshot> {
  const columns = await loadColumns(source, options);
  options.onProgress?.({ stage: 'graph' });
  const graph = buildGraph(columns);
  options.onProgress?.({ stage: 'classes' });
  return nameSnapshot(graph);
}

/** Reads the columns only: what a diff needs of its baseline. */
export async function loadColumns(
  source: SnapshotSource,
  { onProgress }: LoadOptions = {},
): Promise<SnapshotColumns> {
  const parser = new SnapshotParser({ openMemory: openGraphMemory });
  const tell =
    onProgress && ((progress: FileProgress): void => onProgress({ stage: 'reading', ...progress }));
  const bytes =
    typeof source === 'string' ? readFile(source, { tell }) : tell ? counted(source, tell) : source;
  for await (const piece of unpack(bytes)) parser.write(piece);
  return parser.finish();
}

async function* counted(
  source: AsyncIterable<Uint8Array>,
  tell: (progress: FileProgress) => void,
): AsyncGenerator<Uint8Array> {
  let bytesRead = 0;
  for await (const piece of source) {
    bytesRead += piece.length;
    tell({ bytesRead });
    yield piece;
  }
}
