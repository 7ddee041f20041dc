import { FieldConfigProperty, PanelPlugin } from '@grafana/data';
import { migrateOptions } from './migration.ts';
import { DEFAULT_OPTIONS, type SawtoothOptions } from './options.ts';
import { SawtoothPanel } from './sawtooth-panel.tsx';
import { suggestSawtooth } from './suggestions.ts';

/** Options of a field that mean nothing to a line of bytes. */
const WITHOUT_MEANING = [
  FieldConfigProperty.Mappings,
  FieldConfigProperty.NoValue,
  FieldConfigProperty.Filterable,
];

// biome-ignore lint/correctness/useHookAtTopLevel: a method of Grafana's builder, no React hook
export const plugin = new PanelPlugin<SawtoothOptions>(SawtoothPanel)
  .useFieldConfig({
    disableStandardOptions: WITHOUT_MEANING,
    standardOptions: { [FieldConfigProperty.Unit]: { defaultValue: 'bytes' } },
  })
  // Without it a panel is given no annotations: they bring the marks whose ids are known.
  .setDataSupport({ annotations: true, alertStates: false })
  .setPanelOptions((builder) =>
    builder
      .addRadio({
        path: 'layout',
        name: 'Several isolates',
        description: 'A sawtooth for each, or the live sets of all in one plot',
        defaultValue: DEFAULT_OPTIONS.layout,
        settings: {
          options: [
            { value: 'multiples', label: 'Below one another' },
            { value: 'overlay', label: 'In one plot' },
          ],
        },
      })
      .addBooleanSwitch({
        path: 'showResidentMemory',
        name: 'Resident memory (RSS)',
        description: 'Draws what the operating system counts for the whole process, if a query brings it',
        defaultValue: DEFAULT_OPTIONS.showResidentMemory,
      })
      .addBooleanSwitch({
        path: 'showGcPauses',
        name: 'GC pauses',
        description: 'A lane beneath with the pauses of each kind of GC, if the query gcPauses brings them',
        defaultValue: DEFAULT_OPTIONS.showGcPauses,
      })
      .addBooleanSwitch({
        path: 'showMarkers',
        name: 'Marks',
        description: 'Where snapshots were taken and where a growth began; two snapshots open their diff',
        defaultValue: DEFAULT_OPTIONS.showMarkers,
      })
      .addBooleanSwitch({
        path: 'showThresholds',
        name: 'Thresholds',
        description: 'Draws the thresholds of the field options as dashed lines',
        defaultValue: DEFAULT_OPTIONS.showThresholds,
      }),
  )
  .setMigrationHandler(migrateOptions)
  .setSuggestionsSupplier(suggestSawtooth);
