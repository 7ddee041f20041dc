import { FieldConfigProperty, PanelPlugin } from '@grafana/data';
import { LeakTrendPanel } from './leak-trend-panel.tsx';
import { DEFAULT_OPTIONS, type LeakTrendOptions } from './options.ts';
import { suggestLeakTrend } from './suggestions.ts';

/** Of the standard field options only data links mean anything to a row. */
const WITHOUT_MEANING = [
  FieldConfigProperty.Unit,
  FieldConfigProperty.Min,
  FieldConfigProperty.Max,
  FieldConfigProperty.Decimals,
  FieldConfigProperty.DisplayName,
  FieldConfigProperty.NoValue,
  FieldConfigProperty.Thresholds,
  FieldConfigProperty.Mappings,
  FieldConfigProperty.Color,
  FieldConfigProperty.Filterable,
];

// biome-ignore lint/correctness/useHookAtTopLevel: a method of Grafana's builder, no React hook
export const plugin = new PanelPlugin<LeakTrendOptions>(LeakTrendPanel)
  .useFieldConfig({ disableStandardOptions: WITHOUT_MEANING })
  .setPanelOptions((builder) =>
    builder.addBooleanSwitch({
      path: 'showQuietMemory',
      name: 'External and native memory that does not leak',
      description: 'Lists them beside the heap of each process; those that leak are always listed',
      defaultValue: DEFAULT_OPTIONS.showQuietMemory,
    }),
  )
  .setSuggestionsSupplier(suggestLeakTrend);
