import { PanelBuilder as CustomPanelBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import type { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { diffDataLink } from '../links.ts';
import { chosen, counterRate, histogramQuantile, rangeQuery, type Scope } from '../queries.ts';
import { DATA_SOURCE } from '../variables.ts';
import { stacked, timeSeries } from './time-series.ts';

const SCOPE: Scope = 'process';

export function sawtoothPanel(): CustomPanelBuilder {
  return new CustomPanelBuilder()
    .type('heapwatch-sawtooth-panel')
    .title('Heap: is the floor rising?')
    .description(
      'Thin teeth: heap used. Bold floor: the live set, what was left after the last major GC. Thin dashes over it: its trend ' +
        'over the time shown, which the figure in parentheses states per hour. Dashed line above: the heap limit. A floor that ' +
        'keeps rising is a leak; teeth alone are not. Beneath it: ◆ snapshots (choose two to compare them), ▲ where the growth ' +
        'began, and the longest GC pauses by kind.',
    )
    .datasource(DATA_SOURCE)
    .unit('bytes')
    .dataLinks([diffDataLink(true)])
    .options({
      showResidentMemory: false,
      showGcPauses: true,
      showMarkers: true,
      layout: 'multiples',
      showThresholds: false,
    })
    .withTarget(rangeQuery('heapUsed', chosen('heapwatch_heap_used_bytes', SCOPE), 'heap used'))
    .withTarget(rangeQuery('liveSet', chosen('heapwatch_heap_live_bytes', SCOPE), 'live set'))
    .withTarget(rangeQuery('heapLimit', chosen('heapwatch_heap_limit_bytes', SCOPE), 'limit'))
    .withTarget(rangeQuery('residentMemory', chosen('heapwatch_resident_memory_bytes', SCOPE), 'RSS'))
    .withTarget(rangeQuery('gcPauses', longestPauses(), '{{kind}}'))
    .withTarget(
      rangeQuery('snapshotTaken', chosen('heapwatch_snapshot_last_timestamp_seconds', SCOPE), 'snapshot'),
    )
    .withTarget(
      rangeQuery('leakSince', chosen('heapwatch_leak_since_timestamp_seconds', SCOPE), 'leak since'),
    );
}

/** With all labels that tell an isolate from another, as the panel puts them under the sawtooth of theirs. */
function longestPauses(): string {
  const isolate = ['job', 'instance', 'process', 'isolate', 'kind'];
  return histogramQuantile(0.99, 'heapwatch_gc_duration_seconds', SCOPE, isolate);
}

export function heapSpacesPanel(): TimeSeriesBuilder {
  return stacked(timeSeries('Heap spaces', 'bytes'))
    .description(
      'Heap used by space, by V8’s own names. A leak of ordinary objects grows old_space, one of large arrays or ' +
        'strings large_object_space, one of functions made at run time the code spaces. new_space is what was allocated ' +
        'since the last minor GC.',
    )
    .withTarget(
      rangeQuery(
        'heapSpaces',
        chosen('heapwatch_heap_space_used_bytes', SCOPE),
        '{{instance}} {{process}} {{isolate}} {{space}}',
      ),
    );
}

export function allocationPanel(): TimeSeriesBuilder {
  return timeSeries('Allocated on the heap', 'binBps')
    .description(
      'Bytes a second that the program asks of the garbage collector. It follows the load; the live set does not.',
    )
    .withTarget(
      rangeQuery(
        'allocated',
        counterRate('heapwatch_heap_allocated_bytes_total', SCOPE, ['instance', 'process', 'isolate']),
        '{{instance}} {{process}} {{isolate}}',
      ),
    );
}
