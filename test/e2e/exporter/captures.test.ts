import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  controlUrl,
  exportedApps,
  SERVICE,
  seriesValue,
  TOKEN,
  textOf,
  until,
} from '../../tools/exported-apps.ts';

const AUTHORIZED = { Authorization: `Bearer ${TOKEN}` };
const apps = exportedApps();
const { program, run } = apps;

/** Of snapshots, half ones included: a ledger of captures stays beside them. */
const filesIn = (directory: string) =>
  existsSync(directory)
    ? readdirSync(directory)
        .filter((name) => /^\.?\d{8}T/.test(name))
        .sort()
    : [];

function expectSnapshot(bytes: Buffer): void {
  const snapshot = JSON.parse(gunzipSync(bytes).toString());
  expect(snapshot.snapshot.node_count).toBeGreaterThan(10_000);
  expect(snapshot.nodes.length / snapshot.snapshot.meta.node_fields.length).toBe(
    snapshot.snapshot.node_count,
  );
}

describe('a snapshot', () => {
  test('is captured by the signal that was named: whole, compressed, closed to others', async () => {
    const app = await run(program('service.cjs', SERVICE), { env: { HEAPWATCH_CAPTURE_SIGNAL: 'SIGUSR2' } });
    process.kill(app.pid, 'SIGUSR2');
    const id = await until(async () => /captured (\S+) in /.exec(app.output())?.[1]);
    const directory = join(apps.folder, 'snapshots');
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(filesIn(directory)).toEqual([`${id}.heapsnapshot.gz`, `${id}.json`]);
    expect(statSync(join(directory, `${id}.heapsnapshot.gz`)).mode & 0o777).toBe(0o600);
    expectSnapshot(readFileSync(join(directory, `${id}.heapsnapshot.gz`)));
    const meta = JSON.parse(readFileSync(join(directory, `${id}.json`), 'utf8'));
    expect(meta).toMatchObject({
      id,
      service: 'service',
      isolate: 'main',
      pid: app.pid,
      reason: 'signal SIGUSR2',
      redacted: true,
    });

    const text = await textOf(app.metricsUrl);
    expect(seriesValue(text, 'heapwatch_snapshots_total{outcome="captured"}')).toBe(1);
    expect(seriesValue(text, 'heapwatch_snapshot_last_size_bytes')).toBe(meta.sizeBytes);
    expect(seriesValue(text, 'heapwatch_snapshot_last_duration_seconds')).toBe(meta.durationSeconds);
    expect(seriesValue(text, 'heapwatch_snapshot_last_pause_seconds')).toBe(meta.pauseSeconds);
    expect(seriesValue(text, 'heapwatch_snapshot_last_timestamp_seconds')).toBe(
      Date.parse(meta.startedAt) / 1000,
    );
  });

  test('is not captured by a signal nobody named', async () => {
    const app = await run(program('service.cjs', SERVICE));
    process.kill(app.pid, 'SIGUSR2');
    expect(await app.ended).toBe('SIGUSR2');
  });

  test('comes over HTTP with the token, one at a time, and not without it', async () => {
    const app = await run(program('service.cjs', SERVICE), { env: apps.withControl() });
    const snapshots = `${await controlUrl(app)}/v1/snapshots`;
    expect((await fetch(snapshots, { method: 'POST' })).status).toBe(401);
    const wrong = { Authorization: `Bearer ${TOKEN}x` };
    expect((await fetch(snapshots, { method: 'POST', headers: wrong })).status).toBe(401);

    const answers = await Promise.all(
      [0, 1].map(() => fetch(snapshots, { method: 'POST', headers: AUTHORIZED })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    const location = answers.find(({ status }) => status === 202)?.headers.get('location') ?? '';
    const resource = new URL(location, snapshots);
    const state = await until(async () => {
      const answer = (await (await fetch(resource, { headers: AUTHORIZED })).json()) as { state: string };
      return answer.state === 'running' ? undefined : answer;
    });
    expect(state).toMatchObject({ state: 'captured', pid: app.pid });
    const content = await fetch(`${resource}/content`, { headers: AUTHORIZED });
    expectSnapshot(Buffer.from(await content.arrayBuffer()));
    expect((await fetch(resource, { method: 'DELETE', headers: AUTHORIZED })).status).toBe(204);
    expect(filesIn(join(apps.folder, 'snapshots'))).toEqual([]);
    expect(seriesValue(await textOf(app.metricsUrl), 'heapwatch_snapshots_total{outcome="refused"}')).toBe(1);
  });

  test('that died with its process leaves no half file and is counted at the next start', async () => {
    const service = program(
      'service.cjs',
      `const kept = Array.from({ length: 300_000 }, (_, i) => ({ i, text: 't' + i })); ${SERVICE}; setInterval(() => kept.length, 1000);`,
    );
    const app = await run(service, { env: { HEAPWATCH_CAPTURE_SIGNAL: 'SIGUSR2' } });
    process.kill(app.pid, 'SIGUSR2');
    const directory = join(apps.folder, 'snapshots');
    await until(async () =>
      filesIn(directory).some((name) => name.endsWith('.partial')) ? true : undefined,
    );
    process.kill(app.pid, 'SIGKILL');
    expect(await app.ended).toBe('SIGKILL');
    expect(filesIn(directory)).toHaveLength(1);

    const next = await run(service, { env: { HEAPWATCH_CAPTURE_SIGNAL: 'SIGUSR2' } });
    await until(async () => {
      const failed = seriesValue(
        await textOf(next.metricsUrl),
        'heapwatch_snapshots_total{outcome="failed"}',
      );
      return failed === 1 ? failed : undefined;
    });
    expect(filesIn(directory)).toEqual([]);
  });
});
