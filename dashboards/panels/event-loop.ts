import type { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { chosen, counterRate, histogramQuantile, rangeQuery, type Scope } from '../queries.ts';
import { timeSeries } from './time-series.ts';

const SCOPE: Scope = 'process';
const ISOLATE = ['instance', 'process', 'isolate'] as const;
const LEGEND = '{{instance}} {{process}} {{isolate}}';

export function eventLoopDelayPanel(): TimeSeriesBuilder {
  return timeSeries('Event loop delay (99th percentile)', 's')
    .description(
      'How late the event loop comes to a timer, once in a hundred times: estimated from the buckets of the histogram. ' +
        'GC pauses and long synchronous calls show here.',
    )
    .withTarget(
      rangeQuery(
        'loopDelay',
        histogramQuantile(0.99, 'heapwatch_event_loop_delay_seconds', SCOPE, ISOLATE),
        LEGEND,
      ),
    );
}

export function eventLoopUtilizationPanel(): TimeSeriesBuilder {
  return timeSeries('Event loop utilization', 'percentunit')
    .max(1)
    .description(
      'Share of the time in which the event loop was busy. Near 100 % work piles up, and memory grows because of ' +
        'that: the verdict is then overload, not a leak.',
    )
    .withTarget(
      rangeQuery('loopUtilization', chosen('heapwatch_event_loop_utilization_ratio', SCOPE), LEGEND),
    );
}

export function cpuPanel(): TimeSeriesBuilder {
  return timeSeries('CPU', 'none')
    .description(
      'Cores that the process keeps busy, in user and system mode; threads of the garbage collector and workers ' +
        'included. One core is 1.',
    )
    .withTarget(
      rangeQuery(
        'cpu',
        counterRate('heapwatch_cpu_seconds_total', SCOPE, ['instance', 'process', 'mode']),
        '{{instance}} {{process}} {{mode}}',
      ),
    );
}
