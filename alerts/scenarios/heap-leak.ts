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

/** A process by what its heap does; `leakScenario` makes the series of it. */
interface HeapScenario extends Omit<Scenario, 'alert' | 'series'> {
  readonly limitMiB: number;
  /** True live set at a time; it is published from one major GC to the next. */
  readonly liveMiB: (seconds: number) => number;
  readonly externalMiB?: (seconds: number) => number;
  /** Steady; or the times from one to the next, in turn. */
  readonly majorGcEverySeconds: number | readonly number[];
  /** Minor GCs a minute, steady if left out. */
  readonly load?: (seconds: number) => number;
  /** When the process that is scraped at a time was started; 0 if left out. */
  readonly startedAt?: (seconds: number) => number;
}

function leakScenario(scenario: HeapScenario): Scenario {
  const { limitMiB, liveMiB, externalMiB, majorGcEverySeconds, load, startedAt, ...rest } = scenario;
  const started = (seconds: number) => startedAt?.(seconds) ?? 0;
  const majorGcs = gcTimes(majorGcEverySeconds);
  const isolate = { isolate: 'main' };
  const gauge = (metric: string, valueAt: (seconds: number) => number): ScenarioSeries => ({
    metric,
    labels: isolate,
    valueAt: (seconds) => Math.round(valueAt(seconds)),
  });
  const gcs = (kind: string, valueAt: (seconds: number) => number): ScenarioSeries => ({
    metric: 'heapwatch_gc_duration_seconds_count',
    labels: { ...isolate, kind },
    valueAt: (seconds) => Math.floor(valueAt(seconds)),
  });
  return {
    ...rest,
    alert: 'HeapwatchHeapLeak',
    series: [
      gauge('heapwatch_heap_limit_bytes', () => limitMiB * MIB),
      gauge(
        'heapwatch_heap_live_bytes',
        (seconds) => liveMiB(Math.max(majorGcs(seconds).lastSeconds, started(seconds))) * MIB,
      ),
      ...(externalMiB === undefined
        ? []
        : [gauge('heapwatch_external_memory_bytes', (seconds) => externalMiB(seconds) * MIB)]),
      gcs('major', (seconds) => majorGcs(seconds - started(seconds)).count),
      gcs('minor', minorGcs(load, started, rest.scrapeSeconds)),
      { metric: 'heapwatch_process_start_time_seconds', valueAt: started },
    ],
  };
}

/** How many GCs there were by a time, and when the last of them was; one at 0 is not counted. */
function gcTimes(
  everySeconds: number | readonly number[],
): (seconds: number) => { count: number; lastSeconds: number } {
  const turn = typeof everySeconds === 'number' ? [everySeconds] : everySeconds;
  const turnSeconds = turn.reduce((sum, gap) => sum + gap, 0);
  return (seconds) => {
    const turns = Math.floor(seconds / turnSeconds);
    let [count, lastSeconds] = [turns * turn.length, turns * turnSeconds];
    for (const gap of turn) {
      if (lastSeconds + gap > seconds) break;
      lastSeconds += gap;
      count++;
    }
    return { count, lastSeconds };
  };
}

/** Counted from the start of the process; a steady load is uneven enough to be one. */
function minorGcs(
  load: HeapScenario['load'],
  started: (seconds: number) => number,
  stepSeconds: number,
): (seconds: number) => number {
  let count = 0;
  let last = 0;
  return (seconds) => {
    if (seconds < last || started(seconds) > last) count = 0;
    const perMinute = load?.(seconds) ?? 20 + 2 * noise(seconds);
    count += seconds === 0 ? 0 : (perMinute * stepSeconds) / 60;
    last = seconds;
    return count;
  };
}

/** Seen from far, over hours; and from near, over minutes. */
const steady = {
  scrapeSeconds: 60,
  evaluationSeconds: 120,
  majorGcEverySeconds: 5 * MINUTE,
  limitMiB: 512,
} as const;
const hasty = { scrapeSeconds: 15, evaluationSeconds: 15, majorGcEverySeconds: 10, limitMiB: 512 } as const;

/** Leaks, each told at the urgency it deserves, and over when it is over. */
const LEAKS: readonly HeapScenario[] = [
  {
    ...hasty,
    kind: 'firing',
    name: 'a fresh process that leaks 30 MiB a minute is told within four minutes',
    lengthSeconds: 5 * MINUTE,
    liveMiB: (seconds) => 40 + seconds / 2,
    expectations: [
      silentUntil(3 * MINUTE),
      {
        expect: 'alerts',
        atSeconds: 4 * MINUTE,
        alerts: [
          {
            severity: 'critical',
            labels: { isolate: 'main', memory: 'heap' },
            summary:
              'checkout-7f leaks 1800 MiB/h of JS heap; reaches its 512 MiB heap limit in about 12 min',
          },
        ],
      },
    ],
  },
  {
    ...hasty,
    kind: 'firing',
    // V8 collects when it sees fit: a part of the window may hold one small step of the live set, or two large ones.
    name: 'a fresh process that leaks 22 MiB a minute is told as soon, although its major GCs come unevenly',
    limitMiB: 320,
    lengthSeconds: 5 * MINUTE,
    majorGcEverySeconds: [18, 22, 26],
    liveMiB: (seconds) => 10 + seconds * (22 / 60),
    expectations: [firing(3.5 * MINUTE, 'critical')],
  },
  {
    ...hasty,
    evaluationSeconds: 120,
    kind: 'firing',
    name: 'an old process that begins to leak 6 MiB a minute is told within a quarter of an hour',
    scrapeSeconds: 30,
    majorGcEverySeconds: 40,
    lengthSeconds: 2.5 * HOUR,
    liveMiB: (seconds) => ramp(2 * HOUR, 3 * HOUR, 200, 560)(seconds) + 2 * noise(seconds),
    expectations: [silentUntil(2 * HOUR), firing(2 * HOUR + 16 * MINUTE, 'critical')],
  },
  {
    ...steady,
    kind: 'firing',
    name: 'a leak of 41 MiB an hour is told after hours, once it is sure',
    lengthSeconds: 5 * HOUR,
    liveMiB: (seconds) => 120 + (41 * seconds) / HOUR + 3 * noise(seconds),
    expectations: [
      silentUntil(3.5 * HOUR),
      {
        expect: 'alerts',
        atSeconds: 4.5 * HOUR,
        alerts: [
          {
            severity: 'warning',
            labels: { isolate: 'main', memory: 'heap' },
            summary:
              'checkout-7f leaks 41 MiB/h of JS heap since about 00:22 UTC (4 h ago); reaches its 512 MiB heap limit in about 5 h',
          },
        ],
      },
    ],
  },
  {
    ...steady,
    kind: 'firing',
    name: 'a slow leak in a large heap is told in days',
    limitMiB: 4096,
    lengthSeconds: 6 * HOUR,
    liveMiB: (seconds) => 1200 + (45 * seconds) / HOUR + 2 * noise(seconds),
    expectations: [
      {
        expect: 'alerts',
        atSeconds: 6 * HOUR,
        alerts: [
          {
            severity: 'warning',
            labels: { isolate: 'main', memory: 'heap' },
            summary:
              'checkout-7f leaks 45 MiB/h of JS heap since about 00:21 UTC (6 h ago); reaches its 4096 MiB heap limit in about 2 days',
          },
        ],
      },
    ],
  },
  {
    ...hasty,
    kind: 'resolving',
    name: 'a surge that ends is no longer told, a little later',
    lengthSeconds: 20 * MINUTE,
    liveMiB: ramp(0, 6 * MINUTE, 40, 220),
    expectations: [
      firing(6 * MINUTE, 'critical'),
      firing(9 * MINUTE, 'critical'),
      { expect: 'silent', atSeconds: 20 * MINUTE, overSeconds: 6 * MINUTE },
    ],
  },
  {
    ...steady,
    kind: 'resolving',
    name: 'a sustained leak that ends is no longer told, some hours later',
    lengthSeconds: 12 * HOUR,
    liveMiB: (seconds) => ramp(0, 6 * HOUR, 100, 300)(seconds) + 2 * noise(seconds),
    expectations: [
      firing(6 * HOUR, 'warning'),
      { expect: 'silent', atSeconds: 12 * HOUR, overSeconds: 1.5 * HOUR },
    ],
  },
  {
    ...hasty,
    kind: 'missing scrapes',
    name: 'a surge is told although scrapes fail now and then',
    lengthSeconds: 6 * MINUTE,
    liveMiB: (seconds) => 40 + seconds / 2,
    isMissing: (seconds) => seconds % 90 === 30,
    expectations: [firing(6 * MINUTE, 'critical')],
  },
  {
    ...steady,
    kind: 'missing scrapes',
    name: 'a sustained leak is told although half an hour of scrapes is missing',
    lengthSeconds: 6 * HOUR,
    liveMiB: (seconds) => 120 + (41 * seconds) / HOUR + 3 * noise(seconds),
    isMissing: (seconds) => seconds > 3 * HOUR && seconds <= 3.5 * HOUR,
    expectations: [firing(6 * HOUR, 'warning')],
  },
  {
    ...steady,
    kind: 'restart',
    name: 'a leak that goes on after a restart stays told',
    lengthSeconds: 11 * HOUR,
    liveMiB: (seconds) => 120 + (41 * (seconds % (5.5 * HOUR))) / HOUR,
    startedAt: (seconds) => (seconds < 5.5 * HOUR ? 0 : 5.5 * HOUR),
    expectations: [5, 6, 7, 8, 9, 10, 11].map((hours) => firing(hours * HOUR, 'warning')),
  },
  {
    ...steady,
    kind: 'restart',
    name: 'a leak is told although a redeploy ends every life after two hours',
    lengthSeconds: 10 * HOUR,
    liveMiB: (seconds) => 120 + (41 * (seconds % (2 * HOUR))) / HOUR + 2 * noise(seconds),
    startedAt: (seconds) => seconds - (seconds % (2 * HOUR)),
    expectations: [silentUntil(4 * HOUR), firing(8 * HOUR, 'warning'), firing(10 * HOUR, 'warning')],
  },
  {
    ...steady,
    kind: 'resolving',
    name: 'a new process that does not leak any more ends it, some hours later',
    lengthSeconds: 12 * HOUR,
    liveMiB: (seconds) => 120 + (seconds < 6 * HOUR ? (41 * seconds) / HOUR : 0) + 2 * noise(seconds),
    startedAt: (seconds) => (seconds < 6 * HOUR ? 0 : 6 * HOUR),
    expectations: [
      firing(6 * HOUR, 'warning'),
      { expect: 'silent', atSeconds: 12 * HOUR, overSeconds: 1.5 * HOUR },
    ],
  },
  {
    ...steady,
    kind: 'resolving',
    name: 'a process that is gone for good is not told for long',
    lengthSeconds: 10 * HOUR,
    liveMiB: (seconds) => 120 + (41 * seconds) / HOUR,
    isMissing: (seconds) => seconds > 6 * HOUR,
    expectations: [
      firing(6 * HOUR, 'warning'),
      { expect: 'silent', atSeconds: 10 * HOUR, overSeconds: HOUR },
    ],
  },
  {
    ...steady,
    kind: 'firing',
    name: 'Buffers that leak beside a flat heap are external memory',
    lengthSeconds: 5 * HOUR,
    liveMiB: (seconds) => 120 + 3 * noise(seconds),
    externalMiB: (seconds) => 20 + (60 * seconds) / HOUR + 2 * noise(seconds + 1),
    expectations: [
      {
        expect: 'alerts',
        atSeconds: 5 * HOUR,
        alerts: [
          {
            severity: 'warning',
            labels: { isolate: 'main', memory: 'external' },
            summary:
              'checkout-7f leaks 60 MiB/h of external memory (Buffers) since about 00:19 UTC (5 h ago)',
          },
        ],
      },
    ],
  },
];

/** No leaks: not a word about them. */
const HEALTHY: readonly HeapScenario[] = [
  {
    ...steady,
    kind: 'silent',
    name: 'a flat heap with noise',
    lengthSeconds: 12 * HOUR,
    liveMiB: (seconds) => 200 + 20 * noise(seconds),
    expectations: [silentUntil(12 * HOUR)],
  },
  {
    ...hasty,
    kind: 'silent',
    name: 'a flat heap with noise, looked at closely',
    lengthSeconds: HOUR,
    liveMiB: (seconds) => 200 + 40 * noise(seconds),
    expectations: [silentUntil(HOUR)],
  },
  {
    ...hasty,
    evaluationSeconds: 120,
    kind: 'silent',
    name: 'a flat heap with noise and rare major GCs',
    scrapeSeconds: 30,
    majorGcEverySeconds: 100,
    lengthSeconds: 4 * HOUR,
    liveMiB: (seconds) => 300 + 40 * noise(seconds),
    expectations: [silentUntil(4 * HOUR)],
  },
  {
    ...hasty,
    kind: 'must not fire',
    name: 'a rise of 80 MiB in a hundred seconds, long after the start',
    lengthSeconds: 90 * MINUTE,
    liveMiB: ramp(HOUR, HOUR + 100, 100, 180),
    expectations: [silentUntil(90 * MINUTE)],
  },
  {
    ...hasty,
    evaluationSeconds: 120,
    kind: 'must not fire',
    name: 'a job that fills the heap in four minutes every two hours, once that is known',
    scrapeSeconds: 30,
    lengthSeconds: 9 * HOUR,
    liveMiB: (seconds) => {
      const since = seconds % (2 * HOUR);
      return since < 10 * MINUTE ? ramp(0, 4 * MINUTE, 100, 380)(since) : 100;
    },
    expectations: [{ expect: 'silent', atSeconds: 9 * HOUR, overSeconds: 2.5 * HOUR }],
  },
  {
    ...hasty,
    evaluationSeconds: 120,
    kind: 'must not fire',
    name: 'a rise that four major GCs have seen',
    scrapeSeconds: 30,
    majorGcEverySeconds: 200,
    lengthSeconds: 2 * HOUR + 16 * MINUTE,
    liveMiB: ramp(2 * HOUR, 3 * HOUR, 200, 560),
    expectations: [silentUntil(2 * HOUR + 16 * MINUTE)],
  },
  {
    ...hasty,
    kind: 'must not fire',
    name: 'a start that fills 200 MiB in two minutes and is done',
    lengthSeconds: HOUR,
    liveMiB: ramp(0, 2 * MINUTE, 40, 240),
    expectations: [silentUntil(HOUR)],
  },
  {
    ...hasty,
    evaluationSeconds: 120,
    kind: 'must not fire',
    name: 'a start whose caches fill ever more slowly, over an hour',
    scrapeSeconds: 30,
    lengthSeconds: 3 * HOUR,
    liveMiB: (seconds) => 60 + 240 * (1 - Math.exp(-seconds / (20 * MINUTE))) + 3 * noise(seconds),
    expectations: [silentUntil(3 * HOUR)],
  },
  {
    ...steady,
    kind: 'must not fire',
    name: 'a cache that fills for an hour and a half in the middle of the day, and stops',
    lengthSeconds: 8 * HOUR,
    liveMiB: (seconds) => ramp(3 * HOUR, 4.5 * HOUR, 120, 280)(seconds) + 3 * noise(seconds),
    expectations: [silentUntil(8 * HOUR)],
  },
  {
    ...hasty,
    kind: 'must not fire',
    name: 'a small program that fills a dozen MiB of its small heap',
    limitMiB: 128,
    lengthSeconds: 40 * MINUTE,
    liveMiB: ramp(0, 5 * MINUTE, 20, 45),
    expectations: [silentUntil(40 * MINUTE)],
  },
  {
    ...hasty,
    kind: 'must not fire',
    name: 'a small program that fills its small heap a little, long after its start',
    limitMiB: 96,
    lengthSeconds: 90 * MINUTE,
    liveMiB: ramp(HOUR, HOUR + 20 * MINUTE, 40, 66),
    expectations: [silentUntil(90 * MINUTE)],
  },
  {
    ...hasty,
    kind: 'must not fire',
    name: 'a large program that loads two GiB in five minutes, far from its limit',
    limitMiB: 16_384,
    lengthSeconds: 40 * MINUTE,
    liveMiB: ramp(0, 5 * MINUTE, 300, 2500),
    expectations: [silentUntil(40 * MINUTE)],
  },
  {
    ...hasty,
    evaluationSeconds: 120,
    kind: 'must not fire',
    name: 'a large program that fills a cache for half an hour, far from its limit',
    limitMiB: 4096,
    lengthSeconds: 2 * HOUR,
    liveMiB: ramp(HOUR, 1.5 * HOUR, 300, 1300),
    expectations: [silentUntil(2 * HOUR)],
  },
  {
    ...hasty,
    kind: 'must not fire',
    name: 'a large heap near its limit that takes up a little for some minutes',
    limitMiB: 8192,
    lengthSeconds: 90 * MINUTE,
    liveMiB: ramp(HOUR, HOUR + 5 * MINUTE, 7000, 7350),
    expectations: [silentUntil(90 * MINUTE)],
  },
  {
    ...hasty,
    kind: 'must not fire',
    name: 'a large heap near its limit that takes up a little for a quarter of an hour',
    limitMiB: 8192,
    lengthSeconds: 90 * MINUTE,
    liveMiB: ramp(HOUR, HOUR + 18 * MINUTE, 7500, 7810),
    expectations: [silentUntil(90 * MINUTE)],
  },
  {
    ...hasty,
    evaluationSeconds: 120,
    kind: 'must not fire',
    name: 'a job of three minutes every twenty',
    scrapeSeconds: 30,
    lengthSeconds: 2 * HOUR,
    liveMiB: (seconds) => (seconds % (20 * MINUTE) < 3 * MINUTE ? 300 : 100) + 3 * noise(seconds),
    expectations: [silentUntil(2 * HOUR)],
  },
  {
    ...steady,
    kind: 'must not fire',
    name: 'a job that fills the heap for a quarter of an hour every two hours, once that is known',
    majorGcEverySeconds: 60,
    lengthSeconds: 10 * HOUR,
    liveMiB: (seconds) => ramp(0, 15 * MINUTE, 100, 380)(seconds % (2 * HOUR)),
    expectations: [{ expect: 'silent', atSeconds: 10 * HOUR, overSeconds: 3 * HOUR }],
  },
  {
    ...steady,
    kind: 'must not fire',
    name: 'a heap that rises for five hours each morning, from the second day on',
    scrapeSeconds: 240,
    majorGcEverySeconds: 12 * MINUTE,
    lengthSeconds: 38 * HOUR,
    liveMiB: (seconds) => {
      const hourOfDay = (seconds / HOUR) % 24;
      return hourOfDay < 20 ? ramp(8, 13, 120, 320)(hourOfDay) : 120;
    },
    expectations: [{ expect: 'silent', atSeconds: 38 * HOUR, overSeconds: 10 * HOUR }],
  },
  {
    ...steady,
    kind: 'must not fire',
    name: 'a heap that rises with traffic for six hours, and holds no more for each request than before',
    lengthSeconds: 10 * HOUR,
    load: (seconds) => ramp(2 * HOUR, 8 * HOUR, 20, 80)(seconds) * (1 + 0.1 * noise(seconds)),
    liveMiB: (seconds) => 100 + 2 * ramp(2 * HOUR, 8 * HOUR, 20, 80)(seconds) + 3 * noise(seconds),
    expectations: [silentUntil(10 * HOUR)],
  },
  {
    ...steady,
    kind: 'must not fire',
    name: 'growth that is ever slower, for half a day',
    lengthSeconds: 12 * HOUR,
    liveMiB: (seconds) => 100 + 40 * Math.log(1 + seconds / (0.5 * HOUR)) + 2 * noise(seconds),
    expectations: [silentUntil(12 * HOUR)],
  },
  {
    ...steady,
    kind: 'must not fire',
    name: 'a rise with too few major GCs to know',
    majorGcEverySeconds: 4 * HOUR,
    lengthSeconds: 11 * HOUR,
    liveMiB: (seconds) => 120 + (41 * seconds) / HOUR,
    expectations: [silentUntil(11 * HOUR)],
  },
  {
    ...steady,
    kind: 'must not fire',
    name: 'a small heap that takes up four MiB in a day’s work',
    limitMiB: 96,
    lengthSeconds: 8 * HOUR,
    liveMiB: ramp(0, 8 * HOUR, 40, 44),
    expectations: [silentUntil(8 * HOUR)],
  },
  {
    ...steady,
    kind: 'must not fire',
    name: 'a large heap that takes up four MiB an hour, a hundredth of it in a day’s work',
    limitMiB: 4096,
    lengthSeconds: 8 * HOUR,
    liveMiB: (seconds) => 3400 + (4 * seconds) / HOUR,
    expectations: [silentUntil(8 * HOUR)],
  },
  {
    ...steady,
    kind: 'must not fire',
    name: 'growth so far from the limit that it is more than a year away',
    limitMiB: 16_384,
    lengthSeconds: 8 * HOUR,
    liveMiB: (seconds) => 300 + (1.5 * seconds) / HOUR,
    expectations: [silentUntil(8 * HOUR)],
  },
  {
    ...hasty,
    evaluationSeconds: 120,
    kind: 'restart',
    name: 'restarts every ten minutes, each with a start that fills 100 MiB in a minute',
    lengthSeconds: 2 * HOUR,
    liveMiB: (seconds) => ramp(0, MINUTE, 40, 140)(seconds % (10 * MINUTE)),
    startedAt: (seconds) => seconds - (seconds % (10 * MINUTE)),
    expectations: [silentUntil(2 * HOUR)],
  },
  {
    ...steady,
    kind: 'restart',
    name: 'a redeploy to a version that needs more memory',
    lengthSeconds: 10 * HOUR,
    liveMiB: (seconds) => (seconds < 4 * HOUR ? 120 : 320) + 3 * noise(seconds),
    startedAt: (seconds) => (seconds < 4 * HOUR ? 0 : 4 * HOUR),
    expectations: [silentUntil(10 * HOUR)],
  },
];

export const HEAP_LEAK_SCENARIOS: readonly Scenario[] = [...LEAKS, ...HEALTHY].map(leakScenario);
