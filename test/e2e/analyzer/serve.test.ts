import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  ClassGroups,
  Diff,
  NodeRetainers,
  Preflight,
  Problem,
  Snapshot,
  SnapshotList,
} from '../../../analyzer/src/serve/wire.ts';
import { temporaryFolder } from '../../tools/endings.ts';
import { type ObservedProgram, observeProgram } from '../../tools/observed-program.ts';
import { type StartedProcess, startProcess } from '../../tools/processes.ts';

const ROOT = join(import.meta.dirname, '../../..');
const CLI = join(ROOT, 'analyzer/dist/cli/main.js');
const READ_TOKEN = 'a-token-that-reads';
const CAPTURE_TOKEN = 'a-token-that-captures';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let program: ObservedProgram;
let service: StartedProcess;

beforeAll(async () => {
  folder = await temporaryFolder('serve');
  program = await observeProgram(join(ROOT, 'test/programs/request-listeners/leaky.cjs'), {
    service: 'listeners',
    environment: { HEAPWATCH_CAPTURE_COOL_DOWN: '5' },
  });
  const target = {
    service: 'listeners',
    instance: program.metricsAddress,
    controlUrl: program.control.url,
    tokenFile: program.control.tokenFile,
  };
  await writeFile(join(folder.path, 'targets.json'), JSON.stringify([target]));
  await writeFile(join(folder.path, 'capture.token'), `${CAPTURE_TOKEN}\n`);
  service = await startService();
});
afterAll(async () => {
  await service?.stop();
  await program?.stop();
  await folder?.remove();
});

function startService(): Promise<StartedProcess> {
  const files = { targets: 'targets.json', 'capture-token-file': 'capture.token', dir: 'snapshots' };
  const options = Object.entries(files).flatMap(([name, file]) => [`--${name}`, join(folder.path, file)]);
  return startProcess(process.execPath, [CLI, 'serve', '--port', '0', ...options], {
    env: { HEAPWATCH_SERVE_TOKEN: READ_TOKEN },
    ready: /listening on (http:[^\s,]+)/,
  });
}

const ask = (path: string, method = 'GET'): Promise<Response> =>
  fetch(`${service.match[1]}/api/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${method === 'GET' ? READ_TOKEN : CAPTURE_TOKEN}` },
  });

async function answer<T>(path: string): Promise<T> {
  for (;;) {
    const response = await ask(path);
    if (response.status === 200) return (await response.json()) as T;
    if (response.status !== 202) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    await delay(100);
  }
}

async function capture(): Promise<string> {
  const path = `/instances/${encodeURIComponent(program.metricsAddress)}/snapshots`;
  for (;;) {
    const begun = await ask(path, 'POST');
    if (begun.status === 202) {
      const { id } = (await begun.json()) as Snapshot;
      for (;;) {
        const snapshot = await answer<Snapshot>(`/snapshots/${id}`);
        if (snapshot.state === 'captured') return id;
        if (snapshot.state === 'failed') throw new Error(snapshot.detail);
        await delay(200);
      }
    }
    const problem = (await begun.json()) as Problem;
    // the exporter's own word, and for how long
    expect(problem).toMatchObject({ status: 429, code: 'cool_down' });
    expect(begun.headers.get('retry-after')).toBe(String(problem.retryAfterSeconds));
    await delay((problem.retryAfterSeconds ?? 1) * 1000);
  }
}

test('a leaking program, captured twice through the service: the diff names the function, its holder and its nodes', async () => {
  const preflight = await answer<Preflight>(
    `/instances/${encodeURIComponent(program.metricsAddress)}/preflight`,
  );
  expect(preflight).toMatchObject({ verdict: 'go', pauseSeconds: expect.any(Number) });
  const baseline = await capture();
  for (let request = 0; request < 3; request++) await (await fetch(program.url)).text();
  const current = await capture();

  const diff = await answer<Diff>(`/diffs/${baseline}/${current}`);
  expect(diff.sameProcess).toBe(true);
  expect(diff.suspects[0]).toMatchObject({ functionName: 'leakEventCallback', addedCount: 30_000 });
  expect(diff.suspects[0]?.sentence).toContain('leaky.cjs');
  expect(diff.suspects[0]?.path.map(({ className }) => className)).toContain('Server');
  const key = diff.classes.find(({ className }) => className === 'leakEventCallback()')?.key;
  const { groups, total } = await answer<ClassGroups>(`/diffs/${baseline}/${current}/classes/${key}/nodes`);
  expect(total).toBe(30_000);
  const { retainers } = await answer<NodeRetainers>(
    `/snapshots/${current}/nodes/${groups[0]?.nodeId}/retainers`,
  );
  expect(retainers[0]).toMatchObject({ className: 'Array', edgeType: expect.any(String) });

  // as the command prints it
  const files = [baseline, current].map((id) => join(folder.path, 'snapshots', `${id}.heapsnapshot.gz`));
  const printed = await startProcess(process.execPath, [CLI, 'diff', ...files]);
  expect(await printed.ended).toBe(0);
  expect(printed.output()).toContain('leakEventCallback');
});

test('a second service of the directory is refused; the next one knows what the first has worked out', async () => {
  const second = await startService().catch((error: unknown) => String(error));
  expect(second).toContain('another heapwatch serve uses this directory');
  const before = service.output();
  await service.stop();
  expect(await service.ended).toBe(0);
  expect(before).not.toMatch(new RegExp(`${READ_TOKEN}|${CAPTURE_TOKEN}`));
  expect(before).toMatch(/"audit":"capture".*"outcome":"begun"/);
  expect(existsSync(join(folder.path, 'snapshots/.heapwatch-serve.lock'))).toBe(false);
  service = await startService();
  const [current, baseline] = (await answer<SnapshotList>('/snapshots')).snapshots;
  const response = await ask(`/diffs/${baseline?.id}/${current?.id}/suspects`);
  expect(response.status).toBe(200);
  expect(current).toMatchObject({
    isAnalyzed: true,
    service: 'listeners',
    isolate: 'main',
    isRedacted: true,
  });
});

test('no token is in what the service has written', async () => {
  const token = (await readFile(program.control.tokenFile, 'utf8')).trim();
  const directory = join(folder.path, 'snapshots');
  for (const name of await readdir(directory)) {
    const bytes = await readFile(join(directory, name));
    for (const secret of [token, READ_TOKEN, CAPTURE_TOKEN]) expect(bytes.includes(secret), name).toBe(false);
  }
});
