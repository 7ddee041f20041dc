import type { MetricRow } from './metric-row.ts';

/** What the detector says, for each kind of memory: `heap`, `external`, and in the isolate `main` `native`. */
export const LEAK_METRICS = [
  {
    name: 'heapwatch_leak_state',
    otelName: 'heapwatch.leak.state',
    unit: '',
    kind: 'gauge',
    labels: ['isolate', 'memory', 'state'],
    help: 'State of the leak detector: 1 for the state it is in, 0 for the others.',
    reading:
      '`warming_up`: too young to judge. `not_enough_gcs`: the live set was read too seldom. `overload`: it grows because the event loop is saturated and work piles up. `stable` and `leaking` are verdicts.',
  },
  {
    name: 'heapwatch_leak_suspected',
    otelName: 'heapwatch.leak.suspected',
    unit: '',
    kind: 'gauge',
    labels: ['isolate', 'memory'],
    help: '1 where the detector sees a leak, else 0.',
    reading: 'Alert on this one. It goes back to 0 when the growth has ended.',
  },
  {
    name: 'heapwatch_leak_slope_bytes_per_second',
    otelName: 'heapwatch.leak.slope',
    unit: 'By/s',
    kind: 'gauge',
    labels: ['isolate', 'memory'],
    help: 'Robust slope of what stays after major GCs, with what traffic explains taken out.',
    reading:
      'Times 3600 it is bytes an hour. 0 where it rises no more than its noise, or in a single step; more than 0 without a leak where it grows for a reason that is none.',
  },
  {
    name: 'heapwatch_leak_confidence_ratio',
    otelName: 'heapwatch.leak.confidence',
    unit: '1',
    kind: 'gauge',
    labels: ['isolate', 'memory'],
    help: 'How sure the detector is of a leak, 0 to 1.',
    reading: 'From the slope against its standard error. The state says whether the other tests agree.',
  },
  {
    name: 'heapwatch_leak_since_timestamp_seconds',
    otelName: 'heapwatch.leak.since.timestamp',
    unit: 's',
    kind: 'gauge',
    labels: ['isolate', 'memory'],
    help: 'When the growth of a leak began, in seconds since 1970.',
    reading: 'No series where no leak is seen. A deployment shortly before is the first suspect.',
  },
  {
    name: 'heapwatch_leak_time_to_limit_seconds',
    otelName: 'heapwatch.leak.time_to_limit',
    unit: 's',
    kind: 'gauge',
    labels: ['isolate', 'memory'],
    help: 'Until the memory reaches its limit at this slope; +Inf where nothing grows.',
    reading: "Of the heap that is V8's limit or the container's, whichever comes first.",
  },
] as const satisfies readonly MetricRow[];
