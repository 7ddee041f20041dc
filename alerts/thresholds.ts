import type { AlertName } from './alert.ts';

/** One number of a rule. The rules, their descriptions and the page of alerts are made from it. */
export interface ThresholdRow {
  readonly alert: AlertName;
  readonly value: number;
  /** Seconds, bytes, a share of 1, or a count. */
  readonly unit: 's' | 'By' | 'ratio' | 'count';
  readonly help: string;
}

const MIB = 2 ** 20;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function row(alert: AlertName, value: number, unit: ThresholdRow['unit'], help: string): ThresholdRow {
  return { alert, value, unit, help };
}

const LEAK = 'HeapwatchHeapLeak';
const VERDICT = 'HeapwatchLeakVerdict';
const NEAR_LIMIT = 'HeapwatchHeapNearLimit';
const NATIVE = 'HeapwatchNativeMemoryLeak';
const LISTENERS = 'HeapwatchListenerLeak';
const GC = 'HeapwatchGcPressure';
const CAPTURE = 'HeapwatchCaptureFailed';

/** Every number of every rule by the name it is set by (`node alerts/generate.ts --set NAME=VALUE`). */
export const THRESHOLD_TABLE = {
  'heapLeak.window': row(LEAK, 12 * HOUR, 's', '`warning`: the line is fitted to what is known of this time'),
  'heapLeak.resolution': row(LEAK, 5 * MINUTE, 's', 'A reading stands for this time'),
  'heapLeak.warmUp': row(
    LEAK,
    20 * MINUTE,
    's',
    'Time after each start that is left out: programs fill up while they start',
  ),
  'heapLeak.minKnown': row(
    LEAK,
    3 * HOUR,
    's',
    'With fewer readings than this much time gives nothing is said',
  ),
  'heapLeak.minEvidence': row(
    LEAK,
    20 * MINUTE,
    's',
    'Least time of readings × explained variance ÷ the rest of the variance',
  ),
  'heapLeak.minOwnVariance': row(
    LEAK,
    0.05,
    'ratio',
    'Least part of the age’s variance that load does not explain: else nobody can tell them apart',
  ),
  'heapLeak.before': row(LEAK, 90 * MINUTE, 's', 'So long ago the line must have risen too …'),
  'heapLeak.beforeShare': row(LEAK, 0.3, 'ratio', '… at least at this share of its slope of now'),
  'heapLeak.recent': row(LEAK, 2 * HOUR, 's', 'Over this time alone it must rise too …'),
  'heapLeak.recentShare': row(LEAK, 0.3, 'ratio', '… at least at this share of the whole slope'),
  'heapLeak.levellingOff': row(
    LEAK,
    6 * MINUTE,
    's',
    'Growth is taken to level off if the line of the logarithm explains so much more: time of readings × the difference ÷ what it leaves',
  ),
  'heapLeak.minRise': row(LEAK, 3 * MIB, 'By', 'Least rise over what is known'),
  'heapLeak.minRiseShare': row(LEAK, 0.02, 'ratio', 'The same as a share of the mean'),
  'heapLeak.limitWithin': row(LEAK, 365 * DAY, 's', 'At this pace the heap limit is reached within this'),
  'heapLeak.minMajorGcs': row(
    LEAK,
    4,
    'count',
    'The live set changes at a major GC only: with fewer of them in the window nothing is known',
  ),
  'heapLeak.history': row(
    LEAK,
    DAY,
    's',
    'What a process had in this time before the window, and survived, is no news',
  ),
  'heapLeak.historyShare': row(LEAK, 0.95, 'ratio', '… but for the highest readings of that time'),
  'heapLeak.alive': row(LEAK, 15 * MINUTE, 's', 'The process was scraped within this'),
  'heapLeak.for': row(LEAK, HOUR, 's', '`warning` after this'),
  'heapLeak.keepFiringFor': row(LEAK, 2 * HOUR, 's', '`warning` goes on for this after the end'),

  'heapLeak.surge.part': row(
    LEAK,
    45,
    's',
    '`critical`, the fast branch: the lowest live set of each such time is compared',
  ),
  'heapLeak.surge.parts': row(LEAK, 3, 'count', 'It must rise through so many of them'),
  // Less than of the slower branch: V8 collects when it sees fit, so 45 s hold one small step of the live set, or two large ones.
  'heapLeak.surge.keepsPace': row(
    LEAK,
    0.3,
    'ratio',
    'Each step must be at least this share of the average step',
  ),
  'heapLeak.surge.minRise': row(LEAK, 16 * MIB, 'By', 'Least rise in all'),
  'heapLeak.surge.minRiseShare': row(LEAK, 0.04, 'ratio', 'Least rise in all, as a share of the heap limit'),
  'heapLeak.surge.limitWithin': row(
    LEAK,
    20 * MINUTE,
    's',
    'At this pace the heap limit is reached within this',
  ),
  'heapLeak.surge.minMajorGcs': row(LEAK, 3, 'count', 'Least major GCs in it'),
  'heapLeak.surge.warmUp': row(LEAK, 30, 's', 'Time after the start that is left out'),
  'heapLeak.urgent.part': row(LEAK, 4 * MINUTE, 's', '`critical`, the slower branch: the same'),
  'heapLeak.urgent.parts': row(LEAK, 3, 'count', 'It must rise through so many of them'),
  'heapLeak.urgent.keepsPace': row(
    LEAK,
    0.6,
    'ratio',
    'Each step must be at least this share of the average step',
  ),
  'heapLeak.urgent.minRise': row(LEAK, 16 * MIB, 'By', 'Least rise in all'),
  'heapLeak.urgent.minRiseShare': row(LEAK, 0.03, 'ratio', 'Least rise in all, as a share of the heap limit'),
  'heapLeak.urgent.limitWithin': row(LEAK, HOUR, 's', 'At this pace the heap limit is reached within this'),
  'heapLeak.urgent.minMajorGcs': row(LEAK, 6, 'count', 'Least major GCs in it'),
  'heapLeak.urgent.warmUp': row(LEAK, 18 * MINUTE, 's', 'Time after the start that is left out'),
  'heapLeak.urgent.history': row(
    LEAK,
    6 * HOUR,
    's',
    'A height that the process had within this time before, and survived, is no news to either branch',
  ),
  'heapLeak.urgent.for': row(LEAK, 30, 's', '`critical` after this'),
  'heapLeak.urgent.keepFiringFor': row(LEAK, 5 * MINUTE, 's', '`critical` goes on for this after the end'),

  'leakVerdict.gap': row(VERDICT, 5 * MINUTE, 's', 'Scrapes may be missing for so long'),
  'leakVerdict.criticalTimeToLimit': row(VERDICT, HOUR, 's', '`critical` if the limit is nearer than this'),
  'leakVerdict.criticalFor': row(VERDICT, MINUTE, 's', '`critical` after the verdict has stood for this'),
  'leakVerdict.warningFor': row(VERDICT, 5 * MINUTE, 's', '`warning` after the verdict has stood for this'),
  'leakVerdict.keepFiringFor': row(
    VERDICT,
    15 * MINUTE,
    's',
    'Goes on for this after the verdict is revoked',
  ),

  'heapNearLimit.gap': row(NEAR_LIMIT, 5 * MINUTE, 's', 'Scrapes may be missing for so long'),
  'heapNearLimit.youngNode20': row(
    NEAR_LIMIT,
    48 * MIB,
    'By',
    'Part of the limit that is for the young generation: Node.js 20 and 22',
  ),
  'heapNearLimit.youngNode24': row(NEAR_LIMIT, 192 * MIB, 'By', 'The same for Node.js 24'),
  'heapNearLimit.youngNode26': row(NEAR_LIMIT, 96 * MIB, 'By', 'The same for Node.js 26'),
  'heapNearLimit.warningShare': row(
    NEAR_LIMIT,
    0.85,
    'ratio',
    '`warning` from this share of the rest of the limit',
  ),
  'heapNearLimit.criticalShare': row(
    NEAR_LIMIT,
    0.95,
    'ratio',
    '`critical` from this share of the rest of the limit',
  ),
  'heapNearLimit.warningFor': row(NEAR_LIMIT, 10 * MINUTE, 's', '`warning` after this'),
  'heapNearLimit.criticalFor': row(NEAR_LIMIT, MINUTE, 's', '`critical` after this'),
  'heapNearLimit.keepFiringFor': row(NEAR_LIMIT, 5 * MINUTE, 's', 'Goes on for this after the end'),

  'nativeMemoryLeak.part': row(
    NATIVE,
    2 * HOUR,
    's',
    'The lowest native memory of each such time is compared',
  ),
  'nativeMemoryLeak.parts': row(NATIVE, 3, 'count', 'It must rise through so many of them'),
  'nativeMemoryLeak.keepsPace': row(
    NATIVE,
    0.5,
    'ratio',
    'Each step must be at least this share of the average step',
  ),
  'nativeMemoryLeak.minRise': row(NATIVE, 64 * MIB, 'By', 'Least rise in all'),
  'nativeMemoryLeak.minRiseShare': row(
    NATIVE,
    0.1,
    'ratio',
    'Least rise in all, as a share of the resident memory',
  ),
  'nativeMemoryLeak.limitWithin': row(
    NATIVE,
    7 * DAY,
    's',
    'At this pace the memory limit is reached within this',
  ),
  'nativeMemoryLeak.warmUp': row(NATIVE, HOUR, 's', 'Time after the start that is left out'),
  'nativeMemoryLeak.for': row(NATIVE, 30 * MINUTE, 's', 'Sent after this'),
  'nativeMemoryLeak.keepFiringFor': row(NATIVE, HOUR, 's', 'Goes on for this after the end'),

  'listenerLeak.part': row(LISTENERS, 20 * MINUTE, 's', 'The lowest number of each such time is compared'),
  'listenerLeak.parts': row(LISTENERS, 3, 'count', 'It must rise through so many of them'),
  'listenerLeak.keepsPace': row(
    LISTENERS,
    0.5,
    'ratio',
    'Each step must be at least this share of the average step',
  ),
  'listenerLeak.minRise': row(LISTENERS, 100, 'count', 'Least rise in all'),
  'listenerLeak.minGrowth': row(LISTENERS, 0.5, 'ratio', 'Least rise in all, as a share of the first number'),
  'listenerLeak.history': row(
    LISTENERS,
    DAY,
    's',
    'A number that was reached within this time before is no news',
  ),
  'listenerLeak.for': row(LISTENERS, 10 * MINUTE, 's', 'Sent after this'),
  'listenerLeak.keepFiringFor': row(LISTENERS, 30 * MINUTE, 's', 'Goes on for this after the end'),

  'gcPressure.window': row(GC, 5 * MINUTE, 's', 'The share of time is taken over this'),
  'gcPressure.warningShare': row(GC, 0.1, 'ratio', '`warning` from this share of time'),
  'gcPressure.criticalShare': row(GC, 0.3, 'ratio', '`critical` from this share of time'),
  'gcPressure.warningFor': row(GC, 10 * MINUTE, 's', '`warning` after this'),
  'gcPressure.criticalFor': row(GC, 5 * MINUTE, 's', '`critical` after this'),
  'gcPressure.keepFiringFor': row(GC, 5 * MINUTE, 's', 'Goes on for this after the end'),

  'captureFailed.window': row(CAPTURE, 30 * MINUTE, 's', 'Told for so long after the failure'),
} as const satisfies Readonly<Record<string, ThresholdRow>>;

export type ThresholdName = keyof typeof THRESHOLD_TABLE;
/** A number for each name, in the unit of its row. */
export type Thresholds = Readonly<Record<ThresholdName, number>>;

export const THRESHOLD_NAMES = Object.keys(THRESHOLD_TABLE) as readonly ThresholdName[];

export const DEFAULT_THRESHOLDS = Object.fromEntries(
  THRESHOLD_NAMES.map((name) => [name, THRESHOLD_TABLE[name].value]),
) as Thresholds;

/**
 * The defaults, but for what is set.
 *
 * @param settings `NAME=VALUE` each, in the unit of the row.
 * @throws RangeError that says what is wrong with which.
 */
export function thresholdsWith(settings: readonly string[]): Thresholds {
  const changed: Partial<Record<ThresholdName, number>> = {};
  for (const setting of settings) {
    const [given = '', text = ''] = setting.split('=');
    const name = THRESHOLD_NAMES.find((candidate) => candidate === given);
    if (name === undefined) throw new RangeError(`no threshold is named ${given}: docs/alerts.md lists them`);
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value) || value < 0)
      throw new RangeError(
        `${name} takes a number in ${THRESHOLD_TABLE[name].unit}, not ${JSON.stringify(text)}`,
      );
    changed[name] = value;
  }
  return { ...DEFAULT_THRESHOLDS, ...changed };
}
