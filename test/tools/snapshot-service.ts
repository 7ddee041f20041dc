import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DiffSuspects, Snapshot } from '../../analyzer/src/serve/wire.ts';
import { temporaryFolder } from './endings.ts';
import type { ObservedProgram } from './observed-program.ts';
import { startProcess } from './processes.ts';

const ROOT = join(import.meta.dirname, '../..');
const POLL_MS = 200;
const CAPTURE_TIMEOUT_MS = 300_000;

/** A program that the service can ask for snapshots. */
export interface CapturedProgram {
  readonly service: string;
  readonly instance: string;
  readonly program: Pick<ObservedProgram, 'control'>;
}

/** A real `heapwatch serve` with a store and tokens of its own. */
export interface SnapshotService {
  readonly url: string;
  readonly readToken: string;
  readonly captureToken: string;
  /** Has a snapshot taken, and waits until it is in the store. Gives its id. */
  capture(instance: string, reason: string): Promise<string>;
  /** Who grew between two snapshots; waits for the analysis. */
  suspects(baseline: string, current: string): Promise<DiffSuspects>;
  stop(): Promise<void>;
}

/** Starts it on loopback, for programs that run already. It, its store and its tokens go when this process ends. */
export async function startSnapshotService(programs: readonly CapturedProgram[]): Promise<SnapshotService> {
  const folder = await temporaryFolder('service');
  const [readToken, captureToken] = [randomBytes(24).toString('hex'), randomBytes(24).toString('hex')];
  const targets = join(folder.path, 'targets.json');
  const list = programs.map(({ service, instance, program: { control } }) => ({
    service,
    instance,
    controlUrl: control.url,
    tokenFile: control.tokenFile,
  }));
  await writeFile(targets, JSON.stringify(list));
  const store = join(folder.path, 'store');
  const started = await startProcess(
    process.execPath,
    [join(ROOT, 'analyzer/dist/cli/main.js'), 'serve', '--dir', store, '--targets', targets, '--port', '0'],
    {
      env: { HEAPWATCH_SERVE_TOKEN: readToken, HEAPWATCH_SERVE_CAPTURE_TOKEN: captureToken },
      ready: /listening on (http:\/\/127\.0\.0\.1:\d+)/,
    },
  );
  const url = started.match[1] ?? '';

  async function ask(path: string, body?: object): Promise<Response> {
    const response = await fetch(`${url}${path}`, {
      headers: {
        authorization: `Bearer ${body === undefined ? readToken : captureToken}`,
        'content-type': 'application/json',
      },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    if (response.ok) return response;
    throw new Error(`heapwatch serve answered ${response.status}: ${await response.text()}`);
  }
  const snapshotAt = async (path: string, body?: object) =>
    (await ask(path, body)).json() as Promise<Snapshot>;

  return {
    url,
    readToken,
    captureToken,
    async capture(instance, reason) {
      const path = `/api/v1/instances/${encodeURIComponent(instance)}/snapshots`;
      const deadline = Date.now() + CAPTURE_TIMEOUT_MS;
      for (let snapshot = await snapshotAt(path, { reason }); ; ) {
        if (snapshot.state === 'captured') return snapshot.id;
        if (snapshot.state === 'failed') throw new Error(`the snapshot ${reason} failed: ${snapshot.detail}`);
        if (Date.now() > deadline) throw new Error(`the snapshot ${reason} takes too long`);
        await delay(POLL_MS);
        snapshot = await snapshotAt(`/api/v1/snapshots/${snapshot.id}`);
      }
    },
    async suspects(baseline, current) {
      for (;;) {
        const response = await ask(`/api/v1/diffs/${baseline}/${current}/suspects`);
        if (response.status !== 202) return (await response.json()) as DiffSuspects;
        await response.body?.cancel();
        await delay(POLL_MS);
      }
    },
    async stop() {
      await started.stop();
      await folder.remove();
    },
  };
}
