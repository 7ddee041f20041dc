import type { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import type { MetricName } from '../../exporter/src/catalogue.ts';
import { chosen, histogramRate, rangeQuery, type Scope } from '../queries.ts';
import { timeSeries } from './time-series.ts';

const SCOPE: Scope = 'fleet';
/** More lines than this are a carpet. */
const MOST_LINES = 10;
const LEGEND = '{{instance}} {{process}} {{isolate}}';

/**
 * Lines of those that are highest at the end of the time range. `topk` alone chooses anew at each step, and draws a
 * piece of nearly everyone.
 */
function highest(expression: string, atEnd: string): string {
  return `${expression} and topk(${MOST_LINES}, ${atEnd})`;
}

/** Metrics of the chosen processes over time, and at its end. */
function share(metric: MetricName, of: MetricName): string {
  const ratio = (at: string) => `${chosen(metric, SCOPE)}${at} / ${chosen(of, SCOPE)}${at}`;
  return highest(ratio(''), ratio(' @ end()'));
}

export function leakCountPanel(): TimeSeriesBuilder {
  return lines('Leaks', 'short')
    .decimals(0)
    .description(
      'How many kinds of memory the exporters say are leaking, by job. A step up right after a deployment points at ' +
        'what was deployed.',
    )
    .withTarget(
      rangeQuery('leaks', `sum by (job) (${chosen('heapwatch_leak_suspected', SCOPE)})`, '{{job}}'),
    );
}

export function fullestHeapsPanel(): TimeSeriesBuilder {
  return lines('Fullest heaps after GC', 'percentunit')
    .description(
      `Live set as a share of the heap limit, of the ${MOST_LINES} isolates where it is highest now. What is left after a ` +
        'major GC cannot be freed by another one: at 100 % the process dies.',
    )
    .withTarget(
      rangeQuery('fullest', share('heapwatch_heap_live_bytes', 'heapwatch_heap_limit_bytes'), LEGEND),
    );
}

export function largestProcessesPanel(): TimeSeriesBuilder {
  const resident = chosen('heapwatch_resident_memory_bytes', SCOPE);
  return lines('Largest processes', 'bytes')
    .description(
      `Resident memory of the ${MOST_LINES} processes that have most now: what the operating system and container limits ` +
        'count.',
    )
    .withTarget(rangeQuery('largest', highest(resident, `${resident} @ end()`), '{{instance}} {{process}}'));
}

export function busiestCollectorsPanel(): TimeSeriesBuilder {
  const time = histogramRate('heapwatch_gc_duration_seconds', 'sum', SCOPE, [
    'instance',
    'process',
    'isolate',
  ]);
  return timeSeries('Most time in GC', 'percentunit')
    .description(
      `Share of the time in which a program stood still for garbage collection, of the ${MOST_LINES} where it is ` +
        'highest. It rises steeply when a heap is nearly full of live objects.',
    )
    .withTarget(rangeQuery('gcTime', highest(time, time.replace(']', '] @ end()')), LEGEND));
}

/** Many lines over each other: no filling. */
function lines(title: string, unit: string): TimeSeriesBuilder {
  return timeSeries(title, unit).fillOpacity(0);
}
