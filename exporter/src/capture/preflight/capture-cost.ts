import type { HeapMakeup } from './heap-makeup.ts';

/**
 * Where an estimate comes from. `worst_case`: the heap's bytes, as if all were small objects. `learned`: an earlier capture
 * of this service, what came since at the worst case.
 */
export type CostBasis = 'worst_case' | 'learned';

/** What a capture is expected to cost; upper bounds rather than means. */
export interface CaptureCost {
  readonly basis: CostBasis;
  readonly nodes: number;
  /** On top of what the process has now, at the peak. */
  readonly memoryBytes: number;
  /** How long the event loop stands still. */
  readonly pauseSeconds: number;
  /** Compressed, on disk. */
  readonly fileBytes: number;
}

/** What a capture has cost. */
export interface LearnedCost extends HeapMakeup {
  readonly nodes: number;
  readonly memoryBytes: number;
  readonly pauseSeconds: number;
  readonly fileBytes: number;
}

/*
 * Measured with Node.js 22, 24 and 26 on heaps of twelve kinds: 190 to 480 bytes of memory a node, of which 45 to 110 are the text that waits
 * to be written; heaps of the smallest objects have a node each 23 to 42 bytes. The slots of a long table cost about 50 bytes
 * each, as each is several edges, and V8 makes a name for each index, of 1,024 bytes with what malloc adds, once for all
 * tables. A node takes 2 to 5 µs.
 */
const LEAST_NODE_BYTES = 32;
const MEMORY_PER_HEAP_BYTE = 16;
const MEMORY_PER_SLOT = 64;
const MEMORY_PER_INDEX = 1040;
const SLOT_BYTES = 8;
const SECONDS_PER_NODE = 4e-6;
const SECONDS_PER_SLOT = 5e-7;
const FILE_PER_NODE = 25;
const FILE_PER_SLOT = 6;
/** Compression and redaction have buffers and tables of their own. */
const STREAM_BYTES = 16 * 2 ** 20;
/** What differs from one capture of the same heap to the next. */
const LEARNED_MARGIN = 1.1;

/** As if every byte were the smallest of objects and all large ones a single table of references. */
export function worstCaseCost(makeup: HeapMakeup): CaptureCost {
  const slots = makeup.largeBytes / SLOT_BYTES;
  const nodes = makeup.ordinaryBytes / LEAST_NODE_BYTES;
  return rounded({
    basis: 'worst_case',
    nodes,
    memoryBytes: makeup.ordinaryBytes * MEMORY_PER_HEAP_BYTE + slotMemory(slots, slots) + STREAM_BYTES,
    pauseSeconds: nodes * SECONDS_PER_NODE + slots * SECONDS_PER_SLOT,
    fileBytes: nodes * FILE_PER_NODE + slots * FILE_PER_SLOT,
  });
}

/** From an earlier capture: what is there no more goes in proportion, what came since is small objects and references. */
export function learnedCost(makeup: HeapMakeup, learned: LearnedCost): CaptureCost {
  const stays = share(total(makeup), total(learned));
  const grown = worstCaseCost({
    ordinaryBytes: Math.max(0, makeup.ordinaryBytes - learned.ordinaryBytes),
    largeBytes: Math.max(0, makeup.largeBytes - learned.largeBytes),
  });
  return rounded({
    basis: 'learned',
    nodes: learned.nodes * stays + grown.nodes,
    memoryBytes: learned.memoryBytes * stays * LEARNED_MARGIN + grown.memoryBytes - STREAM_BYTES,
    pauseSeconds: learned.pauseSeconds * stays * LEARNED_MARGIN + grown.pauseSeconds,
    fileBytes: learned.fileBytes * stays * LEARNED_MARGIN + grown.fileBytes,
  });
}

function slotMemory(slots: number, indices: number): number {
  return slots * MEMORY_PER_SLOT + indices * MEMORY_PER_INDEX;
}

function total({ ordinaryBytes, largeBytes }: HeapMakeup): number {
  return ordinaryBytes + largeBytes;
}

function share(now: number, then: number): number {
  return then > 0 ? Math.min(1, now / then) : 1;
}

function rounded(cost: CaptureCost): CaptureCost {
  return {
    basis: cost.basis,
    nodes: Math.round(cost.nodes),
    memoryBytes: Math.round(cost.memoryBytes),
    pauseSeconds: Math.round(cost.pauseSeconds * 1000) / 1000,
    fileBytes: Math.round(cost.fileBytes),
  };
}
