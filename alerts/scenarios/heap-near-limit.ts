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

function heapSeries(
  liveMiB: (seconds: number) => number,
  limitMiB: number,
  nodeVersion: (seconds: number) => string = () => '24.21.0',
): readonly ScenarioSeries[] {
  const versions = [...new Set([nodeVersion(0), nodeVersion(HOUR - 1)])];
  return [
    {
      metric: 'heapwatch_heap_live_bytes',
      labels: { isolate: 'main' },
      valueAt: (seconds) => Math.round(liveMiB(seconds) * MIB),
    },
    { metric: 'heapwatch_heap_limit_bytes', labels: { isolate: 'main' }, valueAt: () => limitMiB * MIB },
    ...versions.map((version) => ({
      metric: 'heapwatch_info',
      labels: { node_version: version },
      valueAt: (seconds: number) => (nodeVersion(seconds) === version ? 1 : undefined),
    })),
  ];
}

const base = {
  alert: 'HeapwatchHeapNearLimit',
  scrapeSeconds: 15,
  evaluationSeconds: 120,
  lengthSeconds: HOUR,
} as const;

export const HEAP_NEAR_LIMIT_SCENARIOS: readonly Scenario[] = [
  {
    ...base,
    kind: 'silent',
    name: 'a heap that is half full',
    series: heapSeries((seconds) => 256 + 20 * noise(seconds), 704),
    expectations: [silentUntil(HOUR)],
  },
  {
    ...base,
    kind: 'firing',
    name: '--max-old-space-size=512 in Node.js 24 has a limit of 704 MiB, of which 512 are for what survives',
    series: heapSeries(ramp(0, HOUR, 400, 500), 704),
    expectations: [
      silentUntil(21 * MINUTE),
      {
        expect: 'alerts',
        atSeconds: 40 * MINUTE,
        alerts: [
          {
            severity: 'warning',
            labels: { isolate: 'main' },
            summary:
              'the heap of checkout-7f is 91 % full: 467 MiB survive a major GC, there is room for 512 MiB',
          },
        ],
      },
      firing(HOUR, 'critical', 'warning'),
    ],
  },
  {
    ...base,
    kind: 'firing',
    name: 'the same in Node.js 22 has a limit of 560 MiB',
    series: heapSeries(
      () => 460,
      560,
      () => 'v22.23.3',
    ),
    expectations: [firing(15 * MINUTE, 'warning')],
  },
  {
    ...base,
    kind: 'resolving',
    name: 'a heap that empties is no longer told, some minutes later',
    series: heapSeries((seconds) => (seconds < 30 * MINUTE ? 500 : 200), 704),
    expectations: [
      firing(30 * MINUTE, 'critical', 'warning'),
      firing(34 * MINUTE, 'critical', 'warning'),
      { expect: 'silent', atSeconds: HOUR, overSeconds: 20 * MINUTE },
    ],
  },
  {
    ...base,
    kind: 'must not fire',
    name: 'eight minutes at nine tenths',
    series: heapSeries((seconds) => (seconds > 20 * MINUTE && seconds < 28 * MINUTE ? 460 : 200), 704),
    expectations: [silentUntil(HOUR)],
  },
  {
    ...base,
    kind: 'restart',
    name: 'a new process of another version of Node.js starts with an empty heap, and ends it',
    series: heapSeries(
      (seconds) => (seconds < 30 * MINUTE ? 480 : 60),
      704,
      (seconds) => (seconds < 30 * MINUTE ? '24.21.0' : '26.10.0'),
    ),
    expectations: [
      firing(30 * MINUTE, 'warning'),
      { expect: 'silent', atSeconds: HOUR, overSeconds: 20 * MINUTE },
    ],
  },
  {
    ...base,
    kind: 'missing scrapes',
    name: 'a process near its limit answers one scrape in four',
    series: heapSeries(() => 460, 704),
    isMissing: (seconds) => seconds % 60 !== 0,
    expectations: [firing(15 * MINUTE, 'warning'), firing(HOUR, 'warning')],
  },
];
