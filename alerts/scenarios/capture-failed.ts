import { firing, HOUR, MINUTE, type Scenario, type ScenarioSeries, silentUntil } from './scenario.ts';

function captureSeries(
  failed: (seconds: number) => number,
  startedAt: (seconds: number) => number = () => 0,
): readonly ScenarioSeries[] {
  const outcome = (name: string, valueAt: (seconds: number) => number) => ({
    metric: 'heapwatch_snapshots_total',
    labels: { outcome: name },
    valueAt,
  });
  return [
    outcome('captured', (seconds) => Math.floor(seconds / (20 * MINUTE))),
    outcome('refused', (seconds) => Math.floor(seconds / (25 * MINUTE))),
    outcome('failed', failed),
    { metric: 'heapwatch_process_start_time_seconds', valueAt: startedAt },
  ];
}

const base = {
  alert: 'HeapwatchCaptureFailed',
  scrapeSeconds: 15,
  evaluationSeconds: 120,
  lengthSeconds: 2 * HOUR,
} as const;

export const CAPTURE_FAILED_SCENARIOS: readonly Scenario[] = [
  {
    ...base,
    kind: 'silent',
    name: 'no snapshot is asked for',
    series: captureSeries(() => 0).filter(({ labels }) => labels?.['outcome'] === 'failed'),
    expectations: [silentUntil(2 * HOUR)],
  },
  {
    ...base,
    kind: 'firing',
    name: 'one snapshot fails',
    series: captureSeries((seconds) => (seconds < HOUR ? 0 : 1)),
    expectations: [
      silentUntil(HOUR - MINUTE),
      {
        expect: 'alerts',
        atSeconds: HOUR + MINUTE,
        alerts: [
          {
            severity: 'warning',
            labels: {},
            summary: 'a heap snapshot of checkout-7f was begun and failed',
          },
        ],
      },
    ],
  },
  {
    ...base,
    kind: 'resolving',
    name: 'half an hour after the failure it is over',
    series: captureSeries((seconds) => (seconds < HOUR ? 0 : 1)),
    expectations: [
      firing(HOUR + 25 * MINUTE, 'warning'),
      { expect: 'silent', atSeconds: 2 * HOUR, overSeconds: 25 * MINUTE },
    ],
  },
  {
    ...base,
    kind: 'must not fire',
    name: 'snapshots are captured and refused',
    series: captureSeries(() => 0),
    expectations: [silentUntil(2 * HOUR)],
  },
  {
    ...base,
    kind: 'must not fire',
    name: 'a failure of hours ago, still counted',
    series: captureSeries(() => 3),
    // The process began long before it was scraped.
    expectations: [{ expect: 'silent', atSeconds: 2 * HOUR, overSeconds: HOUR }],
  },
  {
    ...base,
    kind: 'restart',
    name: 'the process died in a capture, as the one before it did: the new one counts it from its start',
    series: captureSeries(
      () => 1,
      (seconds) => (seconds < HOUR ? 0 : HOUR),
    ),
    expectations: [
      { expect: 'silent', atSeconds: HOUR - MINUTE, overSeconds: 25 * MINUTE },
      firing(HOUR + 5 * MINUTE, 'warning'),
      { expect: 'silent', atSeconds: 2 * HOUR, overSeconds: 25 * MINUTE },
    ],
  },
  {
    ...base,
    kind: 'missing scrapes',
    name: 'the scrapes around the failure are missing',
    series: captureSeries((seconds) => (seconds < HOUR ? 0 : 1)),
    isMissing: (seconds) => Math.abs(seconds - HOUR) < 4 * MINUTE,
    expectations: [firing(HOUR + 10 * MINUTE, 'warning')],
  },
];
