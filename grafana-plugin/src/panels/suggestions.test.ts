import { readFileSync } from 'node:fs';
import { createDataFrame, FieldType, getPanelDataSummary, type PanelPlugin } from '@grafana/data';
import { expect, test } from 'vitest';
import { plugin as leakTrend } from './leaktrend/module.ts';
import { plugin as sawtooth } from './sawtooth/module.ts';
import { plugin as snapshotDiff } from './snapshotdiff/module.ts';

function series(metric: string) {
  const labels = { __name__: metric, instance: 'a', isolate: 'main', memory: 'heap', state: 'stable' };
  return createDataFrame({
    fields: [
      { name: 'Time', type: FieldType.time, values: [1, 2] },
      { name: 'Value', type: FieldType.number, values: [1, 1], labels },
    ],
  });
}

const diff = createDataFrame({ fields: [{ name: 'Class', type: FieldType.string, values: ['A'] }] });
diff.meta = { custom: { heapwatchDiff: { subject: {}, head: {}, dataSourceUrl: '/' } } };

test.each([
  ['sawtooth', sawtooth, series('heapwatch_heap_live_bytes'), 'Heap sawtooth'],
  ['leaktrend', leakTrend, series('heapwatch_leak_state'), 'Leak trend'],
  ['snapshotdiff', snapshotDiff, diff, 'Heap snapshot diff'],
])('%s is asked for suggestions, and suggests itself for its own data only', (folder, panel, frame, name) => {
  const meta = JSON.parse(readFileSync(`${import.meta.dirname}/${folder}/plugin.json`, 'utf8'));
  // Grafana loads no panel to ask it that does not say so.
  expect(meta.suggestions).toBe(true);
  const plugin = panel as PanelPlugin;
  plugin.meta = meta;
  const suggested = plugin.getSuggestions(getPanelDataSummary([frame])) ?? [];
  expect(suggested.map((each) => [each.name, each.pluginId])).toEqual([[name, meta.id]]);
  expect(plugin.getSuggestions(getPanelDataSummary([series('up')])) ?? []).toEqual([]);
});
