import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { findNode } from '../../test/tools/node-runtime.ts';
import type { BenchOptions } from './bench-options.ts';
import { median, quantile, slope } from './statistics.ts';

const EXPORTER = resolve(import.meta.dirname, '..');
/** What is under way varies by some MB, which in 25 s is up to a fifth of what leaks. */
const SECONDS = 60;
/** Objects a second that nothing lets go, and milliseconds between two requests; with none the load takes all of a core. */
const LOADS = {
  leaking: [7000, 3],
  flat: [0, 3],
  'leaking, in bursts': [7000, 0],
  'flat, in bursts': [0, 0],
} as const;

type Point = readonly [ms: number, bytes: number, byV8?: number];
interface Run {
  readonly node: string;
  readonly lives: readonly Point[];
  readonly truths: readonly Point[];
}

/** The live set of natural GCs beside what forced ones leave, on loads that leak and on some that do not. */
export async function benchLiveSet({ versions }: BenchOptions): Promise<void> {
  console.log(`\nLive set, ${SECONDS} s a load: natural GCs beside what a forced GC leaves each 6 s`);
  for (const version of versions) {
    for (const [load, parameters] of Object.entries(LOADS)) {
      const args = [
        '--expose-gc',
        '--max-semi-space-size=2',
        'bench/programs/live-set.mjs',
        ...[SECONDS, ...parameters].map(String),
      ];
      const { stdout } = await promisify(execFile)(await findNode(version), args, { cwd: EXPORTER });
      print(load, JSON.parse(stdout));
    }
  }
}

function print(load: string, { node, lives, truths }: Run): void {
  const errors = (of: (point: Point) => number) =>
    spread(lives.map((point) => (of(point) - truthAt(truths, point[0])) / 1e6));
  const perMinute = (points: readonly Point[]) => (slope(points) * 60_000) / 1e6;
  const [ours, truth] = [perMinute(lives), perMinute(truths)];
  const last = (truths.at(-1)?.[1] ?? Number.NaN) / 1e6;
  const percent = load.startsWith('flat') ? '' : ` (${(100 * (ours / truth - 1)).toFixed(1)} %)`;
  console.log(`  ${node} ${load}, ${lives.length} natural major GCs, ${last.toFixed(0)} MB alive at the end`);
  console.log(
    `    live set less what a forced GC leaves, MB: ${errors(([, bytes]) => bytes)}; V8's figure less that: ${errors(([, , byV8 = Number.NaN]) => byV8)}`,
  );
  console.log(
    `    live set less V8's figure: ${spread(lives.map(([, bytes, byV8 = Number.NaN]) => (bytes - byV8) / 1e6))} (least / median / most)`,
  );
  console.log(`    slope ${ours.toFixed(2)} MB a minute, true ${truth.toFixed(2)}${percent}`);
}

function spread(values: readonly number[]): string {
  return [quantile(values, 0), median(values), quantile(values, 1)]
    .map((value) => value.toFixed(2))
    .join(' / ');
}

/** What a forced GC would have left then: between the forced ones the load's live heap is a straight line. */
function truthAt(truths: readonly Point[], ms: number): number {
  const next = truths.findIndex(([at]) => at >= ms);
  const [after, before] = [truths[next], truths[next - 1]];
  if (after === undefined || before === undefined) return Number.NaN;
  return before[1] + ((after[1] - before[1]) * (ms - before[0])) / (after[0] - before[0]);
}
