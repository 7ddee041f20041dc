import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Snapshot } from '../../../analyzer/src/serve/wire.ts';
import { type GrafanaName, NEWEST } from '../../host/grafana-variant.ts';
import type { Role } from '../../host/server/data-source-proxy.ts';
import { type Host, type StartHostOptions, startHost } from '../../host/start-host.ts';
import { findLeakProgram, programFile } from '../../programs/index.ts';
import { temporaryFolder } from '../../tools/endings.ts';
import { type ObservedProgram, observeProgram } from '../../tools/observed-program.ts';
import { freePort } from '../../tools/ports.ts';
import { type StartedProcess, startProcess } from '../../tools/processes.ts';
import { type Prometheus, startPrometheus } from '../../tools/prometheus.ts';

const ROOT = join(import.meta.dirname, '../../..');
const POLL_MS = 200;

/** Uids of the data sources: a good one, one with a wrong token, one whose service is not there. */
export const SOURCES = { good: 'store', wrongToken: 'stranger', down: 'nobody' } as const;

export interface SnapshotsStage {
  readonly program: ObservedProgram;
  readonly prometheus: Prometheus;
  readonly service: StartedProcess;
  readonly serviceUrl: string;
  /** The service's directory. */
  readonly store: string;
  /** Address of the page as somebody of that role sees it, in the libraries of that Grafana; the newest if none is named. */
  pageUrl(role: Role, grafana?: GrafanaName): string;
  /** No browser may ever see one of them. */
  readonly tokens: readonly string[];
  /** Lets the program leak: each request leaves 10,000 listeners behind. */
  leak(requests: number): Promise<void>;
  /** Captures without a browser, and waits until the snapshot is stored. Gives its id. */
  capture(reason: string): Promise<string>;
  stop(): Promise<void>;
}

/** A leaking program with the exporter, a real Prometheus, a real `heapwatch serve`, and the host page over both. */
export async function startSnapshotsStage(): Promise<SnapshotsStage> {
  const folder = await temporaryFolder('snapshots');
  const program = await observeProgram(programFile(findLeakProgram('request-listeners'), 'leaky'), {
    service: 'leaky-shop',
    nodeOptions: ['--max-old-space-size=256'],
    environment: { HEAPWATCH_CAPTURE_COOL_DOWN: '0' },
  });
  const instance = program.metricsAddress;
  const prometheus = await startPrometheus({
    jobs: [{ name: 'leaky-shop', targets: [instance] }],
    scrapeIntervalSeconds: 2,
  });
  const [readToken, captureToken] = [randomBytes(24).toString('hex'), randomBytes(24).toString('hex')];
  const targets = join(folder.path, 'targets.json');
  const { url: controlUrl, tokenFile } = program.control;
  await writeFile(targets, JSON.stringify([{ service: 'leaky-shop', instance, controlUrl, tokenFile }]));
  const store = join(folder.path, 'store');
  await mkdir(store, { mode: 0o700 });
  const port = await freePort();
  const service = await startProcess(
    process.execPath,
    [
      join(ROOT, 'analyzer/dist/cli/main.js'),
      ...['serve', '--dir', store, '--targets', targets, '--port', String(port)],
    ],
    {
      cwd: ROOT,
      env: { HEAPWATCH_SERVE_TOKEN: readToken, HEAPWATCH_SERVE_CAPTURE_TOKEN: captureToken },
      ready: /http:\/\/127\.0\.0\.1:\d+/,
    },
  );
  const source = (serviceUrl: string, read: string) => ({
    jsonData: { serviceUrl },
    secureJsonData: { readToken: read, captureToken },
  });
  const serviceUrl = `http://127.0.0.1:${port}`;
  const wrongToken = randomBytes(24).toString('hex');
  const options: StartHostOptions = {
    prometheusUrl: prometheus.url,
    pluginDir: join(ROOT, 'grafana-plugin/dist'),
    dashboardsDir: join(import.meta.dirname, 'snapshot-dashboards'),
    scrapeInterval: '2s',
    snapshotSources: {
      [SOURCES.good]: source(serviceUrl, readToken),
      [SOURCES.wrongToken]: source(serviceUrl, wrongToken),
      [SOURCES.down]: source(`http://127.0.0.1:${await freePort()}`, readToken),
    },
  };
  const hosts = new Map<string, Host>();
  for (const grafana of ['12.4', '13.2'] as const) {
    for (const role of ['Viewer', 'Editor', 'Admin'] as const) {
      hosts.set(`${role} ${grafana}`, await startHost({ ...options, role, grafana }));
    }
  }
  const pageUrl = (role: Role, grafana: GrafanaName = NEWEST): string =>
    hosts.get(`${role} ${grafana}`)?.url ?? '';
  return {
    program,
    prometheus,
    service,
    serviceUrl,
    store,
    pageUrl,
    tokens: [readToken, captureToken, wrongToken],
    async leak(requests) {
      for (let sent = 0; sent < requests; sent += 1) await (await fetch(program.url)).text();
    },
    async capture(reason) {
      const api = `${serviceUrl}/api/v1`;
      const headers = { authorization: `Bearer ${captureToken}`, 'content-type': 'application/json' };
      const ask = async (path: string, init?: RequestInit): Promise<Snapshot> =>
        (await fetch(api + path, { headers, ...init })).json() as Promise<Snapshot>;
      const body = JSON.stringify({ reason });
      const begun = await ask(`/instances/${encodeURIComponent(instance)}/snapshots`, {
        method: 'POST',
        body,
      });
      for (let { state } = begun; state !== 'captured'; { state } = await ask(`/snapshots/${begun.id}`)) {
        if (state !== 'capturing' && state !== 'fetching') throw new Error(`the capture is ${state}`);
        await delay(POLL_MS);
      }
      return begun.id;
    },
    async stop() {
      for (const host of hosts.values()) await host.stop();
      await service.stop();
      await prometheus.stop();
      await program.stop();
      await folder.remove();
    },
  };
}
