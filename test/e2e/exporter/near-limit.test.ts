import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { controlUrl, exportedApps, REGISTER, SERVICE, TOKEN, until } from '../../tools/exported-apps.ts';
import { findNode } from '../../tools/node-runtime.ts';

const apps = exportedApps();
const SECRET = 'the-password-of-the-database';
/** Large objects, so that V8's snapshot of a full heap is small; leaks once the exporter is armed. */
const LEAKING = `
  const { existsSync, readdirSync } = require('node:fs');
  globalThis.password = ['${SECRET}'];
  const kept = [];
  const isArmed = () => {
    const notes = process.env.HEAPWATCH_SNAPSHOT_DIR + '/near-limit';
    return existsSync(notes) && readdirSync(notes).length > 0;
  };
  const armed = setInterval(() => {
    if (!isArmed()) return;
    clearInterval(armed);
    setTimeout(() => setInterval(function leakPages() {
      for (let i = 0; i < 20; i++) kept.push(Array.from({ length: 4000 }, (_, j) => j * 1.5));
    }, 1), 300);
  }, 20);
`;

/** Runs until it dies of its heap limit; the working directory is the test's folder. */
async function runUntilFull(node: string): Promise<string> {
  const child = spawn(
    node,
    [
      '--max-old-space-size=64',
      '--import',
      import.meta.resolve(REGISTER),
      apps.program('leaking.cjs', LEAKING),
    ],
    {
      cwd: apps.folder,
      env: {
        PATH: process.env.PATH,
        HEAPWATCH_SERVICE: 'leaking',
        HEAPWATCH_INSTANCE: 'pod-1',
        HEAPWATCH_METRICS_HOST: '127.0.0.1',
        HEAPWATCH_METRICS_PORT: '0',
        HEAPWATCH_SNAPSHOT_DIR: join(apps.folder, 'snapshots'),
        HEAPWATCH_CAPTURE_NEAR_LIMIT: 'true',
      },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const [code, signal] = await once(child, 'exit');
  expect([code, signal], output).toEqual([null, 'SIGABRT']);
  return output;
}

const rawFiles = () => readdirSync(apps.folder).filter((name) => name.startsWith('Heap.'));

/** The next start of the same service. */
const startAgain = () =>
  apps.run(apps.program('service.cjs', SERVICE), {
    nodeArgs: ['--import', import.meta.resolve(REGISTER)],
    env: { ...apps.withControl(), HEAPWATCH_SERVICE: 'leaking', HEAPWATCH_INSTANCE: 'pod-1' },
  });

async function listed<T>(url: string, member: string): Promise<T> {
  return until(async () => {
    const answer = await fetch(url, { headers: { Authorization: `Bearer ${TOKEN}` } });
    const items = ((await answer.json()) as Record<string, T[]>)[member] ?? [];
    return items[0];
  });
}

test('what V8 wrote near the limit is redacted into the store at the next start, and the raw file is gone', async () => {
  const output = await runUntilFull(process.execPath);
  expect(output).toContain('Wrote snapshot to');
  expect(rawFiles()).toHaveLength(1);
  const [raw = ''] = rawFiles();
  expect(readFileSync(join(apps.folder, raw), 'latin1')).toContain(SECRET);
  const directory = join(apps.folder, 'snapshots');
  // Not listed before it is redacted.
  expect(readdirSync(directory).filter((name) => name.endsWith('.json'))).toEqual([]);

  const app = await startAgain();
  const snapshots = `${await controlUrl(app)}/v1/snapshots`;
  const meta = await listed<{ id: string; pid: number; pauseSeconds: number; nodeCount: number }>(
    snapshots,
    'snapshots',
  );
  expect(meta).toMatchObject({
    state: 'captured',
    service: 'leaking',
    instance: 'pod-1',
    redacted: true,
    trigger: 'near_limit',
    reason: 'near the heap limit',
  });
  expect(meta.pid).not.toBe(app.pid);
  const content = readFileSync(join(directory, `${meta.id}.heapsnapshot.gz`));
  const text = gunzipSync(content).toString('latin1');
  expect(text).not.toContain(SECRET);
  expect(text).toContain('leakPages');
  expect(JSON.parse(text).snapshot.node_count).toBe(meta.nodeCount);
  await until(async () => (rawFiles().length === 0 ? true : undefined));
  await until(async () => (readdirSync(join(directory, 'near-limit')).length === 0 ? true : undefined));
  expect(app.output()).toContain(`snapshot ${meta.id} is of a process that came near its heap limit`);
}, 120_000);

test('Node.js 26 writes a heap profile instead, which costs next to nothing', async () => {
  const output = await runUntilFull(await findNode('26.10.0'));
  expect(output).toContain('Wrote heap profile to');
  const app = await startAgain();
  const profile = await listed<{ id: string }>(
    `${(await controlUrl(app)).replace(/\/$/, '')}/v1/heap-profiles`,
    'heapProfiles',
  );
  expect(profile).toMatchObject({ service: 'leaking', reason: 'near the heap limit' });
  const file = join(apps.folder, 'snapshots/profiles', `${profile.id}.heapprofile`);
  expect(readFileSync(file, 'utf8')).toContain('leakPages');
  await until(async () => (rawFiles().length === 0 ? true : undefined));
}, 120_000);
