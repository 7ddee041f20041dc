import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { PluginRoute } from './plugin-catalog.ts';

export type Role = 'Viewer' | 'Editor' | 'Admin';

/** What Grafana's server keeps of a data source: the browser is told `jsonData` alone. */
export interface StoredDataSource {
  /** By its uid when not given. */
  readonly name?: string;
  readonly jsonData: Readonly<Record<string, string>>;
  readonly secureJsonData: Readonly<Record<string, string>>;
}

const ROLES: readonly Role[] = ['Viewer', 'Editor', 'Admin'];
/** What is between the browser and Grafana only, or about one connection. */
const OWN_HEADERS = new Set([
  'host',
  'connection',
  'cookie',
  'origin',
  'referer',
  'authorization',
  'accept-encoding',
  'content-length',
  'transfer-encoding',
]);
const CONNECTION_HEADERS = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-encoding']);

export interface ProxiedRequest {
  readonly routes: readonly PluginRoute[];
  readonly stored: StoredDataSource;
  readonly role: Role;
  /** Path and query below `/api/datasources/proxy/uid/<uid>/`, escapes kept. */
  readonly path: string;
}

/**
 * Grafana's data source proxy, as far as a plugin's own routes go: the first route of the method whose path is a
 * prefix, its role asked for, its address and headers filled in from what only the server knows. A 401 of the service
 * becomes a 400, because it is not the reader who must log in.
 */
export async function proxyDataSource(
  request: IncomingMessage,
  response: ServerResponse,
  { routes, stored, role, path }: ProxiedRequest,
): Promise<void> {
  const method = request.method ?? 'GET';
  const route = routes.find((each) => isMethod(each, method) && path.startsWith(each.path));
  if (route === undefined) return refuse(response, 404, 'no route of the plugin matches');
  if (ROLES.indexOf(role) < ROLES.indexOf(route.reqRole ?? 'Viewer')) {
    return refuse(response, 403, 'plugin proxy route access denied');
  }
  const base = fillIn(route.url, stored).replace(/\/$/, '');
  const rest = path.slice(route.path.length).replace(/^\//, '');
  const address = rest === '' || rest.startsWith('?') ? base + rest : `${base}/${rest}`;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !OWN_HEADERS.has(name)) headers.set(name, String(value));
  }
  for (const { name, content } of route.headers ?? []) headers.set(name, fillIn(content, stored));
  const body = method === 'GET' || method === 'HEAD' ? undefined : new Uint8Array(await buffer(request));
  let answer: Response;
  try {
    answer = await fetch(address, { method, headers, redirect: 'manual', ...(body?.length ? { body } : {}) });
  } catch {
    return refuse(response, 502, 'Bad Gateway');
  }
  if (answer.status === 401) {
    await answer.body?.cancel();
    response.writeHead(400, { 'content-type': 'text/plain' }).end('Authentication to data source failed');
    return;
  }
  const passed = [...answer.headers].filter(([name]) => !CONNECTION_HEADERS.has(name));
  const content = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, { ...Object.fromEntries(passed), 'content-length': content.length });
  response.end(content);
}

function isMethod({ method }: PluginRoute, asked: string): boolean {
  return method === undefined || method === '*' || method === asked;
}

function fillIn(template: string, stored: StoredDataSource): string {
  return template.replace(/\{\{\s*\.(JsonData|SecureJsonData)\.(\w+)\s*\}\}/g, (_whole, kind, name) => {
    const values = kind === 'JsonData' ? stored.jsonData : stored.secureJsonData;
    return values[name] ?? '';
  });
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
}
