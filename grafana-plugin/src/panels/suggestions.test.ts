import {
  createDataFrame,
  FieldType,
  getPanelDataSummary,
  type PanelPlugin,
  type PanelPluginMeta,
} from '@grafana/data';
import { expect, test } from 'vitest';
import { plugin as leakTrend } from './leaktrend/module.ts';
import leakTrendJson from './leaktrend/plugin.json';
import { plugin as sawtooth } from './sawtooth/module.ts';
import sawtoothJson from './sawtooth/plugin.json';
import { plugin as snapshotDiff } from './snapshotdiff/module.ts';
import snapshotDiffJson from './snapshotdiff/plugin.json';

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
  [sawtoothJson, sawtooth, series('heapwatch_heap_live_bytes'), 'Heap sawtooth'],
  [leakTrendJson, leakTrend, series('heapwatch_leak_state'), 'Leak trend'],
  [snapshotDiffJson, snapshotDiff, diff, 'Heap snapshot diff'],
])(
  '$name is asked for suggestions, and suggests itself for its own data only',
  (json, panel, frame, name) => {
    // Grafana loads no panel to ask it that does not say so.
    expect(json.suggestions).toBe(true);
    const plugin = panel as PanelPlugin;
    plugin.meta = json as unknown as PanelPluginMeta;
    const suggested = plugin.getSuggestions(getPanelDataSummary([frame])) ?? [];
    expect(suggested.map((each) => [each.name, each.pluginId])).toEqual([[name, json.id]]);
    expect(plugin.getSuggestions(getPanelDataSummary([series('up')])) ?? []).toEqual([]);
  },
);
