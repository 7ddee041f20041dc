import {
  firing,
  HOUR,
  MIB,
  MINUTE,
  noise,
  ramp,
  type Scenario,
  type ScenarioSeries,
  silentUntil,
} from './scenario.ts';

interface Process {
  readonly nativeMiB: (seconds: number) => number;
  readonly heapMiB?: (seconds: number) => number;
  readonly externalMiB?: (seconds: number) => number;
  readonly limitMiB?: number;
  readonly startedAt?: (seconds: number) => number;
  readonly process?: string;
}

function memorySeries(given: Process): readonly ScenarioSeries[] {
  const { nativeMiB, limitMiB = 1024, startedAt = () => 0 } = given;
  const heapMiB = given.heapMiB ?? ((seconds: number) => 120 + 15 * noise(seconds));
  const externalMiB = given.externalMiB ?? (() => 10);
  const own: Readonly<Record<string, string>> = given.process === undefined ? {} : { process: given.process };
  const bytes = (mebibytes: number) => Math.round(mebibytes * MIB);
  const gauge = (metric: string, labels: Readonly<Record<string, string>>, of: (s: number) => number) => ({
    metric,
    labels: { ...own, ...labels },
    valueAt: (seconds: number) => bytes(of(seconds)),
  });
  return [
    gauge('heapwatch_resident_memory_bytes', {}, (s) => nativeMiB(s) + heapMiB(s) + externalMiB(s) + 40),
    gauge('heapwatch_memory_limit_bytes', {}, () => limitMiB),
    // A worker beside the main isolate has a part of it: native memory is of the process.
    gauge('heapwatch_heap_total_bytes', { isolate: 'main' }, (s) => heapMiB(s) - 20),
    gauge('heapwatch_heap_total_bytes', { isolate: 'resize-0' }, () => 20),
    gauge('heapwatch_external_memory_bytes', { isolate: 'main' }, externalMiB),
    gauge('heapwatch_external_memory_bytes', { isolate: 'resize-0' }, () => 0),
    { metric: 'heapwatch_process_start_time_seconds', labels: own, valueAt: startedAt },
  ];
}

const base = {
  alert: 'HeapwatchNativeMemoryLeak',
  scrapeSeconds: 60,
  evaluationSeconds: 120,
  lengthSeconds: 12 * HOUR,
} as const;
const leaking = (seconds: number) => 60 + (30 * seconds) / HOUR + 3 * noise(seconds);

export const NATIVE_MEMORY_LEAK_SCENARIOS: readonly Scenario[] = [
  {
    ...base,
    kind: 'silent',
    name: 'native memory that wanders a little',
    series: memorySeries({ nativeMiB: (seconds) => 60 + 8 * noise(seconds) }),
    expectations: [silentUntil(12 * HOUR)],
  },
  {
    ...base,
    kind: 'firing',
    name: 'a leak of 30 MiB an hour in a process of a cluster, once it is sure',
    series: memorySeries({ nativeMiB: leaking, process: 'cluster-1' }),
    expectations: [
      silentUntil(7 * HOUR),
      {
        expect: 'alerts',
        atSeconds: 8 * HOUR,
        alerts: [
          {
            severity: 'warning',
            labels: { process: 'cluster-1' },
            summary:
              'checkout-7f cluster-1 leaks 29 MiB/h of native memory; reaches its 1024 MiB memory limit in about 19 h',
          },
        ],
      },
    ],
  },
  {
    ...base,
    kind: 'resolving',
    name: 'a leak that ends is no longer told, some hours later',
    lengthSeconds: 16 * HOUR,
    series: memorySeries({ nativeMiB: ramp(0, 9 * HOUR, 60, 360) }),
    expectations: [
      firing(9 * HOUR, 'warning'),
      { expect: 'silent', atSeconds: 16 * HOUR, overSeconds: 2 * HOUR },
    ],
  },
  {
    ...base,
    kind: 'must not fire',
    name: 'the heap and Buffers grow, and resident memory with them',
    series: memorySeries({
      nativeMiB: (seconds) => 60 + 3 * noise(seconds),
      heapMiB: (seconds) => 120 + (20 * seconds) / HOUR,
      externalMiB: (seconds) => 10 + (20 * seconds) / HOUR,
    }),
    expectations: [silentUntil(12 * HOUR)],
  },
  {
    ...base,
    kind: 'must not fire',
    name: 'a start whose allocator takes ever less, over hours',
    series: memorySeries({ nativeMiB: (seconds) => 60 + 200 * (1 - Math.exp(-seconds / (1.5 * HOUR))) }),
    expectations: [silentUntil(12 * HOUR)],
  },
  {
    ...base,
    kind: 'must not fire',
    name: 'a rise that leaves months to the limit',
    series: memorySeries({ nativeMiB: (seconds) => 60 + (15 * seconds) / HOUR, limitMiB: 48 * 1024 }),
    expectations: [silentUntil(12 * HOUR)],
  },
  {
    ...base,
    kind: 'restart',
    name: 'a new process has to show it by itself',
    series: memorySeries({
      nativeMiB: (seconds) => leaking(seconds < 9 * HOUR ? seconds : 0),
      startedAt: (seconds) => (seconds < 9 * HOUR ? 0 : 9 * HOUR),
    }),
    expectations: [
      firing(9 * HOUR, 'warning'),
      { expect: 'silent', atSeconds: 12 * HOUR, overSeconds: 1.5 * HOUR },
    ],
  },
  {
    ...base,
    kind: 'missing scrapes',
    name: 'half an hour is missing, and every fourth scrape',
    series: memorySeries({ nativeMiB: leaking }),
    isMissing: (seconds) => (seconds > 4 * HOUR && seconds <= 4.5 * HOUR) || (seconds / MINUTE) % 4 === 1,
    expectations: [firing(9 * HOUR, 'warning')],
  },
];
