import type { Alert } from '../alert.ts';
import { promDuration, proseDuration } from '../durations.ts';
import { HEAP_LIMIT, HEAP_LIVE, MAJOR_GCS, MEMORY_LIMIT, olderThan, RESIDENT } from '../series.ts';
import type { Thresholds } from '../thresholds.ts';
import { hoursNumbers, ifKnown, number, SUBJECT } from '../words.ts';
import {
  AGE_OWN_VARIANCE,
  AGE_VARIANCE,
  FIT,
  KNOWN_HOURS,
  LOG_FIT,
  lineFitRecords,
  MEMORY,
  RECENT_SLOPE,
  SLOPE,
} from './line-fit.ts';
import { surgeAlert } from './surge.ts';

/** HeapwatchHeapLeak: judged from heap, external memory, limit, GC counts and start time alone. */
export function heapLeakAlerts(thresholds: Thresholds): readonly Alert[] {
  return [surgeAlert(thresholds), sustainedAlert(thresholds)];
}

function sustainedAlert(thresholds: Thresholds): Alert {
  const window = thresholds['heapLeak.window'];
  const before = promDuration(thresholds['heapLeak.before']);
  const rise = `${SLOPE} * ${KNOWN_HOURS}`;
  const hours = (seconds: number) => seconds / 3600;
  const history = thresholds['heapLeak.history'];
  const survived = `quantile_over_time(${thresholds['heapLeak.historyShare']}, ${MEMORY}[${promDuration(history)}] offset ${promDuration(window)})`;
  const heapSlope = `${SLOPE}{memory="heap"}`;
  return {
    name: 'HeapwatchHeapLeak',
    severity: 'warning',
    // Under five minutes, which is how long Prometheus remembers a reading; often enough for an alert that waits for more than an hour.
    intervalSeconds: 240,
    forSeconds: thresholds['heapLeak.for'],
    keepFiringForSeconds: thresholds['heapLeak.keepFiringFor'],
    records: lineFitRecords(thresholds),
    expr: [
      SLOPE,
      // It rises, by more than would matter to nobody …
      `and ${rise} >= ${thresholds['heapLeak.minRise'] / 2 ** 20}`,
      `and ${rise} >= ${thresholds['heapLeak.minRiseShare']} * avg_over_time(${MEMORY}[${promDuration(window)}])`,
      // … as a line does, seen for long enough, and not because traffic does …
      `and ${KNOWN_HOURS} >= ${hours(thresholds['heapLeak.minKnown'])}`,
      `and ${KNOWN_HOURS} * ${FIT} / (1 - ${FIT}) >= ${hours(thresholds['heapLeak.minEvidence'])}`,
      `and ${AGE_OWN_VARIANCE} >= ${thresholds['heapLeak.minOwnVariance']} * ${AGE_VARIANCE}`,
      // … without slowing down; it did so before, and still does.
      `and ${KNOWN_HOURS} * (${LOG_FIT} - ${FIT}) / (1 - ${LOG_FIT}) <= ${hours(thresholds['heapLeak.levellingOff'])}`,
      `and ${SLOPE} offset ${before} >= ${thresholds['heapLeak.beforeShare']} * ${SLOPE}`,
      `and ${RECENT_SLOPE} >= ${thresholds['heapLeak.recentShare']} * ${SLOPE}`,
      // The height of every morning is no leak, once a day of this process is known.
      `unless (${survived} >= avg_over_time(${MEMORY}[${promDuration(thresholds['heapLeak.recent'])}]) and ignoring (isolate, memory) ${olderThan(history)})`,
      `and ignoring (memory) last_over_time(${HEAP_LIMIT}[${promDuration(thresholds['heapLeak.alive'])}])`,
      `unless (${heapSlope} and ignoring (memory) sum without (kind) (increase(${MAJOR_GCS}[${promDuration(window)}])) < ${thresholds['heapLeak.minMajorGcs']})`,
      `unless ${heapSlope} * ${hours(thresholds['heapLeak.limitWithin'])} < ignoring (memory) group_left () (${HEAP_LIMIT} - ${HEAP_LIVE}) / 2^20`,
    ].join('\n'),
    labels: ['process', 'isolate', 'memory'],
    numbers: {
      // `$of` has the memory, which published series have not: they are asked for by what the recorded one is joined to.
      room: {
        promql: [
          `(${MEMORY}$of * 0 + ignoring (memory) group_left () (${HEAP_LIMIT} - ${HEAP_LIVE}) / 2^20 and ${MEMORY}{memory="heap"})`,
          `or (${MEMORY}$of * 0 + ignoring (isolate, memory) group_left () (${MEMORY_LIMIT} - ${RESIDENT}) / 2^20)`,
        ].join(' '),
      },
      limit: {
        promql: [
          `(${MEMORY}$of * 0 + ignoring (memory) group_left () ${HEAP_LIMIT} / 2^20 and ${MEMORY}{memory="heap"})`,
          `or (${MEMORY}$of * 0 + ignoring (isolate, memory) group_left () ${MEMORY_LIMIT} / 2^20)`,
        ].join(' '),
      },
      age: {
        promql: `(${MEMORY}$of - min_over_time(${MEMORY}$of[1d])) / ${SLOPE}$of`,
      },
      ...hoursNumbers('age'),
      sinceHour: {
        promql: `hour(time() - 3600 * (${MEMORY}$of - min_over_time(${MEMORY}$of[1d])) / ${SLOPE}$of)`,
      },
      sinceMinute: {
        promql: `minute(time() - 3600 * (${MEMORY}$of - min_over_time(${MEMORY}$of[1d])) / ${SLOPE}$of)`,
      },
      left: { math: '$room / $value' },
      ...hoursNumbers('left'),
    },
    summary: [
      SUBJECT,
      ' leaks ',
      number('value'),
      ' MiB/h of ',
      { ifLabel: 'memory', is: 'heap', words: ['JS heap'] },
      { ifLabel: 'memory', is: 'external', words: ['external memory (Buffers)'] },
      ifKnown(
        'age',
        ' since about ',
        { clock: ['sinceHour', 'sinceMinute'] },
        ' UTC (',
        { hours: 'age' },
        ' ago)',
      ),
      ifKnown(
        'left',
        '; reaches its ',
        number('limit'),
        ' MiB ',
        { ifLabel: 'memory', is: 'heap', words: ['heap'] },
        { ifLabel: 'memory', is: 'external', words: ['memory'] },
        ' limit in about ',
        { hours: 'left' },
      ),
    ],
    description: [
      { ifLabel: 'memory', is: 'heap', words: ['The live set (heap in use right after a major GC)'] },
      { ifLabel: 'memory', is: 'external', words: ['External memory (Buffers and the like)'] },
      ' of ',
      SUBJECT,
      ` has risen with the age of the process over the last ${proseDuration(window)}, its restarts laid over each other: more than traffic explains, without slowing down, ${proseDuration(thresholds['heapLeak.before'])} ago and in the last ${proseDuration(thresholds['heapLeak.recent'])} too. `,
      'At its limit the process dies of out-of-memory. Compare two heap snapshots of it to see what grows and who holds it.',
    ],
  };
}
