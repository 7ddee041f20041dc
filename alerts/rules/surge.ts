import type { Alert, RecordingRule } from '../alert.ts';
import { promDuration, proseDuration } from '../durations.ts';
import { HEAP_LIMIT, HEAP_LIVE, MAJOR_GCS, olderThan } from '../series.ts';
import type { ThresholdName, Thresholds } from '../thresholds.ts';
import { hoursNumbers, ifKnown, number, SUBJECT } from '../words.ts';
import { floorOf, type RisingFloors, riseOf, riseSeconds, stepsKeepPace } from './rising-floors.ts';

type Branch = 'surge' | 'urgent';

/** HeapwatchHeapLeak at its most urgent: at the pace of the last minutes the limit is reached within the hour. */
export function surgeAlert(thresholds: Thresholds): Alert {
  const branches = (['surge', 'urgent'] as const).map((branch) => risingOf(branch, thresholds));
  return {
    name: 'HeapwatchHeapLeak',
    severity: 'critical',
    intervalSeconds: 15,
    forSeconds: thresholds['heapLeak.urgent.for'],
    keepFiringForSeconds: thresholds['heapLeak.urgent.keepFiringFor'],
    records: [heightRecord(thresholds)],
    expr: `((\n${branches.map((rising) => condition(rising, thresholds)).join('\n) or (\n')}\n)) * 3600 / 2^20`,
    addedLabels: { memory: 'heap' },
    labels: ['process', 'isolate'],
    numbers: {
      limit: { promql: `${HEAP_LIMIT}$of / 2^20` },
      room: { promql: `(${HEAP_LIMIT}$of - ${HEAP_LIVE}$of) / 2^20` },
      left: { math: '$room / $value' },
      ...hoursNumbers('left'),
    },
    summary: [
      SUBJECT,
      ' leaks ',
      number('value'),
      ' MiB/h of JS heap',
      ifKnown('left', '; reaches its ', number('limit'), ' MiB heap limit in about ', { hours: 'left' }),
    ],
    description: [
      'The live set (heap in use right after a major GC) of ',
      SUBJECT,
      ` rose ${branches.map(whatIsSeen).join('; or ')}. At the limit the process dies of out-of-memory. `,
      'Compare two heap snapshots of it to see what grows and who holds it.',
    ],
  };
}

interface SurgeBranch extends RisingFloors {
  readonly minRiseBytes: number;
  readonly minRiseShare: number;
  readonly limitWithinSeconds: number;
  readonly minMajorGcs: number;
  readonly warmUpSeconds: number;
}

function risingOf(branch: Branch, thresholds: Thresholds): SurgeBranch {
  const of = (name: string) => thresholds[`heapLeak.${branch}.${name}` as ThresholdName];
  return {
    of: HEAP_LIVE,
    partSeconds: of('part'),
    parts: of('parts'),
    keepsPace: of('keepsPace'),
    minRiseBytes: of('minRise'),
    minRiseShare: of('minRiseShare'),
    limitWithinSeconds: of('limitWithin'),
    minMajorGcs: of('minMajorGcs'),
    warmUpSeconds: of('warmUp'),
  };
}

/** PromQL with a result for each isolate that leaks at this pace: its slope in bytes per second. */
function condition(rising: SurgeBranch, thresholds: Thresholds): string {
  const rise = riseOf(rising);
  const windowSeconds = rising.partSeconds * rising.parts;
  const perPart = `${rise} * ${rising.keepsPace / (rising.parts - 1)}`;
  const peak = `max_over_time(${HEAP_LIVE}[${promDuration(rising.partSeconds)}] offset ${promDuration(riseSeconds(rising))})`;
  return [
    `${rise} / ${riseSeconds(rising)}`,
    `and ${rise} >= ${rising.minRiseBytes}`,
    `and ${rise} >= ${rising.minRiseShare} * ${HEAP_LIMIT}`,
    `and ${rise} * ${rising.limitWithinSeconds / riseSeconds(rising)} >= ${HEAP_LIMIT} - ${HEAP_LIVE}`,
    // A floor is found at the beginning of a rising part, so the last part's own rise is seen in the live set of now.
    `and ${HEAP_LIVE} - ${floorOf(rising, 0)} >= ${perPart}`,
    ...stepsKeepPace(rising),
    // The lowest of the last part is above the highest of the first: a rise out of its own noise.
    `and ${floorOf(rising, 0)} > ${peak}`,
    `and ignoring (kind) increase(${MAJOR_GCS}[${promDuration(windowSeconds)}]) >= ${rising.minMajorGcs}`,
    `and ignoring (isolate) ${olderThan(windowSeconds + rising.warmUpSeconds)}`,
    `unless ${survivedHeight(thresholds)} >= ${floorOf(rising, 0)}`,
  ].join('\n');
}

/** Recorded: the floors of the slower branch. A height of a few seconds says little about what is survived. */
const HEIGHT = 'heapwatch:heap_live_bytes:floor';

function heightRecord(thresholds: Thresholds): RecordingRule {
  return {
    record: HEIGHT,
    expr: `min_over_time(${HEAP_LIVE}[${promDuration(thresholds['heapLeak.urgent.part'])}])`,
  };
}

/** The highest floor before the window, of processes old enough that all of it was theirs. */
function survivedHeight(thresholds: Thresholds): string {
  const windowSeconds = thresholds['heapLeak.urgent.part'] * thresholds['heapLeak.urgent.parts'];
  const history = thresholds['heapLeak.urgent.history'];
  return [
    `(max_over_time(${HEIGHT}[${promDuration(history)}] offset ${promDuration(windowSeconds)})`,
    `and ignoring (isolate) ${olderThan(history + windowSeconds)})`,
  ].join('\n');
}

function whatIsSeen(rising: SurgeBranch): string {
  return (
    `in each of the last ${rising.parts} times ${proseDuration(rising.partSeconds)}, ` +
    `by ${percent(rising.minRiseShare)} of the heap limit or more in all, ` +
    `fast enough to reach the limit within ${proseDuration(rising.limitWithinSeconds)}`
  );
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
