import type { MetricRow } from './metric-row.ts';

/** What the detector says, for each kind of memory: `heap`, `external`, and in the isolate `main` `native`. */
export const LEAK_METRICS = [
  {
    name: 'heapwatch_leak_state',
    otelName: 'heapwatch.leak.state',
    unit: '',
    kind: 'gauge',
    labels: ['isolate', 'memory', 'state'],
    help: '1 for the state the leak detector is in, else 0.',
  },
  {
    name: 'heapwatch_leak_suspected',
    otelName: 'heapwatch.leak.suspected',
    unit: '',
    kind: 'gauge',
    labels: ['isolate', 'memory'],
    help: '1 where the detector sees a leak, else 0.',
  },
  {
    name: 'heapwatch_leak_slope_bytes_per_second',
    otelName: 'heapwatch.leak.slope',
    unit: 'By/s',
    kind: 'gauge',
    labels: ['isolate', 'memory'],
    help: 'Robust slope of what stays after major GCs.',
  },
  {
    name: 'heapwatch_leak_confidence_ratio',
    otelName: 'heapwatch.leak.confidence',
    unit: '1',
    kind: 'gauge',
    labels: ['isolate', 'memory'],
    help: 'How sure the detector is of a leak, 0 to 1.',
  },
  {
    name: 'heapwatch_leak_since_timestamp_seconds',
    otelName: 'heapwatch.leak.since.timestamp',
    unit: 's',
    kind: 'gauge',
    labels: ['isolate', 'memory'],
    help: 'When the growth of a leak began, in seconds since 1970.',
  },
  {
    name: 'heapwatch_leak_time_to_limit_seconds',
    otelName: 'heapwatch.leak.time_to_limit',
    unit: 's',
    kind: 'gauge',
    labels: ['isolate', 'memory'],
    help: 'Until memory reaches its limit; +Inf where nothing grows.',
  },
] as const satisfies readonly MetricRow[];
