import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { S3Bucket } from '../../../exporter/src/capture/store/bucket/s3-bucket.ts';
import { loadS3Package } from '../../../exporter/src/capture/store/bucket/s3-package.ts';
import {
  controlUrl,
  type ExportedApp,
  exportedApps,
  ours,
  SERVICE,
  seriesValue,
  TOKEN,
  textOf,
  until,
} from '../../tools/exported-apps.ts';
import { type Link, linkTo } from '../../tools/link.ts';
import { type S3Server, startS3Server } from '../../tools/s3-server.ts';

const AUTHORIZED = { Authorization: `Bearer ${TOKEN}` };
const PREFIX = 'heapwatch/service/';
const apps = exportedApps();
let server: S3Server;
let link: Link;
let bucket: S3Bucket;
const s3 = await loadS3Package();
beforeAll(async () => {
  server = await startS3Server();
  for (const [name, value] of Object.entries(server.credentials)) vi.stubEnv(name, value);
  link = await linkTo(server.endpoint);
  bucket = new S3Bucket(s3, { bucket: server.bucket, endpoint: server.endpoint, region: undefined });
});
afterEach(async () => {
  for (const { key } of await bucket.list('')) await bucket.remove(key);
});
afterAll(async () => {
  bucket?.close();
  await link?.stop();
  await server?.stop();
  vi.unstubAllEnvs();
});

/** Of snapshots; claims to capture are beside them. */
const keys = async () =>
  (await bucket.list(''))
    .map(({ key }) => key)
    .filter((key) => !key.includes('/claims/'))
    .sort();
/** Of snapshots, half ones included; the ledger of captures is beside them. */
const localFiles = () =>
  readdirSync(join(apps.folder, 'snapshots'))
    .filter((name) => /^\.?\d{8}T/.test(name))
    .sort();

function start(): Promise<ExportedApp> {
  return apps.run(apps.program('service.cjs', SERVICE), {
    env: {
      ...apps.withControl(),
      ...server.credentials,
      HEAPWATCH_CAPTURE_COOL_DOWN: '0',
      HEAPWATCH_PROFILE_SAMPLING: 'true',
      HEAPWATCH_SNAPSHOT_S3_BUCKET: server.bucket,
      HEAPWATCH_SNAPSHOT_S3_ENDPOINT: link.endpoint,
    },
  });
}
const appUrl = (app: ExportedApp) => `http://127.0.0.1:${/app is up on (\d+)/.exec(app.output())?.[1]}`;

/** On a connection of its own or another's that is free; tried again where the listener has no room for one more. */
async function posted(snapshots: string) {
  const answer = await until(() =>
    fetch(snapshots, { method: 'POST', headers: AUTHORIZED }).catch(() => undefined),
  );
  const { code } = (await answer.json()) as { readonly code?: string };
  return { status: answer.status, code, location: answer.headers.get('location') };
}
async function requestCapture(snapshots: string): Promise<string> {
  const answer = await fetch(snapshots, { method: 'POST', headers: AUTHORIZED });
  expect(answer.status).toBe(202);
  return new URL(answer.headers.get('location') ?? '', snapshots).href;
}
/** Asked until it is over; a process that stands still for the capture may drop a connection meanwhile. */
function metaOf(resource: string): Promise<Record<string, unknown>> {
  return until(async () => {
    const answer = await fetch(resource, { headers: AUTHORIZED }).catch(() => undefined);
    if (answer?.ok !== true) return undefined;
    const meta = (await answer.json()) as Record<string, unknown>;
    return meta.state === 'running' ? undefined : meta;
  });
}

describe('a bucket', () => {
  test('takes a file in parts, gives it back whole, and knows when there is none', async () => {
    const bytes = randomBytes(20 * 2 ** 20 + 7);
    const path = join(apps.folder, 'large');
    writeFileSync(path, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await bucket.putFile(
      'x/large',
      { path, mediaType: 'application/gzip', sizeBytes: bytes.length, sha256 },
      new AbortController().signal,
    );
    const content = await bucket.open('x/large');
    expect(content?.sizeBytes).toBe(bytes.length);
    expect(Buffer.concat((await content?.stream.toArray()) ?? []).equals(bytes)).toBe(true);
    expect(await bucket.open('x/none')).toBeUndefined();
    expect(await bucket.get('x/none')).toBeUndefined();
    await bucket.remove('x/none');
  });

  test('has nothing of a file that was stopped on its way, or that is another than it should be', async () => {
    const bytes = randomBytes(20 * 2 ** 20);
    const path = join(apps.folder, 'large');
    writeFileSync(path, bytes);
    const slow = new S3Bucket(s3, { bucket: server.bucket, endpoint: link.endpoint, region: undefined });
    link.delayMs = 5;
    const abort = new AbortController();
    const file = { path, mediaType: 'application/gzip', sizeBytes: bytes.length, sha256: undefined };
    const putting = slow.putFile('x/stopped', file, abort.signal);
    setTimeout(() => abort.abort(), 500);
    await expect(putting).rejects.toThrow();
    link.delayMs = 0;
    await expect(
      slow.putFile('x/other', { ...file, sha256: '0'.repeat(64) }, new AbortController().signal),
    ).rejects.toThrow('another checksum');
    expect(await keys()).toEqual([]);
    slow.close();
  });

  test('that refuses says why, and nothing of the credentials', async () => {
    const wrong = new S3Bucket(s3, { bucket: 'another', endpoint: server.endpoint, region: undefined });
    await expect(wrong.put('x', '')).rejects.toThrow(/^another: NoSuchBucket \(404\): /);
    wrong.close();
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'not-the-secret');
    const stranger = new S3Bucket(s3, {
      bucket: server.bucket,
      endpoint: server.endpoint,
      region: undefined,
    });
    const refusal = await stranger.list('').catch((error: unknown) => String(error));
    expect(refusal).toMatch(/\(403\)/);
    expect(refusal).not.toContain('not-the-secret');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', server.credentials.AWS_SECRET_ACCESS_KEY);
    stranger.close();
  });
});

describe('a process whose snapshots go to a bucket', () => {
  test('captures, lists, gives and deletes as ever; nothing stays in its directory', async () => {
    const app = await start();
    const snapshots = `${await controlUrl(app)}/v1/snapshots`;
    const resource = await requestCapture(snapshots);
    const meta = await metaOf(resource);
    const id = String(meta.id);
    expect(meta).toMatchObject({ state: 'captured', pid: app.pid, nodeCount: expect.any(Number) });
    expect(localFiles()).toEqual([]);
    expect(await keys()).toEqual([`${PREFIX}${id}.heapsnapshot.gz`, `${PREFIX}${id}.json`]);
    const list = await fetch(snapshots, { headers: AUTHORIZED });
    expect(await list.json()).toEqual({ snapshots: [meta] });

    const content = await fetch(`${resource}/content`, { headers: AUTHORIZED });
    const bytes = Buffer.from(await content.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(meta.sha256);
    expect(JSON.parse(gunzipSync(bytes).toString()).snapshot.node_count).toBe(meta.nodeCount);
    expect((await fetch(resource, { method: 'DELETE', headers: AUTHORIZED })).status).toBe(204);
    expect((await fetch(resource, { headers: AUTHORIZED })).status).toBe(404);
    expect(await keys()).toEqual([]);
  });

  test('keeps heap profiles there too', async () => {
    const app = await start();
    const profiles = `${await controlUrl(app)}/v1/heap-profiles`;
    const posted = await fetch(profiles, { method: 'POST', headers: AUTHORIZED });
    const { limits: _, ...profile } = (await posted.json()) as {
      limits: unknown;
      id: string;
      sha256: string;
    };
    expect(posted.status).toBe(201);
    const stored = `${PREFIX}profiles/${profile.id}`;
    expect(await keys()).toEqual([`${stored}.heapprofile`, `${stored}.json`]);
    expect(readdirSync(join(apps.folder, 'snapshots/profiles'))).toEqual([]);
    expect(await (await fetch(profiles, { headers: AUTHORIZED })).json()).toEqual({
      heapProfiles: [profile],
    });
    const content = await fetch(`${profiles}/${profile.id}/content`, { headers: AUTHORIZED });
    const bytes = Buffer.from(await content.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(profile.sha256);
    const gone = await fetch(`${profiles}/${profile.id}`, { method: 'DELETE', headers: AUTHORIZED });
    expect(gone.status).toBe(204);
    expect(await keys()).toEqual([]);
  });

  test('keeps them while the bucket is down, says so, and takes them there with the next', async () => {
    const app = await start();
    const snapshots = `${await controlUrl(app)}/v1/snapshots`;
    await link.cut();
    const resource = await requestCapture(snapshots);
    const { id, ...rest } = await metaOf(resource);
    expect(rest).toMatchObject({ state: 'captured' });
    expect(localFiles()).toEqual([`${id}.heapsnapshot.gz`, `${id}.json`]);
    expect(ours(app.output()).join('\n')).toMatch(
      `snapshot ${id} stays in ${join(apps.folder, 'snapshots')} and is tried again: s3://snapshots/${PREFIX}`,
    );
    expect((await fetch(`${resource}/content`, { headers: AUTHORIZED })).status).toBe(200);
    const list = await fetch(snapshots, { headers: AUTHORIZED });
    expect(list.status).toBe(503);
    expect(await list.json()).toMatchObject({ code: 'store_unavailable' });
    expect(await textOf(appUrl(app))).toBe('app');

    await link.mend();
    const next = await metaOf(await requestCapture(snapshots));
    expect(next.state).toBe('captured');
    expect(localFiles()).toEqual([]);
    expect(await keys()).toHaveLength(4);
    expect(seriesValue(await textOf(app.metricsUrl), 'heapwatch_snapshots_total{outcome="captured"}')).toBe(
      2,
    );
  });

  test('is asked a hundred times while the bucket is slow: one capture, and a code for each other', async () => {
    const app = await start();
    const snapshots = `${await controlUrl(app)}/v1/snapshots`;
    link.delayMs = 400;
    const answers = await Promise.all(Array.from({ length: 100 }, () => posted(snapshots)));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    const refusals = answers.filter(({ status }) => status !== 202);
    expect(refusals.map(({ status }) => status)).toEqual(Array(99).fill(409));
    expect(refusals.map(({ code }) => code)).toEqual(Array(99).fill('capture_running'));
    // the app answers while the snapshot is on its way
    await until(async () => (localFiles().some((name) => name.endsWith('.json')) ? true : undefined));
    expect(await textOf(appUrl(app))).toBe('app');
    const resource = new URL(answers.find(({ status }) => status === 202)?.location ?? '', snapshots).href;
    expect((await metaOf(resource)).state).toBe('captured');
    link.delayMs = 0;
    expect(localFiles()).toEqual([]);
    expect(await keys()).toHaveLength(2);
    expect(await textOf(appUrl(app))).toBe('app');
    expect(seriesValue(await textOf(app.metricsUrl), 'heapwatch_snapshots_total{outcome="refused"}')).toBe(
      99,
    );
  });

  test('captures only while no other of its service does', async () => {
    const app = await start();
    const snapshots = `${await controlUrl(app)}/v1/snapshots`;
    const claim = `${PREFIX}claims/0badcafe-1-00000001`;
    await bucket.put(claim, '{}');
    expect(await posted(snapshots)).toMatchObject({ status: 429, code: 'lease_taken' });
    await bucket.remove(claim);
    expect((await metaOf(await requestCapture(snapshots))).state).toBe('captured');
    expect((await bucket.list('')).filter(({ key }) => key.includes('claims'))).toEqual([]);
  });

  test('that dies on the way there loses nothing, and shows no half; the next start takes it there', async () => {
    const app = await start();
    const snapshots = `${await controlUrl(app)}/v1/snapshots`;
    link.delayMs = 400;
    await requestCapture(snapshots);
    await until(async () => (localFiles().some((name) => name.endsWith('.json')) ? true : undefined));
    process.kill(app.pid, 'SIGKILL');
    await app.ended;
    expect((await keys()).filter((key) => key.endsWith('.json'))).toEqual([]);
    link.delayMs = 0;
    const next = await start();
    await until(async () => (localFiles().length === 0 ? true : undefined));
    expect(await keys()).toHaveLength(2);
    expect(ours(next.output()).filter((line) => !line.includes('listener is on'))).toEqual([]);
  });
});
