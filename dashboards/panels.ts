import {
  GraphDrawStyle,
  LegendDisplayMode,
  LegendPlacement,
  SortOrder,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as CustomPanelBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { chosen, histogramQuantile, histogramRate, rangeQuery } from './queries.ts';
import { DATA_SOURCE } from './variables.ts';

/** What has a colour keeps it wherever it appears. */
const RSS_COLOR = 'purple';
const EXTERNAL_COLOR = 'orange';
const ARRAY_BUFFERS_COLOR = 'yellow';
const KIND_COLORS: Readonly<Record<string, string>> = {
  minor: 'light-blue',
  major: 'orange',
  incremental: 'yellow',
  weakcb: 'purple',
};

export function sawtoothPanel(): CustomPanelBuilder {
  return new CustomPanelBuilder()
    .type('heapwatch-sawtooth-panel')
    .title('Heap: is the floor rising?')
    .description(
      'Thin teeth: heap used. Bold floor: the live set, what was left after the last major GC. Thin dashes over it: its trend ' +
        'over the time shown, which the figure in parentheses states per hour. Dashed line above: the heap limit. A floor that ' +
        'keeps rising is a leak; teeth alone are not.',
    )
    .datasource(DATA_SOURCE)
    .unit('bytes')
    .options({ showResidentMemory: false })
    .withTarget(rangeQuery('heapUsed', chosen('heapwatch_heap_used_bytes'), 'heap used'))
    .withTarget(rangeQuery('liveSet', chosen('heapwatch_heap_live_bytes'), 'live set'))
    .withTarget(rangeQuery('heapLimit', chosen('heapwatch_heap_limit_bytes'), 'limit'))
    .withTarget(rangeQuery('residentMemory', chosen('heapwatch_resident_memory_bytes'), 'RSS'));
}

export function residentMemoryPanel(): TimeSeriesBuilder {
  return timeSeries('Resident memory (RSS)', 'bytes')
    .overrideByQuery('resident', [shadesOf(RSS_COLOR)])
    .description(
      'What the operating system and a container limit count: heap, memory outside of it, code, stacks. RSS that ' +
        'rises over a level heap and level external memory is native memory.',
    )
    .withTarget(rangeQuery('resident', chosen('heapwatch_resident_memory_bytes'), '{{instance}}'));
}

export function externalMemoryPanel(): TimeSeriesBuilder {
  return timeSeries('Memory held outside the heap', 'bytes')
    .overrideByQuery('external', [shadesOf(EXTERNAL_COLOR)])
    .overrideByQuery('arrayBuffers', [shadesOf(ARRAY_BUFFERS_COLOR)])
    .description(
      'Memory that JavaScript objects hold outside the heap: Buffers, ArrayBuffers, WebAssembly, native add-ons. ' +
        'Array buffers are a part of external memory. A leak of Buffers shows here and not in the sawtooth.',
    )
    .withTarget(
      rangeQuery('external', chosen('heapwatch_external_memory_bytes'), '{{instance}} {{isolate}} external'),
    )
    .withTarget(
      rangeQuery(
        'arrayBuffers',
        chosen('heapwatch_array_buffers_bytes'),
        '{{instance}} {{isolate}} array buffers',
      ),
    );
}

export function gcTimePanel(): TimeSeriesBuilder {
  return byKind(timeSeries('Time spent in GC', 'percentunit'))
    .description(
      'Share of the time in which the program stood still for garbage collection, by kind. Rising shares of major GC ' +
        'under the same load mean that the heap is nearly full of live objects.',
    )
    .withTarget(
      rangeQuery(
        'gcTime',
        histogramRate('heapwatch_gc_duration_seconds', 'sum', ['instance', 'kind']),
        '{{instance}} {{kind}}',
      ),
    );
}

export function gcPausePanel(): TimeSeriesBuilder {
  return byKind(timeSeries('Longest GC pauses (99th percentile)', 's').spanNulls(true))
    .description(
      'One GC pause in a hundred is longer than this, by kind; estimated from the buckets of the histogram. ' +
        'A request that meets such a pause waits that much longer. Lines join the moments in which there were any.',
    )
    .withTarget(
      rangeQuery(
        'gcPause',
        histogramQuantile(0.99, 'heapwatch_gc_duration_seconds', ['instance', 'kind']),
        '{{instance}} {{kind}}',
      ),
    );
}

export function gcFrequencyPanel(): TimeSeriesBuilder {
  return byKind(timeSeries('GCs per second', 'cps'))
    .description(
      'How often the garbage collector runs, by kind. Minor GCs follow the allocation rate, and so the load. ' +
        'The live set moves only with a major GC.',
    )
    .withTarget(
      rangeQuery(
        'gcFrequency',
        histogramRate('heapwatch_gc_duration_seconds', 'count', ['instance', 'kind']),
        '{{instance}} {{kind}}',
      ),
    );
}

function timeSeries(title: string, unit: string): TimeSeriesBuilder {
  return new TimeSeriesBuilder()
    .title(title)
    .unit(unit)
    .min(0)
    .datasource(DATA_SOURCE)
    .drawStyle(GraphDrawStyle.Line)
    .lineWidth(1)
    .fillOpacity(8)
    .showPoints(VisibilityMode.Never)
    .legend(
      new VizLegendOptionsBuilder()
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom)
        .showLegend(true)
        .calcs([]),
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending));
}

function byKind(panel: TimeSeriesBuilder): TimeSeriesBuilder {
  for (const [kind, color] of Object.entries(KIND_COLORS)) {
    panel.overrideByRegexp(`/ ${kind}$/`, [shadesOf(color)]);
  }
  return panel;
}

/** Several instances are told apart by shades of the one colour. */
function shadesOf(color: string): DynamicConfigValue {
  return { id: 'color', value: { mode: 'shades', fixedColor: color } };
}
