import { metricRow } from '../../../exporter/src/catalogue.ts';

/** Numbers that a leaking process would have published, and what the panel must read out of them at their end. */
export interface HeapHistory {
  readonly job: string;
  readonly instance: string;
  readonly hours: number;
  readonly stepSeconds: number;
  /** At the last sample. */
  readonly heapUsedMiB: number;
  readonly liveMiB: number;
  readonly limitMiB: number;
  readonly slopeMiBPerHour: number;
}

/** The process of the story: it has leaked all night and is half-way to its limit. */
export const CHECKOUT: HeapHistory = {
  job: 'shop',
  instance: 'checkout-7f',
  hours: 5,
  stepSeconds: 5,
  heapUsedMiB: 312,
  liveMiB: 247,
  limitMiB: 512,
  slopeMiBPerHour: 41,
};

const MIB = 1024 * 1024;
/** One tooth: a major GC comes this often, and heap used climbs this far above the floor before it. */
const TOOTH_SECONDS = 420;
const TOOTH_MIB = 96;
const MINOR_GCS_PER_SECOND = 0.8;
const PAUSES = metricRow('heapwatch_gc_duration_seconds').buckets ?? [];
/** Mean pause of each kind, in seconds; the process has had some GCs before the history begins. */
const EARLIER_GCS = 200;
const PAUSE_SECONDS = { minor: 0.0011, incremental: 0.006, major: 0.024 } as const;

type Sample = readonly [seconds: number, value: number];

/** The history in OpenMetrics text, for `promtool tsdb create-blocks-from openmetrics`; ends at `endSeconds`. */
export function openMetricsText(history: HeapHistory, endSeconds: number): string {
  const { job, instance } = history;
  const process = `job="${job}",instance="${instance}"`;
  const isolate = `${process},isolate="main"`;
  const moments = momentsOf(history, endSeconds);
  const gauge = (name: string, labels: string, bytes: (moment: Moment) => number) =>
    family(name, 'gauge', [[`${name}{${labels}}`, moments.map((moment) => [moment.seconds, bytes(moment)])]]);
  return [
    gauge('heapwatch_heap_used_bytes', isolate, ({ heapUsedMiB }) => heapUsedMiB * MIB),
    gauge('heapwatch_heap_live_bytes', isolate, ({ liveMiB }) => liveMiB * MIB),
    gauge('heapwatch_heap_limit_bytes', isolate, () => history.limitMiB * MIB),
    gauge('heapwatch_resident_memory_bytes', process, ({ heapUsedMiB }) => (heapUsedMiB + 74) * MIB),
    gauge('heapwatch_memory_limit_bytes', process, () => 2 * history.limitMiB * MIB),
    gauge('heapwatch_external_memory_bytes', isolate, ({ wobble }) => (14 + wobble / 3) * MIB),
    gauge('heapwatch_array_buffers_bytes', isolate, ({ wobble }) => (9 + wobble / 3) * MIB),
    gauge('heapwatch_snapshot_last_timestamp_seconds', process, snapshotTime(history, endSeconds)),
    gauge('heapwatch_process_start_time_seconds', process, () => (moments[0]?.seconds ?? 0) - 60),
    gcFamily(isolate, moments),
    '# EOF\n',
  ].join('');
}

/** Two captures: an hour and ten minutes before the end, and a few minutes before it. */
function snapshotTime({ hours }: HeapHistory, endSeconds: number): (moment: Moment) => number {
  const [first, second] = [endSeconds - 70 * 60, endSeconds - 5 * 60];
  const before = endSeconds - hours * 3_600 - 3_600;
  return ({ seconds }) => (seconds >= second ? second : seconds >= first ? first : before);
}

interface Moment {
  readonly seconds: number;
  readonly heapUsedMiB: number;
  readonly liveMiB: number;
  /** Small, bounded, the same in each run. */
  readonly wobble: number;
  readonly majorGcs: number;
  readonly minorGcs: number;
}

function momentsOf(history: HeapHistory, endSeconds: number): Moment[] {
  const count = (history.hours * 3_600) / history.stepSeconds;
  // The last tooth is cut where it is as high as the story says.
  const lastAge = ((history.heapUsedMiB - history.liveMiB) / TOOTH_MIB) * TOOTH_SECONDS;
  const stepMiB = (history.slopeMiBPerHour * TOOTH_SECONDS) / 3_600;
  let minorGcs = 0;
  return Array.from({ length: count + 1 }, (_, index) => {
    minorGcs += history.stepSeconds * MINOR_GCS_PER_SECOND * (1 + 0.15 * Math.sin(index / 300));
    const beforeEnd = (count - index) * history.stepSeconds;
    const teethBack = Math.ceil((beforeEnd - lastAge) / TOOTH_SECONDS);
    const age = lastAge - beforeEnd + teethBack * TOOTH_SECONDS;
    const liveMiB = history.liveMiB - teethBack * stepMiB;
    const wobble = beforeEnd === 0 ? 0 : Math.sin(index * 1.7) + Math.sin(index / 37);
    return {
      seconds: endSeconds - beforeEnd,
      liveMiB,
      heapUsedMiB: liveMiB + Math.max(0, (age / TOOTH_SECONDS) * TOOTH_MIB + wobble * 1.5),
      wobble,
      majorGcs: Math.floor((index * history.stepSeconds) / TOOTH_SECONDS),
      minorGcs: Math.floor(minorGcs),
    };
  });
}

function gcFamily(isolate: string, moments: readonly Moment[]): string {
  const name = 'heapwatch_gc_duration_seconds';
  const series = Object.entries(PAUSE_SECONDS).flatMap(([kind, meanSeconds]): [string, Sample[]][] => {
    const labels = `${isolate},kind="${kind}"`;
    const gcCounts = moments.map(
      ({ minorGcs, majorGcs }) => EARLIER_GCS + (kind === 'minor' ? minorGcs : majorGcs),
    );
    const pauses = Array.from({ length: gcCounts.at(-1) ?? 0 }, (_, gc) => pauseSeconds(meanSeconds, gc));
    const overTime = (seen: readonly number[]): Sample[] =>
      moments.map(({ seconds }, index) => [seconds, seen[gcCounts[index] ?? 0] ?? 0]);
    const shorterThan = (bound: number) => runningSum(pauses.map((pause) => (pause <= bound ? 1 : 0)));
    return [
      ...[...PAUSES, Number.POSITIVE_INFINITY].map((bound): [string, Sample[]] => [
        `${name}_bucket{${labels},le="${bound === Number.POSITIVE_INFINITY ? '+Inf' : bound}"}`,
        overTime(shorterThan(bound)),
      ]),
      [`${name}_count{${labels}}`, overTime(runningSum(pauses.map(() => 1)))],
      [`${name}_sum{${labels}}`, overTime(runningSum(pauses))],
    ];
  });
  return family(name, 'histogram', series);
}

/** Pause of one GC: exponentially distributed about the mean, the same in each run. */
function pauseSeconds(meanSeconds: number, gc: number): number {
  const even = (gc * 0.6180339887) % 1;
  return -meanSeconds * Math.log(1 - even);
}

/** What the first n numbers add up to, for each n from 0. */
function runningSum(numbers: readonly number[]): number[] {
  const sums = [0];
  for (const number of numbers) sums.push((sums.at(-1) ?? 0) + number);
  return sums;
}

function family(
  name: string,
  type: string,
  series: readonly (readonly [string, readonly Sample[]])[],
): string {
  const lines = series.flatMap(([id, samples]) =>
    samples.map(([seconds, value]) => `${id} ${value} ${seconds}`),
  );
  return `# TYPE ${name} ${type}\n${lines.join('\n')}\n`;
}
