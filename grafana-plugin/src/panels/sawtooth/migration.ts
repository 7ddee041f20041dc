import type { PanelModel } from '@grafana/data';
import { DEFAULT_OPTIONS, type SawtoothOptions } from './options.ts';

/**
 * Options of panels that were saved by another version: those that are known here and make sense are kept, the rest
 * is as by default.
 */
export function migrateOptions({ options }: Pick<PanelModel, 'options'>): SawtoothOptions {
  const saved: Readonly<Record<string, unknown>> = { ...options };
  const flag = (name: 'showResidentMemory' | 'showGcPauses' | 'showMarkers' | 'showThresholds') =>
    typeof saved[name] === 'boolean' ? saved[name] : DEFAULT_OPTIONS[name];
  return {
    showResidentMemory: flag('showResidentMemory'),
    showGcPauses: flag('showGcPauses'),
    showMarkers: flag('showMarkers'),
    layout: saved['layout'] === 'overlay' ? 'overlay' : DEFAULT_OPTIONS.layout,
    showThresholds: flag('showThresholds'),
  };
}
