import type { Collector } from '../catalogue/series.ts';
import { eventLoopDelayCollector } from '../observe/event-loop/delay.ts';
import { eventLoopUtilizationCollector } from '../observe/event-loop/utilization.ts';
import { gcCollector } from '../observe/gc/gc-collector.ts';
import type { GcWatch } from '../observe/gc/gc-watch.ts';
import { listenerCollector } from '../observe/listeners/listener-collector.ts';
import type { ListenerWatch } from '../observe/listeners/listener-watch.ts';
import { heapCollector } from '../observe/memory/heap.ts';
import { heapSpacesCollector } from '../observe/memory/heap-spaces.ts';
import { memoryLimitCollector } from '../observe/memory/memory-limit.ts';
import { processMemoryCollector } from '../observe/memory/process-memory.ts';
import { cpuCollector } from '../observe/process/cpu.ts';
import { startTimeCollector } from '../observe/process/start-time.ts';
import type { Settings } from '../options/option-table.ts';

/** What collectors are made from. */
export interface CollectorParts {
  readonly settings: Settings;
  readonly gc: GcWatch;
  /** undefined where an option switches it off. */
  readonly listeners: ListenerWatch | undefined;
}

/** Every collector of what is observed, once; undefined where an option switches it off. */
const COLLECTORS: readonly ((parts: CollectorParts) => Collector | undefined)[] = [
  ({ gc }) => gcCollector(gc),
  () => heapCollector(),
  () => heapSpacesCollector(),
  () => processMemoryCollector(),
  () => memoryLimitCollector(),
  ({ settings }) => (settings['eventLoop.delay'] ? eventLoopDelayCollector() : undefined),
  () => eventLoopUtilizationCollector(),
  () => cpuCollector(),
  () => startTimeCollector(),
  ({ listeners }) => (listeners === undefined ? undefined : listenerCollector(listeners)),
];

/** Starts every collector. One that cannot start is told, and the others run. */
export function startCollectors(parts: CollectorParts, onError: (error: unknown) => void): Collector[] {
  return COLLECTORS.flatMap((start) => {
    try {
      return start(parts) ?? [];
    } catch (error) {
      onError(error);
      return [];
    }
  });
}
