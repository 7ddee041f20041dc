import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNode } from '../../test/tools/node-runtime.ts';
import type { Preflight, SnapshotMeta } from '../src/index.ts';
import type { BenchOptions } from './bench-options.ts';
import { HELD_OUT, PROMISED } from './programs/heap-shapes.ts';

interface Told {
  readonly usedBytes: number;
  /** What it took to count the objects. */
  readonly count: { readonly cpuSeconds: number; readonly rssBytes: number };
  /** The first of the process, and the next. */
  readonly captures: readonly {
    readonly expected: readonly Preflight[];
    readonly rssBytes: number;
    readonly peakBytes: number;
    readonly pauseCpuSeconds: number;
    readonly snapshot: SnapshotMeta;
  }[];
}

/**
 * What the preflight expects of a capture beside what it costs, on heaps of the six kinds it is promised for and of others: by the
 * spaces and counted before any capture, learned after one.
 */
export async function benchCapture({
  versions,
  megabytes = [50, 200],
  kinds = Object.keys({ ...PROMISED, ...HELD_OUT }),
}: BenchOptions): Promise<void> {
  console.log(
    '\nCapture: expected / measured; memory is the peak of the process, and what it took more; pause in seconds of CPU',
  );
  for (const version of versions) {
    const node = await findNode(version);
    for (const size of megabytes) {
      for (const kind of kinds) {
        const { count, captures } = await run(node, kind, size);
        for (const capture of captures) {
          for (const expected of capture.expected) {
            const counting = expected.basis === 'counted' ? countLine(count) : '';
            console.log(
              `  ${version} ${kind.padEnd(18)} ${String(size).padStart(3)} MB  ${line(capture, expected)}${counting}`,
            );
          }
        }
      }
    }
  }
}

function countLine({ cpuSeconds, rssBytes }: Told['count']): string {
  return `  counted in ${cpuSeconds.toFixed(2)} s, ${(rssBytes / 2 ** 20).toFixed(0)} MiB`;
}

function line(
  { rssBytes, peakBytes, pauseCpuSeconds, snapshot }: Told['captures'][number],
  expected: Preflight,
): string {
  const extraBytes = peakBytes - rssBytes;
  const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0);
  const factor = (foretold: number, measured: number) => (foretold / measured).toFixed(2);
  return [
    expected.basis.padEnd(7),
    `peak ${factor(rssBytes + expected.memoryBytes, peakBytes)}`,
    `(${factor(rssBytes + expected.least.memoryBytes, peakBytes)}..${factor(rssBytes + expected.worst.memoryBytes, peakBytes)})`,
    `more ${factor(expected.memoryBytes, extraBytes)} (${mebibytes(expected.memoryBytes)} / ${mebibytes(extraBytes)} MiB)`,
    `pause ${factor(expected.pauseSeconds, pauseCpuSeconds)} (${expected.pauseSeconds.toFixed(1)} / ${pauseCpuSeconds.toFixed(1)} s, on the clock ${snapshot.pauseSeconds.toFixed(1)})`,
    `file ${factor(expected.fileBytes, snapshot.sizeBytes)}`,
    `nodes ${factor(expected.nodes, snapshot.nodeCount ?? 0)} (${snapshot.nodeCount})`,
  ].join('  ');
}

async function run(node: string, kind: string, size: number): Promise<Told> {
  const directory = mkdtempSync(join(tmpdir(), 'heapwatch-bench-'));
  try {
    const child = fork(join(import.meta.dirname, 'programs/heap-kinds.mjs'), [kind, String(size)], {
      execPath: node,
      execArgv: ['--expose-gc', '--max-old-space-size=8192'],
      env: { ...process.env, HEAPWATCH_SNAPSHOT_DIR: join(directory, 'snapshots') },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const died = once(child, 'exit').then(() => Promise.reject(new Error(`${kind} of ${size} MB died`)));
    died.catch(() => undefined);
    const [told] = await Promise.race([once(child, 'message'), died]);
    return told as Told;
  } finally {
    rmSync(directory, { recursive: true });
  }
}
