import type { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { chosen, rangeQuery, type Scope } from '../queries.ts';
import { COLORS, shadesOf, timeSeries } from './time-series.ts';

const SCOPE: Scope = 'process';

export function residentMemoryPanel(): TimeSeriesBuilder {
  return timeSeries('Resident memory (RSS)', 'bytes')
    .overrideByQuery('resident', [shadesOf(COLORS.residentMemory)])
    .description(
      'What the operating system and a container limit count: heap, memory outside of it, code, stacks. RSS that ' +
        'rises over a level heap and level external memory is native memory.',
    )
    .withTarget(
      rangeQuery('resident', chosen('heapwatch_resident_memory_bytes', SCOPE), '{{instance}} {{process}}'),
    );
}

export function memoryLimitPanel(): TimeSeriesBuilder {
  return timeSeries('Share of the memory limit', 'percentunit')
    .overrideByQuery('memoryShare', [shadesOf(COLORS.residentMemory)])
    .max(1)
    .description(
      'Resident memory as a share of what the process may use: the limit of its container, else the machine’s memory. ' +
        'At 100 % the kernel kills it, whatever the heap limit says.',
    )
    .withTarget(
      rangeQuery(
        'memoryShare',
        `${chosen('heapwatch_resident_memory_bytes', SCOPE)} / ${chosen('heapwatch_memory_limit_bytes', SCOPE)}`,
        '{{instance}} {{process}}',
      ),
    );
}

export function externalMemoryPanel(): TimeSeriesBuilder {
  return timeSeries('Memory held outside the heap', 'bytes')
    .overrideByQuery('external', [shadesOf(COLORS.external)])
    .overrideByQuery('arrayBuffers', [shadesOf(COLORS.arrayBuffers)])
    .description(
      'Memory that JavaScript objects hold outside the heap: Buffers, ArrayBuffers, WebAssembly, native add-ons. ' +
        'Array buffers are a part of external memory. A leak of Buffers shows here and not in the sawtooth.',
    )
    .withTarget(
      rangeQuery(
        'external',
        chosen('heapwatch_external_memory_bytes', SCOPE),
        '{{instance}} {{process}} {{isolate}} external',
      ),
    )
    .withTarget(
      rangeQuery(
        'arrayBuffers',
        chosen('heapwatch_array_buffers_bytes', SCOPE),
        '{{instance}} {{process}} {{isolate}} array buffers',
      ),
    );
}
