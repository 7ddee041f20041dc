import type { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { histogramQuantile, histogramRate, rangeQuery, type Scope } from '../queries.ts';
import { byGcKind, timeSeries } from './time-series.ts';

const SCOPE: Scope = 'process';
const BY = ['instance', 'process', 'isolate', 'kind'] as const;
const LEGEND = '{{instance}} {{process}} {{isolate}} {{kind}}';

export function gcTimePanel(): TimeSeriesBuilder {
  return byGcKind(timeSeries('Time spent in GC', 'percentunit'))
    .description(
      'Share of the time in which the program stood still for garbage collection, by kind. Rising shares of major GC ' +
        'under the same load mean that the heap is nearly full of live objects.',
    )
    .withTarget(
      rangeQuery('gcTime', histogramRate('heapwatch_gc_duration_seconds', 'sum', SCOPE, BY), LEGEND),
    );
}

export function gcPausePanel(): TimeSeriesBuilder {
  return byGcKind(timeSeries('Longest GC pauses (99th percentile)', 's').spanNulls(true))
    .description(
      'One GC pause in a hundred is longer than this, by kind; estimated from the buckets of the histogram. ' +
        'A request that meets such a pause waits that much longer. Lines join the moments in which there were any.',
    )
    .withTarget(
      rangeQuery('gcPause', histogramQuantile(0.99, 'heapwatch_gc_duration_seconds', SCOPE, BY), LEGEND),
    );
}

export function gcFrequencyPanel(): TimeSeriesBuilder {
  return byGcKind(timeSeries('GCs per second', 'cps'))
    .description(
      'How often the garbage collector runs, by kind. Minor GCs follow the allocation rate, and so the load. ' +
        'The live set moves only with a major GC.',
    )
    .withTarget(
      rangeQuery('gcFrequency', histogramRate('heapwatch_gc_duration_seconds', 'count', SCOPE, BY), LEGEND),
    );
}
