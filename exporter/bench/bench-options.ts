import type { Watcher } from './watched-process.ts';

/** What the command line says; each bench has its own defaults. */
export interface BenchOptions {
  /** How many alternating rounds. */
  readonly rounds?: number;
  /** How many requests a second each server is sent. */
  readonly perSecond?: number;
  /** How many GCs, where GCs are counted. */
  readonly gcs?: number;
  /** How large the heaps of captures are. */
  readonly megabytes?: readonly number[];
  /** What they are made of. */
  readonly kinds?: readonly string[];
  /** Whom to compare; the first is what ratios are to. */
  readonly watchers?: readonly Watcher[];
  /** The Node.js that measures cost. */
  readonly node: string;
  /** The versions that exactness is shown on. */
  readonly versions: readonly string[];
}
