import { promDuration } from './durations.ts';
import {
  floorSeries,
  HEAP_LIMIT,
  HEAP_LIVE,
  historySeries,
  MAJOR_GCS,
  PROCESS_START,
  peakSeries,
  slopeSeries,
} from './series.ts';
import { minAgeSeconds, type Pace, riseSeconds, type Urgency, windowSeconds } from './thresholds.ts';

/** A series that Prometheus computes and keeps. */
export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
}

/** The floor of each part, its peak where that is looked at, and the slope from the first floor to the last. */
export function paceRules(pace: Pace): readonly RecordingRule[] {
  const floor = floorSeries(pace);
  const part = `${HEAP_LIVE}[${promDuration(pace.partSeconds)}]`;
  return [
    { record: floor, expr: `min_over_time(${part})` },
    ...(pace.clearsNoise ? [{ record: peakSeries(pace), expr: `max_over_time(${part})` }] : []),
    {
      record: slopeSeries(pace),
      expr: `(${floor} - ${floor} offset ${promDuration(riseSeconds(pace))}) / ${riseSeconds(pace)}`,
    },
  ];
}

/**
 * The highest floor before the window, of processes old enough that all of it was theirs. The floors are those of the
 * slowest pace: a height of a few seconds says little about what is survived.
 */
export function historyRule(urgency: Urgency): RecordingRule {
  const slowest = urgency.paces.reduce((a, b) => (a.partSeconds > b.partSeconds ? a : b));
  const floors = `${floorSeries(slowest)}[${promDuration(urgency.historySeconds)}]`;
  const before = promDuration(windowSeconds(slowest));
  return {
    record: historySeries(urgency),
    expr: [
      `max_over_time(${floors} offset ${before})`,
      `and ignoring(isolate) ${olderThan(urgency.historySeconds + windowSeconds(slowest))}\n`,
    ].join('\n'),
  };
}

/** PromQL with a result for each isolate that leaks at this pace: its slope in bytes per second. */
export function paceCondition(pace: Pace, urgency: Urgency): string {
  const slope = slopeSeries(pace);
  const rise = `${slope} * ${riseSeconds(pace)}`;
  return [
    slope,
    `and ${rise} >= ${pace.minRiseBytes}`,
    `and ${rise} >= ${pace.minRiseShareOfLimit} * ${HEAP_LIMIT}`,
    `and ${slope} * ${pace.limitWithinSeconds} >= ${HEAP_LIMIT} - ${HEAP_LIVE}`,
    ...stepsKeepPace(pace),
    ...(pace.clearsNoise
      ? [`and ${floorSeries(pace)} > ${peakSeries(pace)} offset ${promDuration(riseSeconds(pace))}`]
      : []),
    `and ignoring(kind) increase(${MAJOR_GCS}[${promDuration(windowSeconds(pace))}]) >= ${pace.minMajorGcs}`,
    `and ignoring(isolate) ${olderThan(minAgeSeconds(pace))}`,
    `unless ${historySeries(urgency)} >= ${floorSeries(pace)}`,
  ].join('\n');
}

/** A floor is found at the beginning of a rising part, so the last part's own rise is seen in the live set of now. */
function stepsKeepPace(pace: Pace): readonly string[] {
  const least = `${slopeSeries(pace)} * ${pace.partSeconds * pace.keepsPaceShare}`;
  const heights = [HEAP_LIVE, ...Array.from({ length: pace.parts }, (_, part) => floorAgo(pace, part))];
  return heights.slice(1).map((earlier, step) => `and ${heights[step]} - ${earlier} >= ${least}`);
}

function floorAgo(pace: Pace, parts: number): string {
  return floorSeries(pace) + (parts === 0 ? '' : ` offset ${promDuration(parts * pace.partSeconds)}`);
}

function olderThan(seconds: number): string {
  return `time() - ${PROCESS_START} >= ${seconds}`;
}
