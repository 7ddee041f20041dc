import type { CATALOGUE } from '../catalogue.ts';
import type { MemoryReading } from '../observe/memory/memory.ts';

/** Labels of `heapwatch_info`. */
export interface InfoLabels {
  readonly service: string;
  readonly instance_id: string;
  readonly version: string;
  readonly node_version: string;
  readonly v8_version: string;
}

/** What every gauge of one scrape is read from. */
export interface Sample {
  readonly info: InfoLabels;
  readonly memory: MemoryReading;
  /** undefined before the first major GC. */
  readonly liveBytes: number | undefined;
  /** The newest capture of this process, undefined before the first. */
  readonly lastSnapshot:
    | { readonly startedMs: number; readonly durationSeconds: number; readonly sizeBytes: number }
    | undefined;
  readonly processStartSeconds: number;
}

/** One series of a gauge. */
export interface Point {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export type GaugeName = Extract<(typeof CATALOGUE)[number], { kind: 'gauge' }>['name'];

/** The only isolate published so far. */
export const MAIN_ISOLATE = { isolate: 'main' } as const;

const ofMain = (value: number | undefined): readonly Point[] =>
  value === undefined ? [] : [{ labels: MAIN_ISOLATE, value }];
const ofProcess = (value: number | undefined): readonly Point[] =>
  value === undefined ? [] : [{ labels: {}, value }];

/** How each gauge of the catalogue is read; no point means no series. */
export const GAUGES: Readonly<Record<GaugeName, (sample: Sample) => readonly Point[]>> = {
  heapwatch_info: ({ info }) => [{ labels: { ...info }, value: 1 }],
  heapwatch_heap_used_bytes: ({ memory }) => ofMain(memory.heapUsedBytes),
  heapwatch_heap_total_bytes: ({ memory }) => ofMain(memory.heapTotalBytes),
  heapwatch_heap_limit_bytes: ({ memory }) => ofMain(memory.heapLimitBytes),
  heapwatch_heap_live_bytes: ({ liveBytes }) => ofMain(liveBytes),
  heapwatch_external_memory_bytes: ({ memory }) => ofMain(memory.externalBytes),
  heapwatch_array_buffers_bytes: ({ memory }) => ofMain(memory.arrayBuffersBytes),
  heapwatch_resident_memory_bytes: ({ memory }) => ofProcess(memory.residentBytes),
  heapwatch_process_start_time_seconds: ({ processStartSeconds }) => ofProcess(processStartSeconds),
  heapwatch_snapshot_last_timestamp_seconds: ({ lastSnapshot }) =>
    ofProcess(lastSnapshot && lastSnapshot.startedMs / 1000),
  heapwatch_snapshot_last_duration_seconds: ({ lastSnapshot }) => ofProcess(lastSnapshot?.durationSeconds),
  heapwatch_snapshot_last_size_bytes: ({ lastSnapshot }) => ofProcess(lastSnapshot?.sizeBytes),
};
