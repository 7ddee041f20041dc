import { firing, HOUR, MIB, MINUTE, type Scenario, type ScenarioSeries, silentUntil } from './scenario.ts';

interface Verdict {
  readonly suspected: (seconds: number) => number | undefined;
  readonly slopeMiBPerHour?: number;
  readonly sinceSeconds?: number;
  readonly secondsToLimit?: (seconds: number) => number;
  readonly labels?: Readonly<Record<string, string>>;
}

function verdictSeries(verdict: Verdict): readonly ScenarioSeries[] {
  const labels = { isolate: 'main', memory: 'heap', ...verdict.labels };
  const { suspected, slopeMiBPerHour, sinceSeconds, secondsToLimit } = verdict;
  const known = (seconds: number, value: number | undefined) =>
    suspected(seconds) === undefined ? undefined : value;
  return [
    { metric: 'heapwatch_leak_suspected', labels, valueAt: suspected },
    {
      metric: 'heapwatch_leak_slope_bytes_per_second',
      labels,
      valueAt: (s) => known(s, slopeMiBPerHour && (slopeMiBPerHour * MIB) / HOUR),
    },
    { metric: 'heapwatch_leak_since_timestamp_seconds', labels, valueAt: (s) => known(s, sinceSeconds) },
    {
      metric: 'heapwatch_leak_time_to_limit_seconds',
      labels,
      valueAt: (s) => known(s, secondsToLimit?.(s) ?? Number.POSITIVE_INFINITY),
    },
  ];
}

const base = {
  alert: 'HeapwatchLeakVerdict',
  scrapeSeconds: 15,
  evaluationSeconds: 120,
  lengthSeconds: 2 * HOUR,
} as const;
const from = (begin: number) => (seconds: number) => (seconds >= begin ? 1 : 0);

export const LEAK_VERDICT_SCENARIOS: readonly Scenario[] = [
  {
    ...base,
    kind: 'silent',
    name: 'no leak is suspected',
    series: verdictSeries({ suspected: () => 0 }),
    expectations: [silentUntil(2 * HOUR)],
  },
  {
    ...base,
    kind: 'firing',
    name: 'a leak that has hours to go is a warning with the exporter’s own numbers',
    series: verdictSeries({
      suspected: from(HOUR),
      slopeMiBPerHour: 41,
      sinceSeconds: 10 * MINUTE,
      secondsToLimit: () => 3.1 * HOUR,
    }),
    expectations: [
      silentUntil(HOUR + 4 * MINUTE),
      {
        expect: 'alerts',
        atSeconds: HOUR + 10 * MINUTE,
        alerts: [
          {
            severity: 'warning',
            labels: { isolate: 'main', memory: 'heap' },
            summary:
              'checkout-7f leaks 41 MiB/h of JS heap since 00:10 UTC (60 min ago); reaches its limit in about 3 h',
          },
        ],
      },
    ],
  },
  {
    ...base,
    kind: 'firing',
    name: 'a leak that is at its limit within the hour is critical, in the worker of the process that it is in',
    series: verdictSeries({
      suspected: from(HOUR),
      slopeMiBPerHour: 900,
      secondsToLimit: () => 50 * MINUTE,
      labels: { process: 'cluster-2', isolate: 'resize-0', memory: 'external' },
    }),
    expectations: [
      {
        expect: 'alerts',
        atSeconds: HOUR + 10 * MINUTE,
        alerts: (['critical', 'warning'] as const).map((severity) => ({
          severity,
          labels: { process: 'cluster-2', isolate: 'resize-0', memory: 'external' },
          summary:
            'checkout-7f cluster-2 resize-0 leaks 900 MiB/h of external memory (Buffers); reaches its limit in about 50 min',
        })),
      },
    ],
  },
  {
    ...base,
    kind: 'firing',
    name: 'a verdict without a slope and with a limit that is never reached reads well',
    series: verdictSeries({ suspected: from(0), labels: { memory: 'native' } }),
    expectations: [
      {
        expect: 'alerts',
        atSeconds: 10 * MINUTE,
        alerts: [
          {
            severity: 'warning',
            labels: { isolate: 'main', memory: 'native' },
            summary: 'checkout-7f leaks native memory',
          },
        ],
      },
    ],
  },
  {
    ...base,
    kind: 'resolving',
    name: 'a verdict that is revoked is no longer told, a quarter of an hour later',
    series: verdictSeries({ suspected: (seconds) => (seconds < HOUR ? 1 : 0) }),
    expectations: [
      firing(HOUR, 'warning'),
      firing(HOUR + 10 * MINUTE, 'warning'),
      { expect: 'silent', atSeconds: 2 * HOUR, overSeconds: 30 * MINUTE },
    ],
  },
  {
    ...base,
    kind: 'must not fire',
    name: 'a verdict that is revoked within minutes',
    series: verdictSeries({
      suspected: (seconds) => (seconds > HOUR && seconds < HOUR + 4 * MINUTE ? 1 : 0),
    }),
    expectations: [silentUntil(2 * HOUR)],
  },
  {
    ...base,
    kind: 'restart',
    name: 'a new process that suspects nothing ends it',
    series: verdictSeries({ suspected: (seconds) => (seconds < HOUR ? 1 : 0) }),
    isMissing: (seconds) => seconds > HOUR && seconds < HOUR + 2 * MINUTE,
    expectations: [
      firing(HOUR, 'warning'),
      { expect: 'silent', atSeconds: 2 * HOUR, overSeconds: 30 * MINUTE },
    ],
  },
  {
    ...base,
    kind: 'missing scrapes',
    name: 'three of four scrapes fail',
    series: verdictSeries({ suspected: from(HOUR) }),
    isMissing: (seconds) => seconds % 60 !== 0,
    expectations: [silentUntil(HOUR), firing(HOUR + 10 * MINUTE, 'warning'), firing(2 * HOUR, 'warning')],
  },
];
