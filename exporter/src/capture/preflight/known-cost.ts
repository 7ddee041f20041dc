import {
  type CaptureCost,
  type CostFigures,
  type LearnedCost,
  rounded,
  STREAM_BYTES,
  scaled,
} from './capture-cost.ts';
import type { HeapMakeup } from './heap-makeup.ts';
import { grownCost } from './spaces-cost.ts';

/** What differs from one capture of the same heap to the next. */
const OFF = { least: 0.8, worst: 1.25 };

/** What is known of a heap as it was. */
export interface KnownCost {
  readonly makeup: HeapMakeup;
  readonly cost: CaptureCost;
}

/** What an earlier capture has cost. */
export function learnedCost({ ordinaryBytes, largeBytes, ...figures }: LearnedCost): KnownCost {
  return {
    makeup: { ordinaryBytes, largeBytes },
    cost: {
      basis: 'learned',
      ...rounded(figures),
      least: scaled(figures, OFF.least),
      worst: scaled(figures, OFF.worst),
    },
  };
}

/** From what is known of the heap as it was: what is there no more goes in proportion, of what came since the spaces tell. */
export function costSince(makeup: HeapMakeup, known: KnownCost, v8Version: string): CaptureCost {
  const stays = share(total(makeup), total(known.makeup));
  const grown = grownCost(
    {
      ordinaryBytes: Math.max(0, makeup.ordinaryBytes - known.makeup.ordinaryBytes),
      largeBytes: Math.max(0, makeup.largeBytes - known.makeup.largeBytes),
    },
    v8Version,
  );
  const sum = (then: CostFigures, since: CostFigures): CostFigures =>
    rounded({
      nodes: then.nodes * stays + since.nodes,
      memoryBytes: then.memoryBytes * stays + since.memoryBytes - STREAM_BYTES,
      pauseSeconds: then.pauseSeconds * stays + since.pauseSeconds,
      fileBytes: then.fileBytes * stays + since.fileBytes,
    });
  return {
    basis: known.cost.basis,
    ...sum(known.cost, grown),
    least: sum(known.cost.least, grown.least),
    worst: sum(known.cost.worst, grown.worst),
  };
}

/**
 * Of memory that an earlier capture gave back, the allocator has kept for the next: so much was seen, and so much at least is
 * counted on.
 */
const REUSED = { expected: 0.85, surely: 0.6 };

/** @param keptBytes what the process has more than before an earlier capture, where its heap does not explain it */
export function withMemoryKept(cost: CaptureCost, keptBytes: number): CaptureCost {
  const less = ({ memoryBytes, ...figures }: CostFigures, reused: number): CostFigures =>
    rounded({ ...figures, memoryBytes: Math.max(memoryBytes / 10, memoryBytes - keptBytes * reused) });
  return {
    basis: cost.basis,
    ...less(cost, REUSED.expected),
    least: less(cost.least, 1),
    worst: less(cost.worst, REUSED.surely),
  };
}

function total({ ordinaryBytes, largeBytes }: HeapMakeup): number {
  return ordinaryBytes + largeBytes;
}

function share(now: number, then: number): number {
  return then > 0 ? Math.min(1, now / then) : 1;
}
