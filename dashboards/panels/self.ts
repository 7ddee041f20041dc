import type { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { chosen, counterIncrease, counterRate, rangeQuery, type Scope } from '../queries.ts';
import { byState, stacked, timeSeries } from './time-series.ts';

const SCOPE: Scope = 'fleet';
const PROCESS = '{{instance}} {{process}}';

export function selfCpuPanel(): TimeSeriesBuilder {
  return timeSeries('What Heapwatch costs', 'percentunit')
    .description(
      'Share of one core that a process spends in Heapwatch: taking in GCs, judging, answering scrapes. Measured by the ' +
        'clock around synchronous work, so it is an upper bound.',
    )
    .withTarget(
      rangeQuery(
        'selfCpu',
        counterRate('heapwatch_self_cpu_seconds_total', SCOPE, ['instance', 'process']),
        PROCESS,
      ),
    );
}

export function selfErrorsPanel(): TimeSeriesBuilder {
  return timeSeries('What went wrong in Heapwatch', 'short')
    .description(
      'Failures of Heapwatch itself in each step of the graph, by part. None of them reaches the application; each run ' +
        'of equal ones is a line on its stderr.',
    )
    .withTarget(
      rangeQuery(
        'errors',
        counterIncrease('heapwatch_errors_total', SCOPE, ['instance', 'part']),
        '{{instance}} {{part}}',
      ),
    );
}

export function versionsPanel(): TimeSeriesBuilder {
  return stacked(timeSeries('Versions', 'short'))
    .decimals(0)
    .description(
      'How many processes run which version of the exporter, on which Node.js. A gap or a change is a deployment.',
    )
    .withTarget(
      rangeQuery(
        'versions',
        `count by (version, node_version) (${chosen('heapwatch_info', SCOPE)})`,
        'exporter {{version}}, Node.js {{node_version}}',
      ),
    );
}

export function judgedPanel(): TimeSeriesBuilder {
  return byState(stacked(timeSeries('What could be judged', 'short')))
    .decimals(0)
    .description(
      'Kinds of memory by the state of their verdict. Much not_enough_gcs means that the programs collect too seldom: ' +
        'probes make up for it.',
    )
    .withTarget(
      rangeQuery('states', `sum by (state) (${chosen('heapwatch_leak_state', SCOPE)})`, '{{state}}'),
    );
}

export function readingAgePanel(): TimeSeriesBuilder {
  return timeSeries('Age of readings from threads', 's')
    .description(
      'How old at the scrape was what worker threads and cluster workers had said. It grows while one of them is too ' +
        'busy to answer. Processes without any have no line here.',
    )
    .withTarget(
      rangeQuery(
        'readingAge',
        chosen('heapwatch_reading_age_seconds', SCOPE),
        '{{instance}} {{process}} {{isolate}}',
      ),
    );
}

export function forcedGcsPanel(): TimeSeriesBuilder {
  return timeSeries('GCs that V8 did not choose', 'short')
    .description(
      'In each step of the graph, by cause: forced by the program or an inspector, by a capture, or by a probe of the ' +
        'detector. Probes keep to a budget.',
    )
    .withTarget(
      rangeQuery(
        'forcedGcs',
        counterIncrease('heapwatch_gc_forced_total', SCOPE, ['instance', 'cause']),
        '{{instance}} {{cause}}',
      ),
    );
}
