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

/** What collectors are made from. */
export interface CollectorParts {
  readonly eventLoopDelay: boolean;
  readonly gc: GcWatch;
  /** undefined where an option switches it off. */
  readonly listeners: ListenerWatch | undefined;
}

type Start = (parts: CollectorParts) => Collector | undefined;

/** Every collector of what is observed in an isolate, once; undefined where an option switches it off. */
export const ISOLATE_COLLECTORS: readonly Start[] = [
  ({ gc }) => gcCollector(gc),
  () => heapCollector(),
  () => heapSpacesCollector(),
  () => processMemoryCollector(),
  ({ eventLoopDelay }) => (eventLoopDelay ? eventLoopDelayCollector() : undefined),
  () => eventLoopUtilizationCollector(),
  ({ listeners }) => (listeners === undefined ? undefined : listenerCollector(listeners)),
];

/** Every collector of what is the whole process's, once. */
export const PROCESS_COLLECTORS: readonly Start[] = [
  () => memoryLimitCollector(),
  () => cpuCollector(),
  () => startTimeCollector(),
];

/** Starts those of a table. One that cannot start is told, and the others run. */
export function startCollectors(
  table: readonly Start[],
  parts: CollectorParts,
  onError: (error: unknown) => void,
): Collector[] {
  return table.flatMap((start) => {
    try {
      return start(parts) ?? [];
    } catch (error) {
      onError(error);
      return [];
    }
  });
}
