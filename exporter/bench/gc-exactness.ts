import { findNode } from '../../test/tools/node-runtime.ts';
import type { BenchOptions } from './bench-options.ts';
import { type Counts, type GcLoad, growth, runGcLoad } from './gc-run.ts';

const MIB = 2 ** 20;

/** Counts, pauses and live sets of many GCs in bursts of 1 to 2 GB/s by every watcher of one process. */
export async function benchGc({ gcs = 100_000, versions }: BenchOptions): Promise<void> {
  for (const version of versions) {
    await exactness(version, gcs);
    await pauses(version, Math.min(1000, gcs));
  }
}

const difference = (after: Counts = {}, before: Counts = {}): Counts =>
  Object.fromEntries(Object.entries(after).map(([kind, count]) => [kind, count - (before[kind] ?? 0)]));

const show = (counts: Counts) =>
  Object.entries(counts)
    .sort()
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');

async function exactness(version: string, gcs: number): Promise<void> {
  const { result, trace } = await runGcLoad(await findNode(version), gcs, 'exporter,profiler,peers');
  const { record, published, lives, truths } = result;
  if (record === undefined) return;
  const counted = difference(published.after, published.before);
  console.log(
    `\n${result.node}: ${result.gcs} GCs in ${result.seconds.toFixed(1)} s, ${result.gbPerSecond.toFixed(2)} GB/s`,
  );
  console.log(`  heapwatch          ${show(counted)}`);
  console.log(`  v8.GCProfiler      ${show(record.gcs)}`);
  console.log(`  --trace-gc         major ${trace.major}, minor ${trace.minor}`);
  console.log(`  prom-client        ${show(difference(result.peersAfter?.prom, result.peersBefore?.prom))}`);
  console.log(`  OpenTelemetry      ${show(difference(result.peersAfter?.otel, result.peersBefore?.otel))}`);
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
 * Pauses of ordinary length, about 2 ms. GCProfiler writes its record between our callbacks, so that it is in our
 * pause; the trace is compared in a run without it.
 */
async function pauses(version: string, gcs: number): Promise<void> {
  const node = await findNode(version);
  const secondsOf = (result: GcLoad) =>
    ['minor', 'major']
      .map((kind) => growth(result, `heapwatch_gc_duration_seconds_sum{isolate="main",kind="${kind}"}`))
      .reduce((sum, value) => sum + value, 0);
  const beside = await runGcLoad(node, gcs, 'exporter,profiler', 16, 40_000);
  const profiled = (beside.result.record?.pauseMs ?? Number.NaN) / 1000;
  const alone = await runGcLoad(node, gcs, 'exporter', 16, 40_000);
  const traced = alone.trace.pauseMs / 1000;
  console.log(
    `  pause of ${gcs} GCs of 16 MiB semi-spaces: ${secondsOf(beside.result).toFixed(3)} s, GCProfiler ${profiled.toFixed(3)} (${percent(secondsOf(beside.result), profiled)}); alone ${secondsOf(alone.result).toFixed(3)}, --trace-gc ${traced.toFixed(3)} (${percent(secondsOf(alone.result), traced)})`,
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
