import { Session } from 'node:inspector/promises';
import { setTimeout } from 'node:timers/promises';
import { type HeapCensus, readHeapCensus } from '../preflight/heap-census.ts';
import { readHeapMakeup } from './capture-measure.ts';

const CATEGORY = 'disabled-by-default-v8.gc_stats';
const EVENT = 'V8.GC_Objects_Stats';
/** What is traced comes from a thread of Node's own a moment later. */
const LONGEST_WAIT_MS = 5_000;

interface TraceEvent {
  readonly name: string;
  readonly tid: number;
  readonly args: { readonly live?: unknown };
}

/**
 * Has V8 count what is alive, by type: one forced major GC in which it looks at each object twice more.
 * PAUSES the isolate for about a tenth of what building a snapshot takes, and needs a few MB; the end of the inspector's session has V8
 * number its objects anew.
 * @param forceGc collects all garbage before it returns
 * @returns undefined where this Node.js or this V8 does not tell: without an inspector, or in a worker
 */
export async function countHeap(forceGc: () => void): Promise<HeapCensus | undefined> {
  const session = new Session();
  const isOver = new AbortController();
  try {
    session.connect();
    const events: TraceEvent[] = [];
    session.on('NodeTracing.dataCollected', ({ params }: { params: { value: unknown } }) => {
      // others' events come too, if others trace
      events.push(...(params.value as TraceEvent[]).filter(({ name }) => name === EVENT));
    });
    const isComplete = new Promise<void>((resolve) => {
      session.once('NodeTracing.tracingComplete', () => resolve());
    });
    await session.post('NodeTracing.start', { traceConfig: { includedCategories: [CATEGORY] } });
    forceGc();
    const makeup = readHeapMakeup();
    await session.post('NodeTracing.stop');
    const wait = setTimeout(LONGEST_WAIT_MS, undefined, { ref: false, signal: isOver.signal });
    await Promise.race([isComplete, wait]);
    return readHeapCensus(statisticsIn(events), makeup);
  } catch {
    return undefined;
  } finally {
    isOver.abort();
    session.disconnect();
  }
}

/** Workers may have collected meanwhile: the main thread has the process' own number where threads are numbered so. */
function statisticsIn(events: readonly TraceEvent[]): unknown {
  const own = events.length === 1 ? events[0] : events.findLast(({ tid }) => tid === process.pid);
  const live = own?.args.live;
  return typeof live === 'string' ? JSON.parse(live) : live;
}
