import { PanelPlugin } from '@grafana/data';
import { DEFAULT_OPTIONS, type SawtoothOptions } from './options.ts';
import { SawtoothPanel } from './sawtooth-panel.tsx';

export const plugin = new PanelPlugin<SawtoothOptions>(SawtoothPanel).setPanelOptions((builder) =>
  builder.addBooleanSwitch({
    path: 'showResidentMemory',
    name: 'Resident memory (RSS)',
    description: 'Draws what the operating system counts for the whole process, if a query brings it',
    defaultValue: DEFAULT_OPTIONS.showResidentMemory,
  }),
);
