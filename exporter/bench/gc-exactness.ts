/**
 * Counts GCs in bursts of 1 to 2 GB/s by every watcher of one process, and says what watching costs.
 * Usage: `npm run bench -w @heapwatch/exporter [-- GCS [NODE_VERSION...]]`; 100,000 GCs take one to two minutes.
 */
import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { findNode, NODE_VERSIONS } from '../../test/tools/node-runtime.ts';

const EXPORTER = join(import.meta.dirname, '../../exporter');
const MIB = 2 ** 20;
const PAIRS = 6;

type Counts = Readonly<Record<string, number>>;
interface Result {
  readonly node: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly seconds: number;
  readonly gcs: number;
  readonly cpuSeconds: number;
  readonly rssMB: number;
  readonly gbPerSecond: number;
  readonly published: { readonly before: Counts; readonly after: Counts };
  readonly textBefore: string;
  readonly textAfter: string;
  readonly peersBefore?: { readonly prom: Counts; readonly otel: Counts };
  readonly peersAfter?: { readonly prom: Counts; readonly otel: Counts };
  readonly record?: {
    readonly gcs: Counts;
    readonly pauseMs: number;
    readonly majors: readonly number[];
    readonly allocated: number;
    readonly reclaimed: number;
  };
  readonly lives: readonly { readonly major: number; readonly liveBytes: number; readonly cause?: string }[];
  readonly truths: readonly { readonly record: number; readonly used: number }[];
}

/** Runs the load with the watchers named. Small semi-spaces make many GCs of the same allocation. */
async function runLoad(node: string, gcs: number, watchers: string, semiSpaceMiB = 1, living = 2000) {
  const args = [
    '--expose-gc',
    '--trace-gc',
    `--max-semi-space-size=${semiSpaceMiB}`,
    'bench/gc-load.mjs',
    String(gcs),
    watchers,
    String(living),
  ];
  const child = spawn(node, args, { cwd: EXPORTER, stdio: ['ignore', 'pipe', 'ignore'] });
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk);
  const lines = Buffer.concat(chunks).toString().split('\n');
  const found = lines.find((line) => line.startsWith('RESULT '));
  if (found === undefined) throw new Error(`${watchers} gave no result:\n${lines.slice(-5).join('\n')}`);
  const result: Result = JSON.parse(found.slice('RESULT '.length));
  return { result, trace: readTrace(lines, result) };
}

/** What `--trace-gc` has of the time in between, by kind; it has no line for incremental marking. */
function readTrace(lines: readonly string[], { fromMs, toMs }: Result) {
  const trace = { minor: 0, major: 0, pauseMs: 0 };
  for (const line of lines) {
    const [, at, kind, rest = ''] =
      / (\d+) ms: (?:Incremental )?(Scavenge|Mark-Compact)(.*)$/.exec(line) ?? [];
    // The trace counts from the isolate's start, some milliseconds after the process's; nothing happens around both ends.
    if (at === undefined || Number(at) < fromMs - 180 || Number(at) > toMs - 50) continue;
    trace[kind === 'Scavenge' ? 'minor' : 'major'] += 1;
    trace.pauseMs += Number(/ (\d+\.\d+) \/ \d+\.\d+ ms/.exec(rest)?.[1] ?? 0);
  }
  return trace;
}

const difference = (after: Counts = {}, before: Counts = {}): Counts =>
  Object.fromEntries(Object.entries(after).map(([kind, count]) => [kind, count - (before[kind] ?? 0)]));

function growth({ textBefore, textAfter }: Result, series: string): number {
  const valueIn = (text: string) =>
    text
      .split('\n')
      .filter((line) => line.startsWith(series))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
  return valueIn(textAfter) - valueIn(textBefore);
}

const show = (counts: Counts) =>
  Object.entries(counts)
    .sort()
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');

async function exactness(version: string, gcs: number): Promise<void> {
  const { result, trace } = await runLoad(await findNode(version), gcs, 'exporter,profiler,peers');
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
  const secondsOf = (result: Result) =>
    ['minor', 'major']
      .map((kind) => growth(result, `heapwatch_gc_duration_seconds_sum{isolate="main",kind="${kind}"}`))
      .reduce((sum, value) => sum + value, 0);
  const beside = await runLoad(node, gcs, 'exporter,profiler', 16, 40_000);
  const profiled = (beside.result.record?.pauseMs ?? Number.NaN) / 1000;
  const alone = await runLoad(node, gcs, 'exporter', 16, 40_000);
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

/** CPU and memory of the same load with each watcher, in turns. */
async function cost(version: string, gcs: number): Promise<void> {
  const node = await findNode(version);
  const watchers = ['none', 'exporter', 'rotated'] as const;
  const runs = new Map(watchers.map((name) => [name, [] as Result[]]));
  for (let pair = 0; pair < PAIRS; pair++) {
    for (const name of watchers) runs.get(name)?.push((await runLoad(node, gcs, name)).result);
  }
  const median = (values: readonly number[]) =>
    [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
  const of = (name: (typeof watchers)[number], read: (result: Result) => number) =>
    median((runs.get(name) ?? []).map(read));
  const perGc = (result: Result) => (result.cpuSeconds / result.gcs) * 1e6;
  console.log(`\nNode.js ${version}: median of ${PAIRS} turns of ${gcs} GCs, CPU a GC and resident memory`);
  for (const name of watchers) {
    const extra = of(name, perGc) - of('none', perGc);
    console.log(
      `  ${name.padEnd(9)} ${of(name, perGc).toFixed(1)} µs (${extra >= 0 ? '+' : ''}${extra.toFixed(1)}), ${of(name, ({ rssMB }) => rssMB).toFixed(0)} MB`,
    );
  }
}

const [gcs = '100000', ...versions] = process.argv.slice(2);
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, ${new Date().toISOString()}`);
const chosen = versions.length > 0 ? versions : NODE_VERSIONS.filter((version) => !version.startsWith('20'));
for (const version of chosen) {
  await exactness(version, Number(gcs));
  await pauses(version, Math.min(1000, Number(gcs)));
}
for (const version of chosen) await cost(version, Math.min(10_000, Number(gcs)));
