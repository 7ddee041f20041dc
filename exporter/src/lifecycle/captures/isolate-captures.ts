import type { Admission, CaptureRefusal } from '../../capture/admission/admission.ts';
import { readHeapMakeup } from '../../capture/admission/capture-measure.ts';
import {
  freeBytes,
  type OldGeneration,
  oldGeneration,
  readOldGeneration,
  readV8,
} from '../../capture/admission/old-generation.ts';
import type { CapturePauses } from '../../capture/capture-pauses.ts';
import { type HeapMakeup, heapMakeup } from '../../capture/preflight/heap-makeup.ts';
import {
  type SnapshotWriting,
  type WrittenSnapshot,
  writeSnapshotFile,
} from '../../capture/store/snapshot-file.ts';
import { receiveWritten } from '../../capture/store/written-snapshot.ts';
import { MAIN_ISOLATE } from '../../catalogue/series.ts';
import { type Reading, seriesValue } from '../../isolates/reading.ts';
import type { FoundThread, ThreadWatch } from '../../isolates/threads/thread-watch.ts';

/** How long an isolate is waited for to say how large its heap is. */
const DEADLINE_MS = 500;

export interface IsolateCapturesParts {
  /** undefined where there are no other isolates. */
  readonly threads: () => Pick<ThreadWatch, 'labels' | 'find' | 'refresh'> | undefined;
  readonly pauses: Pick<CapturePauses, 'around'>;
}

/** Captures of worker threads, by the label that they are published under. */
export class IsolateCaptures implements Admission {
  readonly #parts: IsolateCapturesParts;

  constructor(parts: IsolateCapturesParts) {
    this.#parts = parts;
  }

  /** All that can be captured, this one first. */
  async labels(): Promise<readonly string[]> {
    const threads = this.#parts.threads();
    await threads?.refresh(DEADLINE_MS);
    return [MAIN_ISOLATE.isolate, ...(threads?.labels ?? [])];
  }

  async admit({ request }: Parameters<Admission['admit']>[0]): Promise<CaptureRefusal | undefined> {
    const { isolate } = request;
    if (isolate === undefined) return undefined;
    const labels = await this.labels();
    if (this.#find(isolate)?.reading !== undefined) return undefined;
    const detail = labels.includes(isolate)
      ? `${isolate} has not said yet how large its heap is`
      : `there is no isolate ${isolate} here now; there are ${labels.join(', ')}`;
    return { outcome: 'refused', code: 'no_such_isolate', detail };
  }

  /** What the heap is made of, as far as it has been told; this isolate's unless one is named. */
  readMakeup(isolate?: string): HeapMakeup {
    if (isolate === undefined) return readHeapMakeup();
    return makeupOf(this.#find(isolate)?.reading);
  }

  /**
   * What V8 lets the heap have before it ends the isolate, as far as it has been told; this isolate's unless one is named. Bytes.
   * @returns undefined of a thread that another one has started, or that has no exporter to tell of its spaces
   */
  readHeapRoom(isolate?: string): number | undefined {
    const old = isolate === undefined ? readOldGeneration() : oldGenerationOf(this.#find(isolate));
    return old && freeBytes(old);
  }

  /**
   * Writes a snapshot of a thread. Its own exporter does it, while this thread goes on; where it has none, or is too busy
   * to hear of it, V8 interrupts it, and this thread STANDS STILL while the snapshot is made text.
   * @throws where the thread ends meanwhile, and what `writeSnapshotFile` gives
   */
  async write(isolate: string, path: string, writing: SnapshotWriting): Promise<WrittenSnapshot> {
    const thread = this.#find(isolate);
    if (thread === undefined) throw new Error(`${isolate} has ended`);
    const written = await thread.capture({ path, ...writing });
    if (written !== undefined) return receiveWritten(written);
    return writeSnapshotFile(path, {
      ...writing,
      takeSnapshot: async () => {
        const snapshot = await interrupt(isolate, thread, writing.signal);
        return this.#parts.pauses.around(() => {
          // all of the text is written when the first of it is read
          snapshot.read(0);
          return snapshot;
        });
      },
    });
  }

  #find(isolate: string): FoundThread | undefined {
    return this.#parts.threads()?.find(isolate);
  }
}

/** A thread that ends leaves the question without an answer. */
function interrupt(isolate: string, { worker, ended }: FoundThread, signal: AbortSignal) {
  if (worker === undefined) {
    throw new Error(`${isolate} is too busy to capture itself, and another thread has started it`);
  }
  const { promise, resolve, reject } =
    Promise.withResolvers<Awaited<ReturnType<typeof worker.getHeapSnapshot>>>();
  const give = () =>
    reject(ended.aborted ? new Error(`${isolate} ended while it was captured`) : signal.reason);
  const either = AbortSignal.any([ended, signal]);
  either.addEventListener('abort', give, { once: true });
  if (either.aborted) give();
  else worker.getHeapSnapshot().then(resolve, reject);
  return promise.finally(() => either.removeEventListener('abort', give));
}

/** By its spaces; of a thread without an exporter the whole is known. */
function makeupOf(reading: Reading | undefined): HeapMakeup {
  const spaces = spacesOf(reading);
  if (spaces.length > 0) return heapMakeup(spaces);
  return { ordinaryBytes: seriesValue(reading, 'heapwatch_heap_used_bytes') ?? 0, largeBytes: 0 };
}

function oldGenerationOf(thread: FoundThread | undefined): OldGeneration | undefined {
  const spaces = spacesOf(thread?.reading);
  const limitBytes = seriesValue(thread?.reading, 'heapwatch_heap_limit_bytes');
  const limits = thread?.worker?.resourceLimits;
  if (spaces.length === 0 || limitBytes === undefined || limits === undefined) return undefined;
  return oldGeneration({ spaces, limitBytes, youngMebibytes: limits.maxYoungGenerationSizeMb, ...readV8() });
}

function spacesOf(reading: Reading | undefined): Parameters<typeof heapMakeup>[0] {
  return (reading?.values ?? []).flatMap(([name, bytes, { space }]) =>
    name === 'heapwatch_heap_space_used_bytes' && space !== undefined
      ? [{ space_name: space, space_used_size: bytes }]
      : [],
  );
}
