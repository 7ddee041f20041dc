import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `plugin.json` of a built plugin, as far as the host reads it. */
export interface PluginJson {
  readonly id: string;
  readonly type: 'app' | 'panel' | 'datasource';
  readonly name: string;
  readonly info: { readonly version: string };
  /** Of a data source: where its proxy may go. Never told to the browser. */
  readonly routes?: readonly PluginRoute[];
}

export interface PluginRoute {
  readonly path: string;
  readonly method?: string;
  readonly reqRole?: 'Viewer' | 'Editor' | 'Admin';
  /** `{{ .JsonData.name }}` and `{{ .SecureJsonData.name }}` are filled in, here and in the headers. */
  readonly url: string;
  readonly headers?: readonly { readonly name: string; readonly content: string }[];
}

export interface Plugin {
  readonly json: PluginJson;
  /** The folder that Grafana serves as `public/plugins/<id>/`. */
  readonly folder: string;
}

/** What the browser is told about a plugin. */
export interface PluginMeta extends Omit<PluginJson, 'routes'> {
  readonly module: string;
  readonly baseUrl: string;
}

/** Every plugin below a folder, by id. A nested plugin is one of its own, as it is for Grafana. */
export function findPlugins(buildFolder: string): ReadonlyMap<string, Plugin> {
  const files = readdirSync(buildFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'plugin.json')
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.map((file) => {
      const json: PluginJson = JSON.parse(readFileSync(file, 'utf8'));
      return [json.id, { json, folder: dirname(file) }];
    }),
  );
}

export function pluginMeta({ json }: Plugin): PluginMeta {
  const baseUrl = `public/plugins/${json.id}`;
  const { routes: _, ...told } = json;
  return { ...told, baseUrl, module: `${baseUrl}/module.js` };
}
