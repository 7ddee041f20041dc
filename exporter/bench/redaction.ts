import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchOptions } from './bench-options.ts';
import { median } from './statistics.ts';

interface Cost {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
}
interface Turn {
  readonly plain: Cost;
  readonly redacted: Cost;
}

/** The same heap captured to disk as it is and redacted, in turns: what redaction takes more. */
export async function benchRedaction({
  node,
  rounds = 5,
  megabytes = [50, 250],
  kinds = ['mixed', 'small objects', 'documents'],
}: BenchOptions): Promise<void> {
  console.log(`\nRedaction: ${rounds} captures to disk as it is and redacted, in turns; median`);
  for (const size of megabytes) {
    for (const kind of kinds) {
      const turns = await run(node, kind, size, rounds);
      const of = (read: (turn: Turn) => number) => median(turns.map(read)).toFixed(2);
      console.log(
        `  ${kind.padEnd(14)} ${String(size).padStart(3)} MB  wall × ${of(({ plain, redacted }) => redacted.wallSeconds / plain.wallSeconds)} of ${of(({ plain }) => plain.wallSeconds)} s  CPU × ${of(({ plain, redacted }) => redacted.cpuSeconds / plain.cpuSeconds)} of ${of(({ plain }) => plain.cpuSeconds)} s`,
      );
    }
  }
}

async function run(node: string, kind: string, size: number, rounds: number): Promise<readonly Turn[]> {
  const directory = mkdtempSync(join(tmpdir(), 'heapwatch-bench-'));
  try {
    const child = fork(
      join(import.meta.dirname, 'programs/redaction.mjs'),
      [kind, String(size), String(rounds), directory],
      {
        execPath: node,
        execArgv: ['--expose-gc', '--max-old-space-size=8192'],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      },
    );
    const died = once(child, 'exit').then(() => Promise.reject(new Error(`${kind} of ${size} MB died`)));
    died.catch(() => undefined);
    const [turns] = await Promise.race([once(child, 'message'), died]);
    return turns as readonly Turn[];
  } finally {
    rmSync(directory, { recursive: true });
  }
}
