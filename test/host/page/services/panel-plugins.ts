import type { PanelPlugin } from '@grafana/data';
import { config } from '@grafana/runtime';
import { CORE_PANELS } from '../core-panels/index.ts';
import { loadPlugin } from '../plugin-loader.ts';

const ready = new Map<string, PanelPlugin>();

/** A panel by id: a stand-in for one of Grafana's own, or one of the built plugins. */
export async function importPanelPlugin(id: string): Promise<PanelPlugin> {
  const known = ready.get(id);
  if (known !== undefined) return known;
  const plugin = CORE_PANELS[id] ?? (await importBuiltPanel(id));
  ready.set(id, plugin);
  return plugin;
}

export function panelPluginFromCache(id: string): PanelPlugin | undefined {
  return ready.get(id);
}

async function importBuiltPanel(id: string): Promise<PanelPlugin> {
  const meta = config.panels[id];
  if (meta === undefined) throw new Error(`no panel ${id}: neither built nor one of the host's`);
  return (await loadPlugin(meta)) as PanelPlugin;
}
