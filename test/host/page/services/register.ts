import { EventBusSrv } from '@grafana/data';
import * as runtime from '@grafana/runtime';
import * as unstable from '@grafana/runtime/unstable';
import { backendService } from './backend.ts';
import { dataSourceService } from './data-sources.ts';
import { importPanelPlugin, panelPluginFromCache } from './panel-plugins.ts';
import { fillRegistries } from './registries.ts';
import { runRequest } from './run-request.ts';
import { templateService } from './templates.ts';

/** Puts in what Grafana's application puts into `@grafana/runtime` before anything renders. */
export function registerServices(): void {
  // Grafana 12 has no such registry.
  if ('initializeLoggersRegistry' in unstable) unstable.initializeLoggersRegistry();
  fillRegistries();
  runtime.setBackendSrv(backendService());
  runtime.setDataSourceSrv(dataSourceService());
  runtime.setTemplateSrv(templateService());
  runtime.setRunRequest(runRequest as Parameters<typeof runtime.setRunRequest>[0]);
  runtime.setAppEvents(new EventBusSrv());
  runtime.setEchoSrv({
    flush: () => {},
    addBackend: () => {},
    addEvent: () => {},
    onInteraction: () => () => {},
  });
  runtime.setPluginImportUtils({ importPanelPlugin, getPanelPluginFromCache: panelPluginFromCache });
  runtime.setPluginLinksHook(() => ({ links: [], isLoading: false }));
  runtime.setPluginComponentsHook(() => ({ components: [], isLoading: false }));
  runtime.setPluginFunctionsHook(() => ({ functions: [], isLoading: false }));
  runtime.setReturnToPreviousHook(() => () => {});
  runtime.setChromeHeaderHeightHook(() => 0);
}
