import { expect, test } from 'vitest';
import { SnapshotTotals } from '../capture/snapshot-totals.ts';
import type { Collector } from '../catalogue/series.ts';
import type { LeakState, MemoryKind, Verdict } from '../detect/detector.ts';
import { eventLoopUtilizationCollector } from '../observe/event-loop/utilization.ts';
import { gcCollector } from '../observe/gc/gc-collector.ts';
import { type GcEntry, watchGc } from '../observe/gc/gc-watch.ts';
import type { HeapReading } from '../observe/gc/heap-reading.ts';
import { listenerCollector } from '../observe/listeners/listener-collector.ts';
import { heapCollector } from '../observe/memory/heap.ts';
import { heapSpacesCollector } from '../observe/memory/heap-spaces.ts';
import { memoryLimitCollector } from '../observe/memory/memory-limit.ts';
import { processMemoryCollector } from '../observe/memory/process-memory.ts';
import { cpuCollector } from '../observe/process/cpu.ts';
import { startTimeCollector } from '../observe/process/start-time.ts';
import { publishPrometheus } from '../publish/prometheus/prometheus.ts';
import { takeScrape } from '../publish/scrape.ts';
import { leakCollector } from '../verdict/leak-collector.ts';
import { SelfCollector } from './self-collector.ts';
import { VERSION } from './version.ts';

const neverFails = (error: unknown): never => {
  throw error;
};
const entry = (kind: number, durationMs: number, flags = 0): GcEntry => ({
  startTime: 0,
  duration: durationMs,
  detail: { kind, flags },
});

/** Every collector over a process that the test tells everything of. */
function knownProcess(): Collector[] {
  let onBatch: (entries: readonly GcEntry[]) => void = () => undefined;
  let heap: HeapReading = { youngUsedBytes: 0, youngCapacityBytes: 100, oldUsedBytes: 0, allocatedBytes: 0 };
  const gc = watchGc(
    { onPauses: () => undefined, hasListeners: () => false, onError: neverFails },
    {
      timeOriginMs: 0,
      now: () => 0,
      readHeap: () => heap,
      watchEntries: (callback) => {
        onBatch = callback;
        return () => undefined;
      },
    },
  );
  heap = { ...heap, youngUsedBytes: 100, oldUsedBytes: 800, allocatedBytes: 1500 };
  onBatch([entry(1, 0.04), entry(1, 0.5), entry(1, 250)]);
  heap = { ...heap, oldUsedBytes: 900, allocatedBytes: 1750 };
  onBatch([entry(8, 1), entry(4, 8000, 4)]);
  heap = { ...heap, allocatedBytes: 1760 };
  onBatch([entry(32, 62.5)]);

  const snapshots = new SnapshotTotals();
  snapshots.captured({
    startedAt: '2026-09-21T14:13:20.500Z',
    durationSeconds: 2.5,
    pauseSeconds: 1.25,
    sizeBytes: 777,
  });
  snapshots.count('refused');
  snapshots.count('failed', 3);
  const self = new SelfCollector(
    () => ({ service: 'checkout', instance: 'pod-1:9470' }),
    () => 12.5,
  );
  self.countError('capture');
  return [
    gcCollector(gc),
    heapCollector(
      () =>
        ({
          used_heap_size: 1000,
          total_heap_size: 2000,
          heap_size_limit: 3000,
          number_of_native_contexts: 2,
          number_of_detached_contexts: 1,
        }) as never,
    ),
    heapSpacesCollector(
      () =>
        [
          { space_name: 'new_space', space_used_size: 100, space_size: 200 },
          { space_name: 'shared_space', space_used_size: 0, space_size: 0 },
          { space_name: 'old_space', space_used_size: 900, space_size: 1800 },
        ] as never,
    ),
    processMemoryCollector((() => ({ external: 400, arrayBuffers: 300, rss: 5000 })) as never),
    memoryLimitCollector({
      readText: () => undefined,
      constrainedMemory: () => 6000,
      machineMemory: () => 7000,
      now: () => 0,
    }),
    {
      collect: (series) =>
        series.distribution('heapwatch_event_loop_delay_seconds', {
          labels: { isolate: 'main' },
          counts: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
          sum: 0.0005,
        }),
    },
    eventLoopUtilizationCollector({ now: () => 0, read: () => ({ idle: 3, active: 1, utilization: 0.25 }) }),
    cpuCollector((() => ({ user: 1_500_000, system: 250_000 })) as never),
    startTimeCollector(1_780_000_000_000),
    listenerCollector({
      read: () => ({
        listeners: [
          {
            emitter: 'Server',
            event: 'request',
            listeners: 900,
            emitters: 1,
            growthPerMinute: 12,
            addSites: [],
          },
          { emitter: 'other', event: 'other', listeners: 31, emitters: 2, growthPerMinute: 0, addSites: [] },
        ],
        threshold: 10,
        tracked: 3,
        untracked: 0,
        maxListenersWarnings: 2,
      }),
      stop: () => undefined,
    }),
    leakCollector({ verdicts: [knownVerdict('heap', 'leaking'), knownVerdict('native', 'stable')] }),
    snapshots,
    self,
  ];
}

function knownVerdict(memory: MemoryKind, state: LeakState): Verdict {
  const leaking = state === 'leaking';
  return {
    memory,
    state,
    leaking,
    slopeBytesPerHour: leaking ? 7200 : 0,
    slopeInterval: [0, 0],
    confidence: leaking ? 0.875 : 0,
    secondsToLimit: leaking ? 600 : Number.POSITIVE_INFINITY,
    sinceMs: leaking ? 1_780_000_000_500 : undefined,
    why: '',
  };
}

test('the whole text after known events', async () => {
  const collectors = knownProcess();
  const publisher = publishPrometheus(() => takeScrape(collectors, neverFails));
  expect(await publisher.render()).toBe(`\
# HELP heapwatch_heap_used_bytes JavaScript heap in use, garbage included.
# TYPE heapwatch_heap_used_bytes gauge
heapwatch_heap_used_bytes{isolate="main"} 1000

# HELP heapwatch_heap_total_bytes Memory reserved for the JavaScript heap.
# TYPE heapwatch_heap_total_bytes gauge
heapwatch_heap_total_bytes{isolate="main"} 2000

# HELP heapwatch_heap_limit_bytes Heap size at which V8 gives up.
# TYPE heapwatch_heap_limit_bytes gauge
heapwatch_heap_limit_bytes{isolate="main"} 3000

# HELP heapwatch_heap_live_bytes Live set: heap in use after the last major GC.
# TYPE heapwatch_heap_live_bytes gauge
heapwatch_heap_live_bytes{isolate="main"} 900

# HELP heapwatch_heap_allocated_bytes_total Bytes allocated on the JavaScript heap.
# TYPE heapwatch_heap_allocated_bytes_total counter
heapwatch_heap_allocated_bytes_total{isolate="main"} 1760

# HELP heapwatch_heap_space_used_bytes Bytes in use in each heap space.
# TYPE heapwatch_heap_space_used_bytes gauge
heapwatch_heap_space_used_bytes{isolate="main",space="new_space"} 100
heapwatch_heap_space_used_bytes{isolate="main",space="old_space"} 900

# HELP heapwatch_heap_space_size_bytes Memory reserved for each heap space.
# TYPE heapwatch_heap_space_size_bytes gauge
heapwatch_heap_space_size_bytes{isolate="main",space="new_space"} 200
heapwatch_heap_space_size_bytes{isolate="main",space="old_space"} 1800

# HELP heapwatch_external_memory_bytes Memory outside the heap that JavaScript holds.
# TYPE heapwatch_external_memory_bytes gauge
heapwatch_external_memory_bytes{isolate="main"} 400

# HELP heapwatch_array_buffers_bytes Memory of ArrayBuffers and Buffers.
# TYPE heapwatch_array_buffers_bytes gauge
heapwatch_array_buffers_bytes{isolate="main"} 300

# HELP heapwatch_contexts Native contexts.
# TYPE heapwatch_contexts gauge
heapwatch_contexts{isolate="main"} 2

# HELP heapwatch_detached_contexts Detached contexts not yet collected.
# TYPE heapwatch_detached_contexts gauge
heapwatch_detached_contexts{isolate="main"} 1

# HELP heapwatch_resident_memory_bytes Resident set size of the whole process.
# TYPE heapwatch_resident_memory_bytes gauge
heapwatch_resident_memory_bytes 5000

# HELP heapwatch_memory_limit_bytes Memory the process may use.
# TYPE heapwatch_memory_limit_bytes gauge
heapwatch_memory_limit_bytes 6000

# HELP heapwatch_gc_duration_seconds GC pauses by kind.
# TYPE heapwatch_gc_duration_seconds histogram
heapwatch_gc_duration_seconds_bucket{le="0.00005",isolate="main",kind="minor"} 1
heapwatch_gc_duration_seconds_bucket{le="0.00025",isolate="main",kind="minor"} 1
heapwatch_gc_duration_seconds_bucket{le="0.0005",isolate="main",kind="minor"} 2
heapwatch_gc_duration_seconds_bucket{le="0.001",isolate="main",kind="minor"} 2
heapwatch_gc_duration_seconds_bucket{le="0.0025",isolate="main",kind="minor"} 2
heapwatch_gc_duration_seconds_bucket{le="0.005",isolate="main",kind="minor"} 2
heapwatch_gc_duration_seconds_bucket{le="0.01",isolate="main",kind="minor"} 2
heapwatch_gc_duration_seconds_bucket{le="0.025",isolate="main",kind="minor"} 2
heapwatch_gc_duration_seconds_bucket{le="0.05",isolate="main",kind="minor"} 2
heapwatch_gc_duration_seconds_bucket{le="0.1",isolate="main",kind="minor"} 2
heapwatch_gc_duration_seconds_bucket{le="0.25",isolate="main",kind="minor"} 3
heapwatch_gc_duration_seconds_bucket{le="1",isolate="main",kind="minor"} 3
heapwatch_gc_duration_seconds_bucket{le="5",isolate="main",kind="minor"} 3
heapwatch_gc_duration_seconds_bucket{le="+Inf",isolate="main",kind="minor"} 3
heapwatch_gc_duration_seconds_sum{isolate="main",kind="minor"} 0.25054
heapwatch_gc_duration_seconds_count{isolate="main",kind="minor"} 3
heapwatch_gc_duration_seconds_bucket{le="0.00005",isolate="main",kind="major"} 0
heapwatch_gc_duration_seconds_bucket{le="0.00025",isolate="main",kind="major"} 0
heapwatch_gc_duration_seconds_bucket{le="0.0005",isolate="main",kind="major"} 0
heapwatch_gc_duration_seconds_bucket{le="0.001",isolate="main",kind="major"} 0
heapwatch_gc_duration_seconds_bucket{le="0.0025",isolate="main",kind="major"} 0
heapwatch_gc_duration_seconds_bucket{le="0.005",isolate="main",kind="major"} 0
heapwatch_gc_duration_seconds_bucket{le="0.01",isolate="main",kind="major"} 0
heapwatch_gc_duration_seconds_bucket{le="0.025",isolate="main",kind="major"} 0
heapwatch_gc_duration_seconds_bucket{le="0.05",isolate="main",kind="major"} 0
heapwatch_gc_duration_seconds_bucket{le="0.1",isolate="main",kind="major"} 0
heapwatch_gc_duration_seconds_bucket{le="0.25",isolate="main",kind="major"} 0
heapwatch_gc_duration_seconds_bucket{le="1",isolate="main",kind="major"} 0
heapwatch_gc_duration_seconds_bucket{le="5",isolate="main",kind="major"} 0
heapwatch_gc_duration_seconds_bucket{le="+Inf",isolate="main",kind="major"} 1
heapwatch_gc_duration_seconds_sum{isolate="main",kind="major"} 8
heapwatch_gc_duration_seconds_count{isolate="main",kind="major"} 1
heapwatch_gc_duration_seconds_bucket{le="0.00005",isolate="main",kind="incremental"} 0
heapwatch_gc_duration_seconds_bucket{le="0.00025",isolate="main",kind="incremental"} 0
heapwatch_gc_duration_seconds_bucket{le="0.0005",isolate="main",kind="incremental"} 0
heapwatch_gc_duration_seconds_bucket{le="0.001",isolate="main",kind="incremental"} 1
heapwatch_gc_duration_seconds_bucket{le="0.0025",isolate="main",kind="incremental"} 1
heapwatch_gc_duration_seconds_bucket{le="0.005",isolate="main",kind="incremental"} 1
heapwatch_gc_duration_seconds_bucket{le="0.01",isolate="main",kind="incremental"} 1
heapwatch_gc_duration_seconds_bucket{le="0.025",isolate="main",kind="incremental"} 1
heapwatch_gc_duration_seconds_bucket{le="0.05",isolate="main",kind="incremental"} 1
heapwatch_gc_duration_seconds_bucket{le="0.1",isolate="main",kind="incremental"} 1
heapwatch_gc_duration_seconds_bucket{le="0.25",isolate="main",kind="incremental"} 1
heapwatch_gc_duration_seconds_bucket{le="1",isolate="main",kind="incremental"} 1
heapwatch_gc_duration_seconds_bucket{le="5",isolate="main",kind="incremental"} 1
heapwatch_gc_duration_seconds_bucket{le="+Inf",isolate="main",kind="incremental"} 1
heapwatch_gc_duration_seconds_sum{isolate="main",kind="incremental"} 0.001
heapwatch_gc_duration_seconds_count{isolate="main",kind="incremental"} 1
heapwatch_gc_duration_seconds_bucket{le="0.00005",isolate="main",kind="32"} 0
heapwatch_gc_duration_seconds_bucket{le="0.00025",isolate="main",kind="32"} 0
heapwatch_gc_duration_seconds_bucket{le="0.0005",isolate="main",kind="32"} 0
heapwatch_gc_duration_seconds_bucket{le="0.001",isolate="main",kind="32"} 0
heapwatch_gc_duration_seconds_bucket{le="0.0025",isolate="main",kind="32"} 0
heapwatch_gc_duration_seconds_bucket{le="0.005",isolate="main",kind="32"} 0
heapwatch_gc_duration_seconds_bucket{le="0.01",isolate="main",kind="32"} 0
heapwatch_gc_duration_seconds_bucket{le="0.025",isolate="main",kind="32"} 0
heapwatch_gc_duration_seconds_bucket{le="0.05",isolate="main",kind="32"} 0
heapwatch_gc_duration_seconds_bucket{le="0.1",isolate="main",kind="32"} 1
heapwatch_gc_duration_seconds_bucket{le="0.25",isolate="main",kind="32"} 1
heapwatch_gc_duration_seconds_bucket{le="1",isolate="main",kind="32"} 1
heapwatch_gc_duration_seconds_bucket{le="5",isolate="main",kind="32"} 1
heapwatch_gc_duration_seconds_bucket{le="+Inf",isolate="main",kind="32"} 1
heapwatch_gc_duration_seconds_sum{isolate="main",kind="32"} 0.0625
heapwatch_gc_duration_seconds_count{isolate="main",kind="32"} 1

# HELP heapwatch_gc_reclaimed_bytes_total Bytes freed, by kind of GC.
# TYPE heapwatch_gc_reclaimed_bytes_total counter
heapwatch_gc_reclaimed_bytes_total{isolate="main",kind="minor"} 600
heapwatch_gc_reclaimed_bytes_total{isolate="main",kind="major"} 150
heapwatch_gc_reclaimed_bytes_total{isolate="main",kind="incremental"} 0
heapwatch_gc_reclaimed_bytes_total{isolate="main",kind="32"} 10

# HELP heapwatch_gc_forced_total GCs that V8 did not choose, by cause.
# TYPE heapwatch_gc_forced_total counter
heapwatch_gc_forced_total{isolate="main",cause="forced"} 1
heapwatch_gc_forced_total{isolate="main",cause="capture"} 0
heapwatch_gc_forced_total{isolate="main",cause="probe"} 0

# HELP heapwatch_event_loop_delay_seconds How late the event loop came to its ticks.
# TYPE heapwatch_event_loop_delay_seconds histogram
heapwatch_event_loop_delay_seconds_bucket{le="0.001",isolate="main"} 1
heapwatch_event_loop_delay_seconds_bucket{le="0.005",isolate="main"} 1
heapwatch_event_loop_delay_seconds_bucket{le="0.01",isolate="main"} 1
heapwatch_event_loop_delay_seconds_bucket{le="0.025",isolate="main"} 1
heapwatch_event_loop_delay_seconds_bucket{le="0.05",isolate="main"} 1
heapwatch_event_loop_delay_seconds_bucket{le="0.1",isolate="main"} 1
heapwatch_event_loop_delay_seconds_bucket{le="0.25",isolate="main"} 1
heapwatch_event_loop_delay_seconds_bucket{le="0.5",isolate="main"} 1
heapwatch_event_loop_delay_seconds_bucket{le="1",isolate="main"} 1
heapwatch_event_loop_delay_seconds_bucket{le="5",isolate="main"} 1
heapwatch_event_loop_delay_seconds_bucket{le="+Inf",isolate="main"} 1
heapwatch_event_loop_delay_seconds_sum{isolate="main"} 0.0005
heapwatch_event_loop_delay_seconds_count{isolate="main"} 1

# HELP heapwatch_event_loop_utilization_ratio Share of time the event loop was busy, 0 to 1.
# TYPE heapwatch_event_loop_utilization_ratio gauge
heapwatch_event_loop_utilization_ratio{isolate="main"} 0.25

# HELP heapwatch_cpu_seconds_total CPU time of the whole process.
# TYPE heapwatch_cpu_seconds_total counter
heapwatch_cpu_seconds_total{mode="user"} 1.5
heapwatch_cpu_seconds_total{mode="system"} 0.25

# HELP heapwatch_process_start_time_seconds When the process started, in seconds since 1970.
# TYPE heapwatch_process_start_time_seconds gauge
heapwatch_process_start_time_seconds 1780000000

# HELP heapwatch_listeners Event listeners that pile up, by emitter and event.
# TYPE heapwatch_listeners gauge
heapwatch_listeners{isolate="main",emitter="Server",event="request"} 900
heapwatch_listeners{isolate="main",emitter="other",event="other"} 31

# HELP heapwatch_max_listeners_warnings_total MaxListenersExceededWarnings that Node.js gave.
# TYPE heapwatch_max_listeners_warnings_total counter
heapwatch_max_listeners_warnings_total{isolate="main"} 2

# HELP heapwatch_leak_state 1 for the state the leak detector is in, else 0.
# TYPE heapwatch_leak_state gauge
heapwatch_leak_state{isolate="main",memory="heap",state="warming_up"} 0
heapwatch_leak_state{isolate="main",memory="heap",state="not_enough_gcs"} 0
heapwatch_leak_state{isolate="main",memory="heap",state="stable"} 0
heapwatch_leak_state{isolate="main",memory="heap",state="leaking"} 1
heapwatch_leak_state{isolate="main",memory="heap",state="overload"} 0
heapwatch_leak_state{isolate="main",memory="native",state="warming_up"} 0
heapwatch_leak_state{isolate="main",memory="native",state="not_enough_gcs"} 0
heapwatch_leak_state{isolate="main",memory="native",state="stable"} 1
heapwatch_leak_state{isolate="main",memory="native",state="leaking"} 0
heapwatch_leak_state{isolate="main",memory="native",state="overload"} 0

# HELP heapwatch_leak_suspected 1 where the detector sees a leak, else 0.
# TYPE heapwatch_leak_suspected gauge
heapwatch_leak_suspected{isolate="main",memory="heap"} 1
heapwatch_leak_suspected{isolate="main",memory="native"} 0

# HELP heapwatch_leak_slope_bytes_per_second Robust slope of what stays after major GCs.
# TYPE heapwatch_leak_slope_bytes_per_second gauge
heapwatch_leak_slope_bytes_per_second{isolate="main",memory="heap"} 2
heapwatch_leak_slope_bytes_per_second{isolate="main",memory="native"} 0

# HELP heapwatch_leak_confidence_ratio How sure the detector is of a leak, 0 to 1.
# TYPE heapwatch_leak_confidence_ratio gauge
heapwatch_leak_confidence_ratio{isolate="main",memory="heap"} 0.875
heapwatch_leak_confidence_ratio{isolate="main",memory="native"} 0

# HELP heapwatch_leak_since_timestamp_seconds When the growth of a leak began, in seconds since 1970.
# TYPE heapwatch_leak_since_timestamp_seconds gauge
heapwatch_leak_since_timestamp_seconds{isolate="main",memory="heap"} 1780000000.5

# HELP heapwatch_leak_time_to_limit_seconds Until memory reaches its limit; +Inf where nothing grows.
# TYPE heapwatch_leak_time_to_limit_seconds gauge
heapwatch_leak_time_to_limit_seconds{isolate="main",memory="heap"} 600
heapwatch_leak_time_to_limit_seconds{isolate="main",memory="native"} +Inf

# HELP heapwatch_snapshots_total Heap snapshots asked for, by outcome.
# TYPE heapwatch_snapshots_total counter
heapwatch_snapshots_total{outcome="captured"} 1
heapwatch_snapshots_total{outcome="refused"} 1
heapwatch_snapshots_total{outcome="failed"} 3

# HELP heapwatch_snapshot_last_timestamp_seconds When the newest heap snapshot was begun, in seconds since 1970.
# TYPE heapwatch_snapshot_last_timestamp_seconds gauge
heapwatch_snapshot_last_timestamp_seconds 1790000000.5

# HELP heapwatch_snapshot_last_duration_seconds Time from request to file of the newest heap snapshot.
# TYPE heapwatch_snapshot_last_duration_seconds gauge
heapwatch_snapshot_last_duration_seconds 2.5

# HELP heapwatch_snapshot_last_pause_seconds How long the event loop stood still for the newest heap snapshot.
# TYPE heapwatch_snapshot_last_pause_seconds gauge
heapwatch_snapshot_last_pause_seconds 1.25

# HELP heapwatch_snapshot_last_size_bytes Compressed size of the newest heap snapshot.
# TYPE heapwatch_snapshot_last_size_bytes gauge
heapwatch_snapshot_last_size_bytes 777

# HELP heapwatch_info Always 1; the labels say who this is.
# TYPE heapwatch_info gauge
heapwatch_info{service="checkout",instance_id="pod-1:9470",version="${VERSION}",node_version="${process.versions.node}",v8_version="${process.versions.v8}"} 1

# HELP heapwatch_self_cpu_seconds_total Time spent in heapwatch.
# TYPE heapwatch_self_cpu_seconds_total counter
heapwatch_self_cpu_seconds_total 0.0125

# HELP heapwatch_errors_total Failures of heapwatch itself, by part.
# TYPE heapwatch_errors_total counter
heapwatch_errors_total{part="options"} 0
heapwatch_errors_total{part="observe"} 0
heapwatch_errors_total{part="isolates"} 0
heapwatch_errors_total{part="detect"} 0
heapwatch_errors_total{part="publish"} 0
heapwatch_errors_total{part="opentelemetry"} 0
heapwatch_errors_total{part="capture"} 1
heapwatch_errors_total{part="control"} 0
heapwatch_errors_total{part="listener"} 0

# HELP heapwatch_reading_age_seconds Age of what is published of another thread or process.
# TYPE heapwatch_reading_age_seconds gauge
`);
});
