import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { temporaryFolder } from './endings.ts';
import { freePort } from './ports.ts';
import { startProcess } from './processes.ts';

/** A service that runs with the exporter preloaded, its captures reachable over the control listener. */
export interface ObservedProgram {
  readonly pid: number;
  /** Where the service itself listens. */
  readonly url: string;
  /** `host:port` of its metrics listener: the target of a scrape, and by that its `instance`. */
  readonly metricsAddress: string;
  /** Its control listener, and the file that holds the token for it. */
  readonly control: { readonly url: string; readonly tokenFile: string };
  /** The directory of what it captures. */
  readonly snapshots: string;
  /** Resolves when the process has ended: its exit code, or the signal's name. */
  readonly ended: Promise<number | string>;
  /** Captures a heap snapshot as an operator would, and fetches it. Gives the file's path (gzip). */
  capture(reason: string): Promise<string>;
  /** Ends the process and removes its files. */
  stop(): Promise<void>;
}

export interface ObserveOptions {
  readonly service: string;
  /** Its name among those of the service; the address of its metrics when not given. */
  readonly instance?: string;
  /** Node.js' own options. */
  readonly nodeOptions?: readonly string[];
  /** Where its metrics are to be; a free port when not given. */
  readonly metricsPort?: number;
  /** Variables for the exporter besides those that every observed program has. */
  readonly environment?: Readonly<Record<string, string>>;
}

const CAPTURE_TIMEOUT_MS = 120_000;
const POLL_MS = 100;

/** Starts a service written for these tests, as a user would: it listens on PORT, says so, and knows of no exporter. */
export async function observeProgram(file: string, options: ObserveOptions): Promise<ObservedProgram> {
  const folder = await temporaryFolder('observed');
  const token = randomBytes(24).toString('hex');
  const tokenFile = join(folder.path, 'token');
  const snapshots = join(folder.path, 'snapshots');
  await writeFile(tokenFile, token, { mode: 0o600 });
  const [metricsPort, controlPort] = [options.metricsPort ?? (await freePort()), await freePort()];
  const args = [...(options.nodeOptions ?? []), '--import', '@heapwatch/exporter/register', file];
  const started = await startProcess(process.execPath, args, {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      PORT: '0',
      // tests take their snapshots sooner one after the other than is good for a service
      HEAPWATCH_CAPTURE_COOL_DOWN: '0',
      HEAPWATCH_CAPTURE_PER_HOUR: '1000',
      ...options.environment,
      HEAPWATCH_SERVICE: options.service,
      HEAPWATCH_INSTANCE: options.instance ?? `127.0.0.1:${metricsPort}`,
      HEAPWATCH_METRICS_HOST: '127.0.0.1',
      HEAPWATCH_METRICS_PORT: String(metricsPort),
      HEAPWATCH_CONTROL_PORT: String(controlPort),
      HEAPWATCH_CONTROL_TOKEN_FILE: tokenFile,
      HEAPWATCH_SNAPSHOT_DIR: snapshots,
    },
    ready: /listening on (http:\S+)/,
  });
  const control = `http://127.0.0.1:${controlPort}`;
  const headers = { authorization: `Bearer ${token}` };

  async function capture(reason: string): Promise<string> {
    const begun = await fetch(`${control}/v1/snapshots`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ reason }),
    });
    if (begun.status !== 202) throw new Error(`capture answered ${begun.status}: ${await begun.text()}`);
    const location = new URL(begun.headers.get('location') ?? '', control);
    const deadline = Date.now() + CAPTURE_TIMEOUT_MS;
    for (let state = 'running'; state !== 'captured'; state = await stateOf(location)) {
      if (state === 'failed' || Date.now() > deadline) throw new Error(`the capture ${reason} is ${state}`);
      await delay(POLL_MS);
    }
    const content = await fetch(`${location}/content`, { headers });
    const path = join(folder.path, `${reason}.heapsnapshot.gz`);
    await writeFile(path, Buffer.from(await content.arrayBuffer()));
    return path;
  }

  async function stateOf(location: URL): Promise<string> {
    // A process that is paused longer than it keeps idle connections cuts the one we ask on: ask again.
    const response = await fetch(location, { headers }).catch(() => undefined);
    if (response === undefined) return 'running';
    const { state }: { state: string } = JSON.parse(await response.text());
    return state;
  }

  return {
    pid: started.pid,
    url: started.match[1] ?? '',
    metricsAddress: `127.0.0.1:${metricsPort}`,
    control: { url: control, tokenFile },
    snapshots,
    ended: started.ended,
    capture,
    async stop() {
      await started.stop();
      await folder.remove();
    },
  };
}
