import { getHeapSpaceStatistics, type HeapSpaceInfo } from 'node:v8';
import { MAIN_ISOLATE, type Point } from '../../catalogue/series.ts';
import { metricRow } from '../../catalogue.ts';
import type { InstrumentSource } from './instrument.ts';

const SEMANTIC_KINDS: ReadonlySet<string | undefined> = new Set(['minor', 'major', 'incremental', 'weakcb']);

/** An instrument of the semantic conventions and the attribute that tells its series apart. */
export type SemanticInstrument = InstrumentSource & { readonly attribute?: string };

/** The names of OpenTelemetry's semantic conventions for V8 and Node.js, of the main isolate. Their stability: development. */
export const SEMANTIC_INSTRUMENTS: readonly SemanticInstrument[] = [
  {
    name: 'v8js.gc.duration',
    unit: 's',
    kind: 'histogram',
    description: 'Garbage collection duration.',
    attribute: 'v8js.gc.type',
    buckets: metricRow('heapwatch_gc_duration_seconds').buckets ?? [],
    distributions: (scrape) =>
      scrape
        .distributions('heapwatch_gc_duration_seconds')
        .filter(({ labels }) => labels.isolate === MAIN_ISOLATE.isolate && SEMANTIC_KINDS.has(labels.kind))
        .map((series) => ({ ...series, labels: { 'v8js.gc.type': series.labels.kind ?? '' } })),
  },
  spaces('v8js.memory.heap.used', 'Heap memory in use.', (space) => space.space_used_size),
  spaces('v8js.memory.heap.space.size', 'Heap memory reserved.', (space) => space.space_size),
  spaces(
    'v8js.memory.heap.space.available_size',
    'Heap memory free for use.',
    (space) => space.space_available_size,
  ),
  spaces(
    'v8js.memory.heap.space.physical_size',
    'Heap memory backed by physical memory.',
    (space) => space.physical_space_size,
  ),
  {
    name: 'v8js.resource.active',
    unit: '{resource}',
    kind: 'gauge',
    description: 'Resources that keep the event loop alive.',
    attribute: 'v8js.resource.type',
    points: () => activeResources(process.getActiveResourcesInfo()),
  },
  {
    name: 'nodejs.eventloop.utilization',
    unit: '1',
    kind: 'gauge',
    description: 'Share of time the event loop was busy.',
    points: (scrape) =>
      scrape
        .points('heapwatch_event_loop_utilization_ratio')
        .filter(({ labels }) => labels.isolate === MAIN_ISOLATE.isolate)
        .map(({ value }) => ({ labels: {}, value })),
  },
  {
    name: 'nodejs.eventloop.time',
    unit: 's',
    kind: 'counter',
    description: 'Time the event loop has been in each state.',
    attribute: 'nodejs.eventloop.state',
    points: () => {
      const { active, idle } = performance.eventLoopUtilization();
      return [
        { labels: { 'nodejs.eventloop.state': 'active' }, value: active / 1000 },
        { labels: { 'nodejs.eventloop.state': 'idle' }, value: idle / 1000 },
      ];
    },
  },
];

/** How many there are of each type. */
function activeResources(types: readonly string[]): Point[] {
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  return Array.from(counts, ([type, value]) => ({ labels: { 'v8js.resource.type': type }, value }));
}

function spaces(
  name: string,
  description: string,
  read: (space: HeapSpaceInfo) => number,
): SemanticInstrument {
  return {
    name,
    unit: 'By',
    kind: 'updowncounter',
    description,
    attribute: 'v8js.heap.space.name',
    points: (): Point[] =>
      getHeapSpaceStatistics().map((space) => ({
        labels: { 'v8js.heap.space.name': space.space_name },
        value: read(space),
      })),
  };
}
