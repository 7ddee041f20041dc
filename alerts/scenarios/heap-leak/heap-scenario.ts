import { MIB, MINUTE, noise, type Scenario, type ScenarioSeries } from '../scenario.ts';

/** A process by what its heap does; `leakScenario` makes the series of it. */
export interface HeapScenario extends Omit<Scenario, 'alert' | 'series'> {
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

export function leakScenario(scenario: HeapScenario): Scenario {
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
export const steady = {
  scrapeSeconds: 60,
  evaluationSeconds: 120,
  majorGcEverySeconds: 5 * MINUTE,
  limitMiB: 512,
} as const;
export const hasty = {
  scrapeSeconds: 15,
  evaluationSeconds: 15,
  majorGcEverySeconds: 10,
  limitMiB: 512,
} as const;
