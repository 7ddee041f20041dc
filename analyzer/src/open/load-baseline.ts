import { Baseline, type BaselineFacts } from '../explain/baseline/baseline.ts';
import type { HeapSnapshot } from '../explain/heap-snapshot.ts';
import { allEdges, type SnapshotColumns } from '../parse/snapshot-columns.ts';
import { SnapshotError } from '../parse/snapshot-error.ts';
import { SnapshotParser } from '../parse/snapshot-parser.ts';
import { type LoadOptions, loadColumns } from './load-snapshot.ts';
import { type FileProgress, isGzipFile, readFile } from './read-bytes.ts';

/** A baseline as a diff needs it: facts if it is of the current snapshot's process, or else all its columns. */
export type LoadedBaseline =
  | { readonly facts: BaselineFacts; readonly columns?: undefined }
  | { readonly facts?: undefined; readonly columns: SnapshotColumns };

/**
 * Reads what a diff needs of its baseline, in memory that the current snapshot's load needs no more. In a file the edges
 * stand before the strings that name them: so they are passed over, and read when all else is known, which keeps none of
 * them. A file is read whole if it is packed, where one cannot go back, or is of another process, or is damaged: then
 * the fault is told as ever. Errors as of {@link loadColumns}.
 */
export async function loadBaseline(
  path: string,
  current: HeapSnapshot,
  options: LoadOptions = {},
): Promise<LoadedBaseline> {
  const facts = (await isGzipFile(path)) ? undefined : await streamFacts(path, current, options);
  if (facts !== undefined) return { facts };
  const columns = await loadColumns(path, options);
  const baseline = Baseline.of(columns, current);
  if (baseline === undefined) return { columns };
  baseline.take(allEdges(columns));
  return { facts: baseline.finish() };
}

/** Undefined if the file has to be read whole. */
async function streamFacts(
  path: string,
  current: HeapSnapshot,
  { onProgress }: LoadOptions,
): Promise<BaselineFacts | undefined> {
  const parser = new SnapshotParser({ nodeMemory: current.graph.scratch, passesOverEdges: true });
  const tell =
    onProgress && ((progress: FileProgress): void => onProgress({ stage: 'reading', ...progress }));
  try {
    for await (const piece of readFile(path, { tell })) parser.write(piece);
    const baseline = Baseline.of(parser.finishNodes(), current);
    if (baseline === undefined) return undefined;
    const room = current.graph.scratch.take();
    try {
      await parser.readEdges(
        (edges) => baseline.take(edges),
        (start) => readFile(path, { start }),
        room,
      );
    } finally {
      current.graph.scratch.giveBack(room);
    }
    return baseline.finish();
  } catch (error) {
    if (error instanceof SnapshotError) return undefined;
    throw error;
  }
}
