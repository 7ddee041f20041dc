import { PanelBuilder as CustomPanelBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { diffDataLink } from '../links.ts';
import { chosen, instantQuery, rangeQuery, type Scope } from '../queries.ts';
import { DATA_SOURCE } from '../variables.ts';

/** A row of the panel has no more pixels for its line. */
const HISTORY_POINTS = 150;

export interface LeakTrendPanelOptions {
  readonly title: string;
  readonly scope: Scope;
  /** External and native memory also where they do not leak. */
  readonly showQuietMemory: boolean;
}

export function leakTrendPanel({ title, scope, showQuietMemory }: LeakTrendPanelOptions): CustomPanelBuilder {
  const isFleet = scope === 'fleet';
  const panel = new CustomPanelBuilder()
    .type('heapwatch-leaktrend-panel')
    .title(title)
    .description(
      'The exporter’s own verdict on each process, worst first: how fast it grows, when it reaches its limit at that ' +
        'pace, and since when. The small picture is the live set over the time shown, with its robust line and the band that ' +
        `holds nine of ten readings. A click ${isFleet ? 'opens the process' : 'compares its newest two heap snapshots'}.`,
    )
    .datasource(DATA_SOURCE)
    .maxDataPoints(HISTORY_POINTS)
    .options({ showQuietMemory })
    .withTarget(instantQuery('state', `${chosen('heapwatch_leak_state', scope)} == 1`))
    .withTarget(instantQuery('slope', chosen('heapwatch_leak_slope_bytes_per_second', scope)))
    .withTarget(instantQuery('confidence', chosen('heapwatch_leak_confidence_ratio', scope)))
    .withTarget(instantQuery('since', chosen('heapwatch_leak_since_timestamp_seconds', scope)))
    .withTarget(instantQuery('timeToLimit', chosen('heapwatch_leak_time_to_limit_seconds', scope)))
    .withTarget(rangeQuery('liveSet', chosen('heapwatch_heap_live_bytes', scope), 'live set'))
    .withTarget(rangeQuery('external', chosen('heapwatch_external_memory_bytes', scope), 'external'))
    .withTarget(rangeQuery('residentMemory', chosen('heapwatch_resident_memory_bytes', scope), 'RSS'));
  // Without a link of its own a row leads to the dashboard of its process.
  return isFleet ? panel : panel.dataLinks([diffDataLink(true)]);
}
