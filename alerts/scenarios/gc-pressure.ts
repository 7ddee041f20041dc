import { firing, HOUR, MINUTE, type Scenario, type ScenarioSeries, silentUntil } from './scenario.ts';

/** Seconds of GC so far, by kind, of a process whose share of time in GC is given. */
function gcSeries(
  share: (seconds: number) => number,
  startedAt: (seconds: number) => number = () => 0,
): readonly ScenarioSeries[] {
  const step = 15;
  const since = (from: number, to: number) => {
    let sum = 0;
    for (let at = from; at < to; at += step) sum += share(at) * step;
    return sum;
  };
  return (
    [
      ['minor', 0.25],
      ['major', 0.75],
    ] as const
  ).map(([kind, part]) => ({
    metric: 'heapwatch_gc_duration_seconds_sum',
    labels: { isolate: 'main', kind },
    valueAt: (seconds) => Math.round(since(startedAt(seconds), seconds) * part * 1e6) / 1e6,
  }));
}

const base = {
  alert: 'HeapwatchGcPressure',
  scrapeSeconds: 15,
  evaluationSeconds: 120,
  lengthSeconds: HOUR,
} as const;

export const GC_PRESSURE_SCENARIOS: readonly Scenario[] = [
  {
    ...base,
    kind: 'silent',
    name: 'three hundredths of the time',
    series: gcSeries(() => 0.03),
    expectations: [silentUntil(HOUR)],
  },
  {
    ...base,
    kind: 'firing',
    name: 'an eighth of the time is a warning',
    series: gcSeries((seconds) => (seconds < 20 * MINUTE ? 0.02 : 0.125)),
    expectations: [
      silentUntil(30 * MINUTE),
      {
        expect: 'alerts',
        atSeconds: 40 * MINUTE,
        alerts: [
          {
            severity: 'warning',
            labels: { isolate: 'main' },
            summary: 'checkout-7f stands still for GC 12 % of the time',
          },
        ],
      },
    ],
  },
  {
    ...base,
    kind: 'firing',
    name: 'half of the time is critical',
    series: gcSeries((seconds) => (seconds < 20 * MINUTE ? 0.02 : 0.5)),
    expectations: [firing(30 * MINUTE, 'critical'), firing(40 * MINUTE, 'critical', 'warning')],
  },
  {
    ...base,
    kind: 'resolving',
    name: 'pressure that ends is no longer told, some minutes later',
    series: gcSeries((seconds) => (seconds < 30 * MINUTE ? 0.2 : 0.02)),
    expectations: [
      firing(30 * MINUTE, 'warning'),
      { expect: 'silent', atSeconds: HOUR, overSeconds: 15 * MINUTE },
    ],
  },
  {
    ...base,
    kind: 'must not fire',
    name: 'a job that spends five minutes of every half an hour in it for a fifth of the time',
    series: gcSeries((seconds) => (seconds % (30 * MINUTE) < 5 * MINUTE ? 0.2 : 0.01)),
    expectations: [silentUntil(HOUR)],
  },
  {
    ...base,
    kind: 'restart',
    name: 'a new process counts from zero, which is no GC',
    series: gcSeries(
      () => 0.04,
      (seconds) => Math.floor(seconds / (12 * MINUTE)) * 12 * MINUTE,
    ),
    expectations: [silentUntil(HOUR)],
  },
  {
    ...base,
    kind: 'missing scrapes',
    name: 'a process that stands still answers one scrape in four',
    series: gcSeries(() => 0.2),
    isMissing: (seconds) => seconds % 60 !== 0,
    expectations: [firing(20 * MINUTE, 'warning'), firing(HOUR, 'warning')],
  },
];
