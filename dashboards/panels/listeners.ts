import type { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { chosen, counterRate, rangeQuery, type Scope } from '../queries.ts';
import { timeSeries } from './time-series.ts';

const SCOPE: Scope = 'process';

export function listenersPanel(): TimeSeriesBuilder {
  return timeSeries('Listeners', 'short')
    .description(
      'Listeners on emitters that once had more than ten for an event. A line that only rises is a listener leak. ' +
        'Without such an emitter there is nothing to see here.',
    )
    .withTarget(
      rangeQuery(
        'listeners',
        chosen('heapwatch_listeners', SCOPE),
        '{{instance}} {{process}} {{isolate}} {{emitter}} {{event}}',
      ),
    );
}

export function listenerWarningsPanel(): TimeSeriesBuilder {
  return timeSeries('MaxListenersExceededWarnings', 'cps')
    .description(
      'Warnings a second that Node.js gave of too many listeners: one for each event of an emitter. How far they ' +
        'went over, the panel beside this one tells.',
    )
    .withTarget(
      rangeQuery(
        'warnings',
        counterRate('heapwatch_max_listeners_warnings_total', SCOPE, ['instance', 'process', 'isolate']),
        '{{instance}} {{process}} {{isolate}}',
      ),
    );
}
