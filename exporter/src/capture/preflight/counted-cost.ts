import {
  type CaptureCost,
  type CostFigures,
  FILE_BYTES,
  MEMORY_PER_INDEX,
  STREAM_BYTES,
  scaled,
} from './capture-cost.ts';
import { type CostRates, costRates } from './cost-table.ts';
import type { HeapCensus } from './heap-census.ts';

/** Edges: each slot of an array is two, the array's own and that of its elements. */
const EDGES = { structure: 0.25, field: 0.95, tableSlot: 2, hashSlot: 0.36, text: 1.3 };

/** V8 looks each text up among its names, and hashes it for that. */
const TEXT_SECONDS = 8e-9;

/** How far the estimate of a counted heap may be off: what the allocator has kept, and how far its tables have grown. */
const OFF = { least: 0.75, worst: 1.5 };
/** From what V8 counted. Whether arrays hold references or small integers, and how many texts are alike, it does not tell. */
export function countedCost(census: HeapCensus, v8Version: string): CaptureCost {
  const rates = costRates(v8Version);
  const figures = (references: number, distinctTexts: number, factor: number) =>
    scaled(countedFigures(census, rates, references, distinctTexts), factor);
  return {
    basis: 'counted',
    ...figures(1, 0.5, 1),
    least: figures(0, 0, OFF.least),
    worst: figures(1, 1, OFF.worst),
  };
}

function countedFigures(
  census: HeapCensus,
  rates: CostRates,
  references: number,
  distinctTexts: number,
): CostFigures {
  const { objects, structures, fields, tableSlots, hashSlots, texts, textBytes, longestTable } = census;
  const listed = rates.listsInternalized ? census.internalizedTexts : 0;
  const edges =
    structures * EDGES.structure +
    fields * EDGES.field +
    tableSlots * EDGES.tableSlot * references +
    hashSlots * EDGES.hashSlot +
    texts * EDGES.text +
    listed;
  return {
    nodes: objects,
    memoryBytes:
      objects * rates.nodeBytes +
      edges * rates.edgeBytes +
      Math.max(longestTable * references, listed) * MEMORY_PER_INDEX +
      // kept as names, and written once more
      textBytes * distinctTexts * 2 +
      STREAM_BYTES,
    pauseSeconds: objects * rates.nodeSeconds + edges * rates.edgeSeconds + textBytes * TEXT_SECONDS,
    fileBytes: objects * FILE_BYTES.node + edges * FILE_BYTES.edge + texts * distinctTexts * FILE_BYTES.text,
  };
}
