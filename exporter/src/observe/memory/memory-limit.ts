import { totalmem } from 'node:os';
import type { Collector } from '../../catalogue/series.ts';
import { controlGroupLimit, isLimit, type ReadText } from './control-group.ts';

export interface LimitSources {
  readonly readText: ReadText;
  /** What Node itself takes for the limit. */
  readonly constrainedMemory: () => number;
  readonly machineMemory: () => number;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

/** A container may be resized while it runs; looking costs about 100 µs. */
const LOOK_AGAIN_MS = 60_000;

/** How much memory the process may use: the smallest of its control groups', Node's own and the machine's. */
export function memoryLimitReader(sources: LimitSources = nodeSources): () => number | undefined {
  let limitBytes: number | undefined;
  let lookedMs = Number.NEGATIVE_INFINITY;
  return () => {
    if (sources.now() - lookedMs >= LOOK_AGAIN_MS) {
      lookedMs = sources.now();
      limitBytes = readMemoryLimit(sources);
    }
    return limitBytes;
  };
}

export function memoryLimitCollector(sources?: LimitSources): Collector {
  const readLimit = memoryLimitReader(sources);
  return { collect: (series) => series.value('heapwatch_memory_limit_bytes', readLimit()) };
}

function readMemoryLimit(sources: LimitSources): number | undefined {
  const limits = [
    controlGroupLimit(sources.readText),
    sources.constrainedMemory(),
    sources.machineMemory(),
  ].filter((bytes) => bytes !== undefined && isLimit(bytes));
  return limits.length === 0 ? undefined : Math.min(...(limits as number[]));
}

export function readTextFile(path: string): string | undefined {
  try {
    return process.getBuiltinModule('node:fs').readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

const nodeSources: LimitSources = {
  readText: readTextFile,
  constrainedMemory: () => process.constrainedMemory(),
  machineMemory: totalmem,
  now: () => performance.now(),
};
