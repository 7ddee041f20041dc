import {
  FieldColorModeId,
  FieldConfigProperty,
  PanelPlugin,
  type PanelPluginMeta,
  type PanelProps,
} from '@grafana/data';
import type { ComponentType } from 'react';
import { FlameGraphPanel } from './flame-graph-panel.tsx';
import { TablePanel } from './table-panel.tsx';
import { TimeSeriesPanel } from './time-series-panel.tsx';

/** Grafana's own panels are not in its libraries: stand-ins over the same parts, by panel id. */
export const CORE_PANELS: Readonly<Record<string, PanelPlugin>> = {
  flamegraph: standIn('flamegraph', FlameGraphPanel),
  table: standIn('table', TablePanel),
  timeseries: standIn('timeseries', TimeSeriesPanel),
};

function standIn(id: string, component: ComponentType<PanelProps>): PanelPlugin {
  const plugin = new PanelPlugin(component).setDataSupport({ annotations: true }).useFieldConfig({
    standardOptions: {
      [FieldConfigProperty.Color]: { defaultValue: { mode: FieldColorModeId.PaletteClassic } },
    },
  });
  plugin.meta = { id, name: id, info: { logos: {} } } as unknown as PanelPluginMeta;
  return plugin;
}
