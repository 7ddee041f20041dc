import { createDataFrame, FieldType, getPanelDataSummary } from '@grafana/data';
import { describe, expect, test } from 'vitest';
import { migrateOptions } from './migration.ts';
import { DEFAULT_OPTIONS } from './options.ts';
import { suggestSawtooth } from './suggestions.ts';

describe('options of another version', () => {
  test('what the first one saved is kept, what is new is as by default', () => {
    expect(migrateOptions({ options: { showResidentMemory: true } })).toEqual({
      ...DEFAULT_OPTIONS,
      showResidentMemory: true,
    });
  });

  test('what makes no sense here is left out', () => {
    const options = { layout: 'spiral', showMarkers: 'yes', teeth: 3 };
    expect(migrateOptions({ options })).toEqual(DEFAULT_OPTIONS);
    expect(migrateOptions({ options: undefined as never })).toEqual(DEFAULT_OPTIONS);
  });
});

describe('suggestions', () => {
  const heap = (instance: string, metric = 'heapwatch_heap_used_bytes') =>
    createDataFrame({
      fields: [
        { name: 'Time', type: FieldType.time, values: [1, 2] },
        { name: 'Value', type: FieldType.number, values: [1, 2], labels: { __name__: metric, instance } },
      ],
    });

  test('a heap is suggested as a sawtooth, several also overlaid, anything else not', () => {
    expect(suggestSawtooth(getPanelDataSummary([heap('a')]))).toHaveLength(1);
    expect(suggestSawtooth(getPanelDataSummary([heap('a'), heap('b')]))[1]?.options).toEqual({
      layout: 'overlay',
    });
    expect(suggestSawtooth(getPanelDataSummary([heap('a', 'up')]))).toEqual([]);
    expect(suggestSawtooth(getPanelDataSummary([heap('a', 'heapwatch_heap_limit_bytes')]))).toEqual([]);
  });
});
