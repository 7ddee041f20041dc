import type { MetricName } from '../catalogue.ts';

/** What each number tells a person, and where it misleads. Apart from the rows, as only the documentation reads it: no process is to hold it in memory. */
export const METRIC_READINGS: Readonly<Record<MetricName, string>> = {
  heapwatch_heap_used_bytes:
    'At the scrape. The teeth of the sawtooth. Its height says little alone: look at the floor, `heapwatch_heap_live_bytes`.',
  heapwatch_heap_total_bytes:
    'Follows heap used with delay; V8 gives pages back late. Always at least heap used.',
  heapwatch_heap_limit_bytes:
    'The process dies of out-of-memory there. Set by `--max-old-space-size` plus the young generation. A container limit below it kills the process earlier.',
  heapwatch_heap_live_bytes:
    "The floor of the sawtooth, and the series to judge a leak by. A step function: it moves only with a major GC, and there is no series before the first one. Equal to V8's own figure, but for what the turn of the event loop in which the GC came allocated in the old generation after it: with long, allocating turns up to tens of MiB.",
  heapwatch_heap_allocated_bytes_total:
    "Since the exporter was started. Its rate is what the program asks of the garbage collector. V8's own count in Node.js 26; in 22 and 24, which have none, an estimate from how full the young generation was before each GC and what was promoted since: see the architecture page for how far it was off.",
  heapwatch_heap_space_used_bytes:
    'By the names V8 gives them. A leak of ordinary objects grows `old_space`, one of large arrays or strings `large_object_space`, one of functions made by `eval` or `new Function` the code spaces. `new_space` is what was allocated since the last minor GC.',
  heapwatch_heap_space_size_bytes:
    'Far above the used bytes for long: fragmentation, which the next compacting GC undoes.',
  heapwatch_external_memory_bytes:
    'Buffers, array buffers, WebAssembly memory and what native add-ons declare. Not counted in heap used.',
  heapwatch_array_buffers_bytes:
    'A part of the external memory. Growth here beside a flat heap means Buffers are kept: look for what holds them.',
  heapwatch_contexts:
    'One for the program and one for each `vm` context that is not collected. Rises with every `vm.createContext` that is kept, and never falls in a leak of contexts.',
  heapwatch_detached_contexts:
    'Above 0 for long: something still holds on to a context that is over, and with it to all of its globals.',
  heapwatch_resident_memory_bytes:
    "What the kernel and a container limit see: heap, external memory, code, stacks and the allocator's slack. Growth with flat heap and external memory is native.",
  heapwatch_memory_limit_bytes:
    'The smallest limit of its control groups (v1 and v2), else the memory of the machine. Resident memory that reaches it is killed by the kernel, whatever the heap limit says. It is looked up again each minute, as a container may be resized.',
  heapwatch_gc_duration_seconds:
    'Kinds are `minor`, `major`, `incremental`, `weakcb`, or the number of one unknown here. Every pause is counted. One incremental cycle gives two entries: its marking (`incremental`) and its final pause (`major`). The rate of `_sum` is the share of time spent in GC.',
  heapwatch_gc_reclaimed_bytes_total:
    'What was allocated less what the heap grew by, so it is as exact as `heapwatch_heap_allocated_bytes_total`. GCs that are reported together share it: the major one gets it if there is one.',
  heapwatch_gc_forced_total:
    '`forced` by the program or an inspector, or by a `capture` or a `probe` of ours. They are in `heapwatch_gc_duration_seconds` like all others. Many forced ones hide how the program does by itself.',
  heapwatch_event_loop_delay_seconds:
    'A tick is due every 50 ms. Counted since the start and never reset by a scrape: take the rate of its buckets. What blocks the loop for 50 ms is always seen, what is shorter as often as a timer would meet it; where the loop turns over a hundred times a second the ticks are 200 ms apart. A GC pause or a long synchronous call shows here; what the kernel takes to wake a waiting process does not. No series with `eventLoop.delay` off.',
  heapwatch_event_loop_utilization_ratio:
    'Over the last ten seconds or more. Near 1 the process cannot take more load, and delays rise. Several scrapers do not disturb each other: the span is at least ten seconds, whoever asked last.',
  heapwatch_cpu_seconds_total:
    'In user and system mode. Its rate is in cores, GC threads and worker threads included.',
  heapwatch_process_start_time_seconds:
    '`time() - heapwatch_process_start_time_seconds` is the age; a jump is a restart.',
  heapwatch_listeners:
    'On emitters that once had more than 10 for an event, by class or given name of the emitter. A line that only rises is a listener leak; `GET /v1/listeners` says where they are added. EventEmitter, EventTarget and AbortSignal alike. No series until an emitter has more than 10; an emitter with over 200 different events counts by their number, as event `other`. The first 32 pairs keep their names for life, later ones and names that look like data (numbers, `@`, paths, over 32 characters) are `other`. Counted on at most 250 pairs of an emitter and an event.',
  heapwatch_max_listeners_warnings_total:
    'Node.js warns once for each event of an emitter, so the number says how many emitters went over their maximum, not how far. Warnings before the exporter was started are not in it.',
  heapwatch_leak_state:
    '`warming_up`: too young to judge. `not_enough_gcs`: the live set was read too seldom. `overload`: it grows because the event loop is saturated and work piles up. `stable` and `leaking` are verdicts.',
  heapwatch_leak_suspected: 'Alert on this one. It goes back to 0 when the growth has ended.',
  heapwatch_leak_slope_bytes_per_second:
    'What traffic explains is taken out. Times 3600 it is bytes an hour. 0 where it rises no more than its noise, or in a single step; more than 0 without a leak where it grows for a reason that is none.',
  heapwatch_leak_confidence_ratio:
    'From the slope against its standard error. The state says whether the other tests agree.',
  heapwatch_leak_since_timestamp_seconds:
    'No series where no leak is seen. A deployment shortly before is the first suspect.',
  heapwatch_leak_time_to_limit_seconds:
    "At the slope of now. Of the heap that is V8's limit or the container's, whichever comes first.",
  heapwatch_snapshots_total:
    '`captured`, `refused`, `failed`. All three are present from 0. A capture that died with its process is counted as failed at the next start.',
  heapwatch_snapshot_last_timestamp_seconds: 'No series before the first capture.',
  heapwatch_snapshot_last_duration_seconds:
    'The event loop stood still for the first part of it, see `heapwatch_snapshot_last_pause_seconds`.',
  heapwatch_snapshot_last_pause_seconds:
    'No series before the first capture. Requests that came meanwhile were answered after it.',
  heapwatch_snapshot_last_size_bytes: 'Uncompressed it is about six times that.',
  heapwatch_info:
    'Its labels are the service, the instance and the versions of exporter, Node.js and V8. Join on it to put the service or a version beside any other series. A new label set is a deployment.',
  heapwatch_self_cpu_seconds_total:
    'Of all threads of the process: taking in GCs and answering scrapes. Measured by the clock around synchronous work, so it is an upper bound of CPU. The text library and the sockets of a scrape are not in it.',
  heapwatch_errors_total:
    'None of them reaches the application. Anything but 0 deserves a look: the first of each run of equal failures is a line on stderr.',
  heapwatch_reading_age_seconds:
    'Of a worker thread or cluster worker, at the scrape. Near 0 for who answers. One that is busy for longer than the scrape waits (a quarter of a second) is published with what it said last, and this grows until it answers. No series for the isolate that answers the scrape itself.',
};
