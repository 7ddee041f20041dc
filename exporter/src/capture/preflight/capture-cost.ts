import type { HeapMakeup } from './heap-makeup.ts';

/**
 * Where an estimate comes from. `spaces`: the sizes of V8's heap spaces, which do not say what is in them. `counted`: V8 counted
 * the objects. `learned`: an earlier capture of this service.
 */
export type CostBasis = 'spaces' | 'counted' | 'learned';

export interface CostFigures {
  readonly nodes: number;
  /** On top of what the process has now, at the peak. */
  readonly memoryBytes: number;
  /** How long the event loop stands still. */
  readonly pauseSeconds: number;
  /** Compressed, on disk. */
  readonly fileBytes: number;
}

/** What a capture is expected to cost, and what it may be at least and at worst. */
export interface CaptureCost extends CostFigures {
  readonly basis: CostBasis;
  readonly least: CostFigures;
  readonly worst: CostFigures;
}

/** What a capture has cost. */
export interface LearnedCost extends HeapMakeup, CostFigures {}

/** Bytes for compression and redaction, which have buffers and tables of their own. */
export const STREAM_BYTES = 12 * 2 ** 20;
/** V8 makes a name for each index of a table, of 1,024 bytes with what malloc adds, once for all tables. */
export const MEMORY_PER_INDEX = 1040;
/** Compressed bytes. */
export const FILE_BYTES = { node: 6, edge: 1.6, text: 12 };

/** `factor` times all but the nodes. */
export function scaled(figures: CostFigures, factor: number): CostFigures {
  return rounded({
    nodes: figures.nodes,
    memoryBytes: figures.memoryBytes * factor,
    pauseSeconds: figures.pauseSeconds * factor,
    fileBytes: figures.fileBytes * factor,
  });
}

export function rounded(figures: CostFigures): CostFigures {
  return {
    nodes: Math.round(figures.nodes),
    memoryBytes: Math.round(figures.memoryBytes),
    pauseSeconds: Math.round(figures.pauseSeconds * 1000) / 1000,
    fileBytes: Math.round(figures.fileBytes),
  };
}
