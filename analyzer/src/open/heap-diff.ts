import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers';
import { setFlagsFromString, writeHeapSnapshot } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ClassDiff } from '../explain/diff/class-diff.ts';
import { diffBaseline, diffSnapshots } from '../explain/diff.ts';
import type { SnapshotTotals } from '../explain/snapshot-diff.ts';
import type { Suspect } from '../explain/suspects/suspects.ts';
import { loadBaseline } from './load-baseline.ts';
import { loadSnapshot } from './load-snapshot.ts';

/** What changed in this process' heap between two moments. Bytes. */
export interface HeapChange {
  readonly before: SnapshotTotals;
  readonly after: SnapshotTotals;
  readonly change: {
    /** After less before. */
    readonly bytes: number;
    readonly nodes: number;
    /** By class, the most retained growth first. */
    readonly details: readonly ClassDiff[];
    readonly suspects: readonly Suspect[];
  };
}

export interface HeapDiffOptions {
  /** Suspects that retain less are left out; 4 KiB unless given. */
  readonly minBytes?: number;
}

/**
 * Compares this process' heap at two moments: `const diff = new HeapDiff(); …; const { change } = await diff.end()`.
 *
 * Each moment PAUSES the process while V8 writes a heap snapshot, about two seconds for each million nodes: for tests, not
 * for production. The snapshots lie in a directory of their own that only this user can read, and are deleted by `end`.
 */
export class HeapDiff {
  private readonly folder = mkdtempSync(join(tmpdir(), 'heapwatch-diff-'));
  private readonly minBytes: number | undefined;
  private readonly before: string;

  constructor(options: HeapDiffOptions = {}) {
    this.minBytes = options.minBytes;
    // to a file: a baseline in memory would itself be growth
    this.before = writeHeapSnapshot(join(this.folder, 'before.heapsnapshot'));
  }

  /** Takes the second moment and compares. To be called once. */
  async end(): Promise<HeapChange> {
    try {
      await settleHeap();
      const current = writeHeapSnapshot(join(this.folder, 'after.heapsnapshot'));
      const snapshot = await loadSnapshot(current);
      const { facts, columns } = await loadBaseline(this.before, snapshot);
      const options = { minSuspectBytes: this.minBytes };
      const { classes, suspects, ...totals } = facts
        ? diffBaseline(facts, snapshot, options)
        : diffSnapshots(columns, snapshot, options);
      return {
        before: totals.baseline,
        after: totals.current,
        change: {
          bytes: totals.current.bytes - totals.baseline.bytes,
          nodes: totals.current.nodes - totals.baseline.nodes,
          details: classes,
          suspects,
        },
      };
    } finally {
      await rm(this.folder, { recursive: true, force: true });
    }
  }
}

/** Made once: each has a context of its own. */
let collectGarbage: (() => void) | undefined;

function exposedGc(): () => void {
  if (globalThis.gc !== undefined) return globalThis.gc;
  setFlagsFromString('--expose-gc');
  try {
    return runInNewContext('gc') as () => void;
  } finally {
    setFlagsFromString('--no-expose-gc');
  }
}

/**
 * Collects garbage, and lets run what waits for it: finalizers, and the hooks by which node:test keeps an entry for each
 * promise until that is collected. A snapshot collects too, but sees what only the next turn would have cleared.
 */
export async function settleHeap(): Promise<void> {
  collectGarbage ??= exposedGc();
  collectGarbage();
  await new Promise((resolve) => setImmediate(resolve));
}
