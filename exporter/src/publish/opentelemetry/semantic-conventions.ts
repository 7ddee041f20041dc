import { getHeapSpaceStatistics, type HeapSpaceInfo } from 'node:v8';
import type { Point } from '../../catalogue/series.ts';
import { metricRow } from '../../catalogue.ts';
import type { InstrumentSource } from './instrument.ts';

const SEMANTIC_KINDS: ReadonlySet<string | undefined> = new Set(['minor', 'major', 'incremental', 'weakcb']);

/** The names of OpenTelemetry's semantic conventions for V8 and Node.js, of this isolate. Their stability: development. */
export const SEMANTIC_INSTRUMENTS: readonly InstrumentSource[] = [
  {
    name: 'v8js.gc.duration',
    unit: 's',
    kind: 'histogram',
    description: 'Garbage collection duration.',
    buckets: metricRow('heapwatch_gc_duration_seconds').buckets ?? [],
    distributions: (scrape) =>
      scrape
        .distributions('heapwatch_gc_duration_seconds')
        .filter(({ labels }) => SEMANTIC_KINDS.has(labels.kind))
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
    name: 'nodejs.eventloop.utilization',
    unit: '1',
    kind: 'gauge',
    description: 'Share of time the event loop was busy.',
    points: (scrape) =>
      scrape.points('heapwatch_event_loop_utilization_ratio').map(({ value }) => ({ labels: {}, value })),
  },
  {
    name: 'nodejs.eventloop.time',
    unit: 's',
    kind: 'counter',
    description: 'Time the event loop has been in each state.',
    points: () => {
      const { active, idle } = performance.eventLoopUtilization();
      return [
        { labels: { 'nodejs.eventloop.state': 'active' }, value: active / 1000 },
        { labels: { 'nodejs.eventloop.state': 'idle' }, value: idle / 1000 },
      ];
    },
  },
];

function spaces(name: string, description: string, read: (space: HeapSpaceInfo) => number): InstrumentSource {
  return {
    name,
    unit: 'By',
    kind: 'updowncounter',
    description,
    points: (): Point[] =>
      getHeapSpaceStatistics().map((space) => ({
        labels: { 'v8js.heap.space.name': space.space_name },
        value: read(space),
      })),
  };
}
