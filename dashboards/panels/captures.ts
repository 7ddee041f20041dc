import type { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { chosen, counterIncrease, rangeQuery, type Scope } from '../queries.ts';
import { timeSeries } from './time-series.ts';

const SCOPE: Scope = 'fleet';
const PROCESS = '{{instance}} {{process}}';

export function snapshotsPanel(): TimeSeriesBuilder {
  return timeSeries('Snapshots', 'short')
    .description(
      'Heap snapshots in each step of the graph, by outcome. A capture that died with its process is counted as failed ' +
        'when it starts again.',
    )
    .withTarget(
      rangeQuery(
        'snapshots',
        counterIncrease('heapwatch_snapshots_total', SCOPE, ['instance', 'outcome']),
        '{{instance}} {{outcome}}',
      ),
    );
}

export function snapshotDurationPanel(): TimeSeriesBuilder {
  return timeSeries('How long the newest snapshot took', 's')
    .description(
      'From request to file, and the first part of that, in which the process stood still: requests that came meanwhile ' +
        'were answered after it.',
    )
    .withTarget(
      rangeQuery('pause', chosen('heapwatch_snapshot_last_pause_seconds', SCOPE), `${PROCESS} pause`),
    )
    .withTarget(
      rangeQuery('duration', chosen('heapwatch_snapshot_last_duration_seconds', SCOPE), `${PROCESS} whole`),
    );
}

export function snapshotSizePanel(): TimeSeriesBuilder {
  return timeSeries('Size of the newest snapshot', 'bytes')
    .description('On disk, compressed. Uncompressed it is about six times that.')
    .withTarget(rangeQuery('size', chosen('heapwatch_snapshot_last_size_bytes', SCOPE), PROCESS));
}

export function snapshotAgePanel(): TimeSeriesBuilder {
  return timeSeries('Age of the newest snapshot', 's')
    .description(
      'How long ago a process was last captured: an old one is a baseline to compare the next one with. Processes ' +
        'without a snapshot have no line.',
    )
    .withTarget(
      rangeQuery('age', `time() - ${chosen('heapwatch_snapshot_last_timestamp_seconds', SCOPE)}`, PROCESS),
    );
}
