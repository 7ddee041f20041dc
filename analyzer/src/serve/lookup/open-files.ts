import { ColumnFile } from '../../store/column-file/column-file.ts';
import { ColumnFileError } from '../../store/column-file-error.ts';
import { IndexedGraph } from '../../store/snapshot-index/indexed-graph.ts';
import type { PlacedNodes } from '../answers/node-answers.ts';
import type { LookupFile } from './lookup.ts';

export interface OpenFile {
  readonly file: ColumnFile;
  /** Made when first asked for; of an index only. */
  readonly graph: IndexedGraph;
  /** Of the file's columns, and of searches in it. */
  readonly loadedBytes: number;
  /** Groups of a diff's classes that were worked out, by key. */
  readonly groups: Map<string, readonly PlacedNodes[]>;
}

/** A file is stale or damaged. */
export class StaleFileError extends Error {
  override readonly name = 'StaleFileError';
  readonly path: string;

  constructor(path: string) {
    super(`${path} is to be made again`);
    this.path = path;
  }
}

/** Searches of paths have marks by node beside the columns: costs, edges, and bits. */
const SEARCH_BYTES = 9;
const MAX_FILES = 32;

/** Column files that stay open, the ones that were not used for longest closed first. */
export class OpenFiles {
  readonly #files = new Map<string, OpenFile>();

  /** Throws {@link StaleFileError}. */
  open({ path, fingerprints }: LookupFile, release: string): OpenFile {
    const known = this.#files.get(path);
    if (known !== undefined) {
      this.#files.delete(path);
      if (isOf(known.file, fingerprints)) {
        this.#files.set(path, known);
        return known;
      }
      known.file.close();
    }
    const file = openFresh(path, fingerprints, release);
    let graph: IndexedGraph | undefined;
    const opened: OpenFile = {
      file,
      groups: new Map(),
      get graph() {
        graph ??= new IndexedGraph(file);
        return graph;
      },
      get loadedBytes() {
        return file.loadedBytes + (graph?.nodeCount ?? 0) * SEARCH_BYTES;
      },
    };
    this.#files.set(path, opened);
    return opened;
  }

  /** Closes files until the rest takes at most so many bytes; the last one used stays. */
  shrink(memoryBytes: number): void {
    for (const [path, { file }] of this.#files) {
      if (this.#files.size === 1) return;
      if (this.#files.size <= MAX_FILES && this.#bytes() <= memoryBytes) return;
      file.close();
      this.#files.delete(path);
    }
  }

  close(path: string): void {
    this.#files.get(path)?.file.close();
    this.#files.delete(path);
  }

  #bytes(): number {
    return [...this.#files.values()].reduce((sum, { loadedBytes }) => sum + loadedBytes, 0);
  }
}

function openFresh(path: string, fingerprints: readonly string[], release: string): ColumnFile {
  let file: ColumnFile;
  try {
    file = ColumnFile.open(path, release);
  } catch (error) {
    if (error instanceof ColumnFileError) throw new StaleFileError(path);
    throw error;
  }
  if (isOf(file, fingerprints)) return file;
  file.close();
  throw new StaleFileError(path);
}

function isOf({ directory }: ColumnFile, fingerprints: readonly string[]): boolean {
  return directory.sources.map(({ fingerprint }) => fingerprint).join() === fingerprints.join();
}
