import { get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { Preflight } from '../../../exporter/src/index.ts';
import {
  controlUrl,
  type ExportedApp,
  exportedApps,
  REGISTER,
  SERVICE,
  seriesValue,
  textOf,
  until,
} from '../../tools/exported-apps.ts';
import { limitMemory, type MemoryLimit } from '../../tools/memory-limit.ts';

const TOKEN = 'a-token-that-may-force';
const AUTHORIZED = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' };
const MIB = 2 ** 20;
let limit: MemoryLimit | undefined;
// Registered first, it runs last: when the processes have ended.
afterEach(async () => {
  await limit?.remove();
  limit = undefined;
});
const apps = exportedApps();

/** A service that holds so many small objects. */
const holding = (objects: number) =>
  `globalThis.kept = Array.from({ length: ${objects} }, (_, id) => ({ id })); ${SERVICE}`;

async function start(
  script: string,
  env: Record<string, string> = {},
  flags: readonly string[] = [],
): Promise<ExportedApp> {
  const args = [...flags, '--import', REGISTER];
  const [node, nodeArgs] = limit?.wrap(process.execPath, args) ?? [process.execPath, args];
  const app = await apps.run(apps.program('service.cjs', script), {
    node,
    nodeArgs,
    env: {
      HEAPWATCH_CONTROL_TOKEN_FILE: apps.program('token', `tester read,capture,force ${TOKEN}\n`),
      HEAPWATCH_CONTROL_PORT: '0',
      ...env,
    },
  });
  limit?.watch(app.pid);
  return app;
}

const appUrl = (app: ExportedApp) =>
  `http://127.0.0.1:${/app is up on (\d+)/.exec(app.output())?.[1] ?? 'none'}`;
async function post(app: ExportedApp, body = {}): Promise<Response> {
  const url = `${await controlUrl(app)}/v1/snapshots`;
  return fetch(url, { method: 'POST', headers: AUTHORIZED, body: JSON.stringify(body) });
}
async function preflightOf(app: ExportedApp): Promise<Record<string, unknown>> {
  const url = `${await controlUrl(app)}/v1/snapshots/preflight`;
  return (await (await fetch(url, { headers: AUTHORIZED })).json()) as Record<string, unknown>;
}
/** Over a connection of its own: in a pause longer than the server's `keepAliveTimeout` kept ones run out. */
const answerOf = (url: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    get(url, { agent: false }, (response) => resolve(response.resume().statusCode)).on('error', reject);
  });
/** Meta of the snapshot that an answer leads to. */
async function captured(app: ExportedApp, answer: Response): Promise<Record<string, unknown>> {
  expect(answer.status).toBe(202);
  const url = new URL(answer.headers.get('location') ?? '', await controlUrl(app));
  return until(async () => {
    // A connection made just before the pause may be over its time for headers after it, on a slow machine.
    const answer = await fetch(url, { headers: AUTHORIZED }).catch(() => undefined);
    const meta = (await answer?.json()) as Record<string, unknown> | undefined;
    return meta?.state === 'running' ? undefined : meta;
  });
}

describe('a capture', () => {
  test('for which the limit has no room is refused, a heap profile taken, and the process lives; by force it dies of it', async () => {
    limit = limitMemory(400 * MIB);
    const app = await start(holding(400_000), { HEAPWATCH_PROFILE_SAMPLING: 'true' });
    expect(await preflightOf(app)).toMatchObject({ basis: 'spaces', freeMemoryOf: 'control_group' });
    const refused = await post(app, { reason: 'a leak' });
    expect(refused.status).toBe(507);
    const problem = (await refused.json()) as {
      code: string;
      detail: string;
      preflight: Preflight;
      heapProfile: { id: string };
    };
    const { code, preflight } = problem;
    expect({ code, ...preflight }).toMatchObject({
      code: 'no_memory',
      basis: 'counted',
      verdict: 'heap_profile',
    });
    expect(preflight.nodes).toBeGreaterThan(400_000);
    expect(preflight.worst.memoryBytes).toBeGreaterThan(preflight.freeMemoryBytes ?? 0);
    expect(preflight.freeMemoryBytes).toBeLessThan(400 * MIB);
    expect(problem.detail).toContain(`${problem.heapProfile.id} was taken instead`);
    const profiles = await fetch(`${await controlUrl(app)}/v1/heap-profiles`, { headers: AUTHORIZED });
    expect(await profiles.json()).toMatchObject({
      heapProfiles: [
        {
          id: problem.heapProfile.id,
          reason: 'a leak',
          trigger: 'control',
          snapshotRefused: expect.stringContaining('too little room'),
        },
      ],
    });
    expect(await textOf(appUrl(app))).toBe('app');
    expect(seriesValue(await textOf(app.metricsUrl), 'heapwatch_snapshots_total{outcome="refused"}')).toBe(1);

    expect((await post(app, { force: true })).status).toBe(202);
    expect(await app.ended, limit.enforcedBy).toBe('SIGKILL');
    expect(app.output()).toContain('heapwatch: captures by force: Pauses this process about');

    // The attempt it died of counts for the next life, as a failure and against the limits.
    const next = await start(SERVICE);
    expect(
      await until(async () => {
        const text = await textOf(next.metricsUrl);
        return seriesValue(text, 'heapwatch_snapshots_total{outcome="failed"}') || undefined;
      }),
    ).toBe(1);
    expect(await (await post(next)).json()).toMatchObject({ code: 'cool_down' });
  });

  test('lets who asks meanwhile wait, and answers after it; the next one is foretold by it', async () => {
    const app = await start(holding(60_000));
    const before = await preflightOf(app);
    expect(before).toMatchObject({ verdict: 'go', basis: 'spaces', service: 'service' });
    const url = `${await controlUrl(app)}/v1/snapshots/preflight`;
    const counted = (await (await fetch(url, { method: 'POST', headers: AUTHORIZED })).json()) as Preflight;
    const waits: number[] = [];
    let isOver = false;
    const ask = async () => {
      while (!isOver) {
        const beganMs = performance.now();
        expect(await answerOf(appUrl(app))).toBe(200);
        waits.push((performance.now() - beganMs) / 1000);
        await pause(20);
      }
    };
    const asking = [ask(), ask(), ask()];
    const meta = await captured(app, await post(app, { reason: 'a test' }));
    isOver = true;
    await Promise.all(asking);
    const { pauseSeconds, nodeCount } = meta as Record<'pauseSeconds' | 'nodeCount', number>;
    expect(meta).toMatchObject({ state: 'captured', trigger: 'control' });
    expect(meta.forced).toBeUndefined();
    expect(Math.max(...waits)).toBeGreaterThan(0.8 * pauseSeconds);
    expect(seriesValue(await textOf(app.metricsUrl), 'heapwatch_snapshot_last_pause_seconds')).toBe(
      pauseSeconds,
    );
    expect(counted).toMatchObject({ verdict: 'go', basis: 'counted' });
    expect(counted.nodes).toBeGreaterThan(0.95 * nodeCount);
    expect(counted.nodes).toBeLessThan(1.05 * nodeCount);

    const after = await preflightOf(app);
    expect(after.basis).toBe('learned');
    expect(after.nodes).toBeGreaterThan(0.9 * nodeCount);
    expect(after.nodes).toBeLessThan(1.5 * nodeCount);
    const again = await post(app);
    expect(again.status).toBe(429);
    expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(30);
    expect(await again.json()).toMatchObject({ code: 'cool_down', retryAfterSeconds: expect.any(Number) });
    expect(await captured(app, await post(app, { force: true }))).toMatchObject({ forced: true });
  });

  test('of a heap that is nearly full is refused, as counting too would end the process; by force it dies of it', async () => {
    // In steps, and with a small young generation: what comes to the old one at once must not be what ends it.
    const filling = `
      const { getHeapSpaceStatistics } = require('node:v8');
      const usedBytes = () => getHeapSpaceStatistics()
        .filter(({ space_name }) => !/^(new|read_only)_/.test(space_name))
        .reduce((sum, { space_used_size }) => sum + space_used_size, 0);
      const fill = () => {
        for (let i = 0; i < 500; i++) kept.push(new Array(64).fill(i));
        if (usedBytes() < 0.96 * 64 * 2 ** 20) setTimeout(fill, 2);
        else console.log('full');
      };
      process.once('SIGUSR2', () => {
        globalThis.kept = [];
        fill();
      });
      ${SERVICE}`;
    const app = await start(filling, {}, ['--max-old-space-size=64', '--max-semi-space-size=1']);
    expect(await preflightOf(app)).toMatchObject({ verdict: 'go' });
    process.kill(app.pid, 'SIGUSR2');
    await until(async () => app.output().includes('full') || undefined);
    const url = `${await controlUrl(app)}/v1/snapshots/preflight`;
    const told = await fetch(url, { method: 'POST', headers: AUTHORIZED });
    expect(await told.json()).toMatchObject({
      verdict: 'refuse',
      code: 'heap_full',
      basis: 'spaces',
      worst: { nodes: expect.any(Number) },
    });
    const refused = await post(app);
    expect(refused.status).toBe(507);
    expect(await refused.json()).toMatchObject({
      code: 'heap_full',
      detail: expect.stringMatching(/The heap has \d\.\d MiB left below the limit/),
    });
    expect(await textOf(appUrl(app))).toBe('app');

    // Nearly always of the first: V8 ends it where the last bytes are not found in time.
    let end: number | string | undefined;
    for (let turn = 0; turn < 5 && end === undefined; turn++) {
      expect((await post(app, { force: true })).status).toBe(202);
      end = await Promise.race([app.ended, pause(30_000, undefined)]);
    }
    expect(end).toBe('SIGABRT');
    expect(app.output()).toContain('JavaScript heap out of memory');
  });

  test('spends a budget that a restart does not renew', async () => {
    const env = { HEAPWATCH_CAPTURE_COOL_DOWN: '0', HEAPWATCH_CAPTURE_PER_HOUR: '1' };
    const first = await start(SERVICE, env);
    const meta = await captured(first, await post(first));
    const gone = await fetch(`${await controlUrl(first)}/v1/snapshots/${meta.id}`, {
      method: 'DELETE',
      headers: AUTHORIZED,
    });
    expect(gone.status).toBe(204);
    await first.stop();
    const second = await start(SERVICE, env);
    const refused = await post(second);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: 'over_budget' });
    expect((await preflightOf(second)).basis).toBe('learned');
  });
});
