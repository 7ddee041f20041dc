import { findNode } from '../../test/tools/node-runtime.ts';
import type { BenchOptions } from './bench-options.ts';
import { type Counts, type GcLoad, growth, runGcLoad } from './gc-run.ts';

const MIB = 2 ** 20;
/** The most that V8 of Node.js 22 takes by itself; that of 24 and 26 takes more where there is memory. */
const USUAL_SEMI_SPACE_MIB = 16;
/** Objects that each turn keeps for the next eight: what a GC has to copy, and so how long it takes. */
const LIVING = [40_000, 200_000];

/** Counts, pauses and live sets of many GCs in bursts of 1 to 2 GB/s by every watcher of one process. */
export async function benchGc({ gcs = 100_000, versions }: BenchOptions): Promise<void> {
  for (const version of versions) await exactness(version, gcs);
}

/** Counts and pauses of GCs of ordinary length. */
export async function benchGcPause({ gcs = 1000, versions }: BenchOptions): Promise<void> {
  for (const version of versions) {
    for (const living of LIVING) await pauses(version, gcs, living);
  }
}

const difference = (after: Counts = {}, before: Counts = {}): Counts =>
  Object.fromEntries(Object.entries(after).map(([kind, count]) => [kind, count - (before[kind] ?? 0)]));

const show = (counts: Counts) =>
  Object.entries(counts)
    .sort()
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');

function printCounts(
  { published, record }: GcLoad,
  trace: { readonly major: number; readonly minor: number },
): void {
  console.log(`  heapwatch          ${show(difference(published.after, published.before))}`);
  console.log(`  v8.GCProfiler      ${show(record?.gcs ?? {})}`);
  console.log(`  --trace-gc         major ${trace.major}, minor ${trace.minor}`);
}

async function exactness(version: string, gcs: number): Promise<void> {
  const { result, trace } = await runGcLoad(await findNode(version), gcs, 'exporter,profiler,peers');
  const { record, published, lives, truths } = result;
  if (record === undefined) return;
  console.log(
    `\n${result.node}: ${result.gcs} GCs in ${result.seconds.toFixed(1)} s, ${result.gbPerSecond.toFixed(2)} GB/s`,
  );
  printCounts(result, trace);
  console.log(`  prom-client        ${show(difference(result.peersAfter?.prom, result.peersBefore?.prom))}`);
  console.log(`  OpenTelemetry      ${show(difference(result.peersAfter?.otel, result.peersBefore?.otel))}`);
  const gcCount = result.gcs;
  console.log(
    `  pause: ${published.pauseMs.toFixed(1)} ms, Node's entries ${result.toldPauseMs.toFixed(1)}, GCProfiler ${record.pauseMs.toFixed(1)} (${percent(published.pauseMs, record.pauseMs)}), --trace-gc ${trace.pauseMs.toFixed(1)} (${percent(published.pauseMs, trace.pauseMs)}, ${(((published.pauseMs - trace.pauseMs) / gcCount) * 1000).toFixed(0)} µs a GC)`,
  );
  const allocated = growth(result, 'heapwatch_heap_allocated_bytes_total');
  const reclaimed = growth(result, 'heapwatch_gc_reclaimed_bytes_total');
  console.log(
    `  allocated ${(allocated / record.allocated).toFixed(3)} and reclaimed ${(reclaimed / record.reclaimed).toFixed(3)} of what GCProfiler saw`,
  );
  const first = published.before.major ?? 0;
  const errorsOf = (isForced: boolean) =>
    lives
      .filter(({ major, cause }) => major > first && (cause !== undefined) === isForced)
      .map(({ major, liveBytes }) => (liveBytes - (record.majors[major - first - 1] ?? Number.NaN)) / MIB)
      .filter((error) => !Number.isNaN(error));
  console.log(
    `  live set less V8's figure for the same GC, MiB: natural ${spread(errorsOf(false))}; forced ${spread(errorsOf(true))}`,
  );
  const truth = truths.map(({ record: at, used }) => ((record.majors[at] ?? Number.NaN) - used) / MIB);
  console.log(`  V8's figure less what is in use right after a forced GC, MiB: ${spread(truth)}`);
}

/**
 * What Node.js tells is the time from its first callback before a GC to its last after it: a few tens of microseconds more
 * than the trace has, which ends where the callbacks begin. GCProfiler works in such callbacks too, so that the trace is
 * compared in a run without it.
 */
async function pauses(version: string, gcs: number, living: number): Promise<void> {
  const node = await findNode(version);
  const run = (watchers: string) => runGcLoad(node, gcs, watchers, USUAL_SEMI_SPACE_MIB, living);
  const { result: beside, trace: besideTrace } = await run('exporter,profiler');
  const { record, published } = beside;
  if (record === undefined) return;
  const { result: alone, trace } = await run('exporter');
  const [ours, traced] = [alone.published.pauseMs, trace.pauseMs];
  console.log(`\n${beside.node}: ${beside.gcs} GCs of semi-spaces of ${USUAL_SEMI_SPACE_MIB} MiB`);
  printCounts(beside, besideTrace);
  console.log(
    `  pause: ${(record.pauseMs / beside.gcs).toFixed(1)} ms each, GCProfiler ${percent(published.pauseMs, record.pauseMs)}; alone ${(traced / alone.gcs).toFixed(1)} ms each, --trace-gc ${percent(ours, traced)} (${(((ours - traced) / alone.gcs) * 1000).toFixed(0)} µs a GC)`,
  );
}

const percent = (value: number, of: number) => `${(100 * (value / of - 1)).toFixed(1)} %`;

function spread(values: readonly number[]): string {
  if (values.length === 0) return 'none';
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  return `${at(0)} / ${at(0.5)} / ${at(1)} (least / median / most of ${values.length})`;
}
