import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { bootData, PROMETHEUS_UID, SNAPSHOTS_TYPE, snapshotsName } from './boot-data.ts';
import { findDashboard } from './dashboards.ts';
import { proxyDataSource, type Role, type StoredDataSource } from './data-source-proxy.ts';
import { saveSettings, settingsDto } from './data-source-settings.ts';
import { fontFile } from './font-file.ts';
import { sendMissingIcon } from './missing-icon.ts';
import { pageHtml } from './page.ts';
import { findPlugins, pluginMeta } from './plugin-catalog.ts';
import { answerQueries } from './query-endpoint.ts';
import { sendFile } from './static-file.ts';

export interface HostOptions {
  readonly prometheusUrl: string;
  /** The plugin as built: the folder that holds the app's plugin.json. */
  readonly pluginDir: string;
  readonly dashboardsDir: string;
  /** As Prometheus is configured, such as `15s`. */
  readonly scrapeInterval: string;
  /** Data sources of the plugin's own kind, by uid. */
  readonly snapshotSources: Readonly<Record<string, StoredDataSource>>;
  /** Of whoever looks at the page. */
  readonly role: Role;
  /** Whose libraries the page is made of, such as `13.2.2`. */
  readonly grafanaVersion: string;
  readonly bundleDir: string;
  /** The host's node_modules. */
  readonly librariesDir: string;
}

const ICONS = '@grafana/ui/dist/public/img/icons';

type Answer = (request: IncomingMessage, response: ServerResponse, parts: readonly string[]) => unknown;

/** The few addresses of Grafana's server that its libraries and the plugins ask for. */
export function routes(options: HostOptions) {
  const plugins = findPlugins(options.pluginDir);
  const { role } = options;
  /** Settings can be changed while the host runs. */
  const snapshotSources = new Map(Object.entries(options.snapshotSources));
  const snapshotServices = Object.fromEntries(
    [...snapshotSources].map(([uid, { jsonData }]) => [uid, jsonData['serviceUrl'] ?? '']),
  );
  const boot = bootData(plugins, { ...options, snapshotServices });
  const toPrometheus: Answer = (request, response, [path = '']) =>
    forward(request, response, `${options.prometheusUrl}/${path}`);
  const table: readonly (readonly [RegExp, Answer])[] = [
    [/^\/bundle\/(.+)$/, (_request, response, [path = '']) => sendFile(response, options.bundleDir, path)],
    [
      /^\/public\/plugins\/([^/]+)\/([^?]+)/,
      (_request, response, [id = '', path = '']) => {
        const plugin = plugins.get(id);
        return plugin ? sendFile(response, plugin.folder, path) : sendJson(response, 404, {});
      },
    ],
    [
      /^\/public\/(?:build\/)?img\/icons\/([^?]+)/,
      (_request, response, [path = '']) =>
        sendMissingIcon(response, path) || sendFile(response, join(options.librariesDir, ICONS), path),
    ],
    [
      /^\/public\/fonts\/(.+)$/,
      (_request, response, [path = '']) => sendFile(response, options.librariesDir, fontFile(path)),
    ],
    [
      /^\/api\/ds\/query/,
      async (request, response) => {
        const answer = await answerQueries(
          await text(request),
          options.prometheusUrl,
          options.scrapeInterval,
        );
        sendJson(response, answer.status, answer.body);
      },
    ],
    [new RegExp(`^/api/datasources/uid/${PROMETHEUS_UID}/resources/(.+)$`), toPrometheus],
    [new RegExp(`^/api/datasources/proxy/uid/${PROMETHEUS_UID}/(.+)$`), toPrometheus],
    [
      /^\/api\/datasources\/proxy\/uid\/([^/]+)\//,
      async (request, response, [uid = '']) => {
        const stored = snapshotSources.get(uid);
        if (stored === undefined) return sendJson(response, 404, { message: 'Data source not found' });
        const path = (request.url ?? '').split('/').slice(6).join('/');
        await proxyDataSource(request, response, {
          routes: plugins.get(SNAPSHOTS_TYPE)?.json.routes ?? [],
          stored,
          role,
          path,
        });
      },
    ],
    [
      /^\/api\/datasources\/uid\/([^/?]+)$/,
      async (request, response, [uid = '']) => {
        const kind = { uid, type: SNAPSHOTS_TYPE, name: snapshotsName(uid) };
        if (request.method === 'PUT') {
          const { status, body } = saveSettings(kind, snapshotSources, role, await text(request));
          return sendJson(response, status, body);
        }
        const stored = snapshotSources.get(uid);
        return sendJson(response, stored ? 200 : 404, stored ? settingsDto(kind, stored) : {});
      },
    ],
    [
      /^\/api\/dashboards\/uid\/([^/?]+)/,
      (_request, response, [uid = '']) => {
        const dashboard = findDashboard(options.dashboardsDir, uid);
        sendJson(response, dashboard ? 200 : 404, dashboard ? { dashboard, meta: {} } : {});
      },
    ],
    [
      /^\/api\/plugins\/([^/]+)\/settings/,
      (_request, response, [id = '']) => {
        const plugin = plugins.get(id);
        const settings = plugin && { ...pluginMeta(plugin), enabled: true, jsonData: {} };
        sendJson(response, settings ? 200 : 404, settings ?? {});
      },
    ],
    [
      /^\/(?:api|apis|public)\//,
      (request, response) => sendJson(response, 404, { message: `not imitated: ${request.url}` }),
    ],
    [
      /^\//,
      (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(pageHtml(boot)),
    ],
  ];
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const address = request.url ?? '/';
      for (const [pattern, answer] of table) {
        const match = pattern.exec(address);
        if (match === null) continue;
        await answer(request, response, match.slice(1).map(decodePath));
        return;
      }
    } catch (error) {
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { message: String(error) });
    }
  };
}

/** The query keeps its escapes: it goes on to Prometheus as it came. */
function decodePath(part: string): string {
  const [path = '', ...query] = part.split('?');
  return [join(decodeURIComponent(path)), ...query].join('?');
}

async function forward(request: IncomingMessage, response: ServerResponse, address: string): Promise<void> {
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const answer = await fetch(address, {
    method: request.method ?? 'GET',
    headers: { 'content-type': request.headers['content-type'] ?? 'application/x-www-form-urlencoded' },
    ...(hasBody ? { body: await text(request) } : {}),
  });
  const body = await answer.text();
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
  response.end(body);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
