import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNode } from '../../test/tools/node-runtime.ts';
import type { Preflight, SnapshotMeta } from '../src/index.ts';
import type { BenchOptions } from './bench-options.ts';

const KINDS = ['small objects', 'big arrays', 'strings', 'buffers', 'closures', 'mixed'];

interface Told {
  readonly usedBytes: number;
  /** The first of the process, and the next. */
  readonly captures: readonly {
    readonly expected: Preflight;
    readonly rssBytes: number;
    readonly peakBytes: number;
    readonly snapshot: SnapshotMeta;
  }[];
}

/** What the preflight expects of a capture beside what it costs, on heaps of six kinds: before any capture, and after one. */
export async function benchCapture({ versions, megabytes = [50, 200] }: BenchOptions): Promise<void> {
  console.log('\nCapture: expected / measured; memory is the peak of the process, and what it took more');
  for (const version of versions) {
    const node = await findNode(version);
    for (const size of megabytes) {
      for (const kind of KINDS) {
        const { captures } = await run(node, kind, size);
        for (const capture of captures) {
          console.log(`  ${version} ${kind.padEnd(14)} ${String(size).padStart(3)} MB  ${line(capture)}`);
        }
      }
    }
  }
}

function line({ expected, rssBytes, peakBytes, snapshot }: Told['captures'][number]): string {
  const extraBytes = peakBytes - rssBytes;
  const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0);
  const factor = (foretold: number, measured: number) => (foretold / measured).toFixed(2);
  return [
    expected.basis.padEnd(10),
    `peak ${factor(rssBytes + expected.memoryBytes, peakBytes)}`,
    `more ${factor(expected.memoryBytes, extraBytes)} (${mebibytes(expected.memoryBytes)} / ${mebibytes(extraBytes)} MiB)`,
    `pause ${factor(expected.pauseSeconds, snapshot.pauseSeconds)} (${expected.pauseSeconds.toFixed(1)} / ${snapshot.pauseSeconds.toFixed(1)} s)`,
    `file ${factor(expected.fileBytes, snapshot.sizeBytes)}`,
    `nodes ${snapshot.nodeCount}`,
  ].join('  ');
}

async function run(node: string, kind: string, size: number): Promise<Told> {
  const directory = mkdtempSync(join(tmpdir(), 'heapwatch-bench-'));
  try {
    const child = fork(join(import.meta.dirname, 'programs/heap-kinds.mjs'), [kind, String(size)], {
      execPath: node,
      execArgv: ['--expose-gc'],
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
