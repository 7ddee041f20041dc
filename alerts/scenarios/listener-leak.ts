import {
  firing,
  HOUR,
  MINUTE,
  noise,
  ramp,
  type Scenario,
  type ScenarioSeries,
  silentUntil,
} from './scenario.ts';

function listenerSeries(
  count: (seconds: number) => number | undefined,
  startedAt: (seconds: number) => number = () => 0,
): readonly ScenarioSeries[] {
  return [
    {
      metric: 'heapwatch_listeners',
      labels: { isolate: 'main', emitter: 'Server', event: 'request' },
      valueAt: (seconds) => {
        const listeners = count(seconds);
        return listeners === undefined ? undefined : Math.round(listeners);
      },
    },
    { metric: 'heapwatch_process_start_time_seconds', valueAt: startedAt },
  ];
}

const base = {
  alert: 'HeapwatchListenerLeak',
  scrapeSeconds: 60,
  evaluationSeconds: 120,
  lengthSeconds: 4 * HOUR,
} as const;

export const LISTENER_LEAK_SCENARIOS: readonly Scenario[] = [
  {
    ...base,
    kind: 'silent',
    name: 'an emitter with many listeners that come and go',
    series: listenerSeries((seconds) => 200 + 40 * noise(seconds)),
    expectations: [silentUntil(4 * HOUR)],
  },
  {
    ...base,
    kind: 'firing',
    name: 'a listener is added every twelve seconds, and none removed',
    series: listenerSeries((seconds) => (seconds < 2 * MINUTE ? undefined : seconds / 12)),
    expectations: [
      silentUntil(HOUR),
      {
        expect: 'alerts',
        atSeconds: 2 * HOUR,
        alerts: [
          {
            severity: 'warning',
            labels: { isolate: 'main', emitter: 'Server', event: 'request' },
            summary: 'checkout-7f: 600 listeners of `request` on Server, 300 more an hour',
          },
        ],
      },
    ],
  },
  {
    ...base,
    kind: 'resolving',
    name: 'listeners that are removed are no longer told',
    series: listenerSeries((seconds) => (seconds < 2 * HOUR ? seconds / 12 : 20)),
    expectations: [firing(2 * HOUR, 'warning'), { expect: 'silent', atSeconds: 4 * HOUR, overSeconds: HOUR }],
  },
  {
    ...base,
    kind: 'must not fire',
    name: 'a crowd that comes within ten minutes, and stays',
    series: listenerSeries(ramp(HOUR, HOUR + 10 * MINUTE, 20, 400)),
    expectations: [silentUntil(4 * HOUR)],
  },
  {
    ...base,
    kind: 'must not fire',
    name: 'as many as there were in the morning',
    lengthSeconds: 9 * HOUR,
    series: listenerSeries((seconds) => (seconds < HOUR ? 900 : ramp(4 * HOUR, 8 * HOUR, 50, 850)(seconds))),
    expectations: [silentUntil(9 * HOUR)],
  },
  {
    ...base,
    kind: 'restart',
    name: 'the count of a new process is not compared with that of the old one',
    series: listenerSeries(
      (seconds) => (seconds < 2 * HOUR ? 20 : 20 + ((seconds - 2 * HOUR) / MINUTE) * 40),
      (seconds) => (seconds < 2 * HOUR ? 0 : 2 * HOUR),
    ),
    expectations: [silentUntil(3 * HOUR), firing(3.5 * HOUR, 'warning')],
  },
  {
    ...base,
    kind: 'missing scrapes',
    name: 'every third scrape fails, and ten minutes at once',
    series: listenerSeries((seconds) => seconds / 12),
    isMissing: (seconds) =>
      (seconds / MINUTE) % 3 === 1 || (seconds > 1.5 * HOUR && seconds < 1.5 * HOUR + 10 * MINUTE),
    expectations: [firing(2.5 * HOUR, 'warning')],
  },
];
