import 'systemjs/dist/system.js';
import 'systemjs/dist/extras/amd.js';
import 'systemjs/dist/extras/named-register.js';
import type { AppPlugin, PanelPlugin, PluginMeta } from '@grafana/data';
import { SHARED_MODULES } from './shared-modules.ts';

/** The parts of SystemJS that Grafana's own loader uses too. */
interface Loader {
  import(address: string): Promise<{ readonly plugin?: unknown }>;
  set(name: string, module: object): void;
  addImportMap(map: { imports: Record<string, string> }): void;
  readonly constructor: { readonly prototype: LoaderHooks };
}
interface LoaderHooks {
  shouldFetch: () => boolean;
  fetch: (address: string, options: unknown) => Promise<Response>;
  resolve: (name: string, parent?: string) => string;
}
declare global {
  interface Window {
    System: Loader;
    define?: unknown;
    heapwatchAmdDefine?: unknown;
  }
}

const loaded = new Map<string, Promise<LoadedPlugin>>();
let isReady = false;

export type LoadedPlugin = AppPlugin | PanelPlugin;

/** Loads a built plugin as Grafana's front end does: SystemJS, AMD, and an import map of shared modules. */
export function loadPlugin(meta: PluginMeta): Promise<LoadedPlugin> {
  if (!isReady) prepareLoader(window.System);
  isReady = true;
  const known = loaded.get(meta.id);
  if (known !== undefined) return known;
  const loading = importPlugin(meta);
  loaded.set(meta.id, loading);
  return loading;
}

async function importPlugin(meta: PluginMeta): Promise<LoadedPlugin> {
  const module = await window.System.import(`${location.origin}/${meta.module}`);
  const plugin = module.plugin as LoadedPlugin | undefined;
  if (plugin === undefined) throw new Error(`${meta.id} exports no plugin`);
  (plugin as { meta: PluginMeta }).meta = meta;
  if ('init' in plugin) (plugin as AppPlugin).init(meta as Parameters<AppPlugin['init']>[0]);
  return plugin;
}

function prepareLoader(loader: Loader): void {
  // Other libraries on the page test for `define` and would register with SystemJS by accident.
  window.heapwatchAmdDefine = window.define;
  delete window.define;

  const imports: Record<string, string> = {};
  for (const [name, module] of Object.entries(SHARED_MODULES)) {
    imports[name] = `package:${name}`;
    loader.set(`package:${name}`, module);
  }
  loader.addImportMap({ imports });

  const hooks = loader.constructor.prototype;
  const { fetch, resolve } = hooks;
  hooks.shouldFetch = () => true;
  hooks.fetch = async function (address, options) {
    const response = await fetch.call(this, address, options);
    if (!response.headers.get('content-type')?.includes('javascript')) return response;
    const source = `(function (define) {\n${await response.text()}\n})(window.heapwatchAmdDefine);`;
    return new Response(new Blob([source], { type: 'text/javascript' }));
  };
  hooks.resolve = function (name, parent) {
    try {
      return resolve.call(this, name, parent);
    } catch {
      throw new Error(`a plugin asks for ${name}, which Grafana does not share`);
    }
  };
}
