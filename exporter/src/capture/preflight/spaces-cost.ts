import {
  type CaptureCost,
  type CostFigures,
  FILE_BYTES,
  MEMORY_PER_INDEX,
  rounded,
  STREAM_BYTES,
} from './capture-cost.ts';
import { costRates } from './cost-table.ts';
import type { HeapMakeup } from './heap-makeup.ts';

/*
 * From bytes alone. The heaps of programs that were looked at had an object each 50 to 75 bytes, each with four edges; those of the
 * smallest objects have a node each 23 to 42. What is large may be texts or doubles, which cost next to nothing, or a table of
 * references, which costs a hundred times more: the middle of that is a guess.
 */
const NODE_HEAP_BYTES = { least: 1024, expected: 64, worst: 26 };
const NODE_EDGES = 4;
const LARGE_MEMORY = { least: 0, expected: 4, worst: (64 + MEMORY_PER_INDEX) / 8 };
const SLOT_BYTES = 8;
const SECONDS_PER_SLOT = 5e-7;
const FILE_PER_SLOT = 6;
/** What every heap has: Node.js itself, about 5 MB. */
const OWN_NODES = 60_000;

const MARGIN = { least: 0.75, expected: 1, worst: 1.3 };

/**
 * From the sizes of the spaces: the worst is as if all were the smallest of objects and a single table of references, and where a
 * snapshot lists internalized texts, as if the objects were those.
 */
export function spacesCost(makeup: HeapMakeup, v8Version: string): CaptureCost {
  const { listsInternalized } = costRates(v8Version);
  const cost = grownCost(makeup, v8Version);
  const listBytes = listsInternalized ? cost.worst.nodes * MEMORY_PER_INDEX : 0;
  return { ...cost, worst: { ...cost.worst, memoryBytes: cost.worst.memoryBytes + listBytes } };
}

/** The same of what came since more was known: there it is not taken to be all internalized texts. */
export function grownCost(makeup: HeapMakeup, v8Version: string): CaptureCost {
  const rates = costRates(v8Version);
  const figures = (which: 'least' | 'expected' | 'worst'): CostFigures => {
    const nodes = Math.max(
      makeup.ordinaryBytes / NODE_HEAP_BYTES[which],
      Math.min(OWN_NODES, makeup.ordinaryBytes / NODE_HEAP_BYTES.expected),
    );
    const slots = ((makeup.largeBytes / SLOT_BYTES) * LARGE_MEMORY[which]) / LARGE_MEMORY.worst;
    return rounded({
      nodes,
      memoryBytes:
        (nodes * (rates.nodeBytes + NODE_EDGES * rates.edgeBytes) + STREAM_BYTES) *
          Math.min(1, MARGIN[which]) +
        makeup.largeBytes * LARGE_MEMORY[which],
      pauseSeconds:
        nodes * (rates.nodeSeconds + NODE_EDGES * rates.edgeSeconds) * MARGIN[which] +
        slots * SECONDS_PER_SLOT,
      fileBytes:
        nodes * (FILE_BYTES.node + NODE_EDGES * FILE_BYTES.edge + FILE_BYTES.text) * MARGIN[which] +
        slots * FILE_PER_SLOT,
    });
  };
  return { basis: 'spaces', ...figures('expected'), least: figures('least'), worst: figures('worst') };
}
