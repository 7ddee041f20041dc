import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const EXPORTER = resolve(import.meta.dirname, '..');

export type Counts = Readonly<Record<string, number>>;
export interface GcLoad {
  readonly node: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly seconds: number;
  readonly gcs: number;
  readonly cpuSeconds: number;
  readonly rssMB: number;
  readonly gbPerSecond: number;
  readonly published: { readonly before: Counts; readonly after: Counts; readonly pauseMs: number };
  /** By Node.js' own entries, minor and major. */
  readonly toldPauseMs: number;
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
export async function runGcLoad(
  node: string,
  gcs: number,
  watchers: string,
  semiSpaceMiB = 1,
  living = 2000,
) {
  const args = [
    '--expose-gc',
    '--trace-gc',
    `--max-semi-space-size=${semiSpaceMiB}`,
    'bench/programs/gc-load.mjs',
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
  const result: GcLoad = JSON.parse(found.slice('RESULT '.length));
  return { result, trace: readTrace(lines, result) };
}

/** What `--trace-gc` has of the time in between, by kind; it has no line for incremental marking. */
function readTrace(lines: readonly string[], { fromMs, toMs }: GcLoad) {
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

/** What the series of that name grew by in all. */
export function growth({ textBefore, textAfter }: GcLoad, series: string): number {
  const valueIn = (text: string) =>
    text
      .split('\n')
      .filter((line) => line.startsWith(series))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
  return valueIn(textAfter) - valueIn(textBefore);
}
