import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { get } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import {
  controlUrl,
  type ExportedApp,
  exportedApps,
  SERVICE,
  seriesValue,
  TOKEN,
  textOf,
  until,
} from '../../tools/exported-apps.ts';

/** `HEAPWATCH_KILLS=500` kills as many captures as one likes. */
const KILLS = Number(process.env.HEAPWATCH_KILLS ?? 50);
/** Each with a service and a store of its own. */
const LANES = 2;
const AUTHORIZED = { Authorization: `Bearer ${TOKEN}` };
const apps = exportedApps();

/** Takes a fifth of a second to capture. */
const SMALL = `
  const kept = Array.from({ length: 10_000 }, (_, i) => ({ i, text: 't' + i }));
  ${SERVICE};
  setInterval(() => kept.length, 1000);
`;
const MANY = {
  HEAPWATCH_SNAPSHOT_MAX_COUNT: '1000',
  HEAPWATCH_CAPTURE_COOL_DOWN: '0',
  HEAPWATCH_CAPTURE_PER_HOUR: '1000',
  HEAPWATCH_CAPTURE_PER_DAY: '1000',
};

const start = (env: Readonly<Record<string, string>>, service = apps.program('service.cjs', SMALL)) =>
  apps.run(service, { env: { ...apps.withControl(), ...MANY, ...env } });
const failedOf = async (app: ExportedApp) =>
  seriesValue(await textOf(app.metricsUrl), 'heapwatch_snapshots_total{outcome="failed"}');
const appAnswers = async (app: ExportedApp) =>
  (await textOf(`http://127.0.0.1:${/app is up on (\d+)/.exec(app.output())?.[1]}`)) === 'app';

async function requestCapture(app: ExportedApp): Promise<string> {
  const snapshots = `${await controlUrl(app)}/v1/snapshots`;
  const answer = await fetch(snapshots, { method: 'POST', headers: AUTHORIZED });
  expect(answer.status, await answer.clone().text()).toBe(202);
  return new URL(answer.headers.get('location') ?? '', snapshots).href;
}
/** undefined while it runs, and where nobody answers. */
async function stateOf(resource: string): Promise<Record<string, unknown> | undefined> {
  const answer = await fetch(resource, { headers: AUTHORIZED }).catch(() => undefined);
  if (answer?.ok !== true) return undefined;
  const state = (await answer.json().catch(() => undefined)) as Record<string, unknown> | undefined;
  return state?.state === 'running' ? undefined : state;
}
const ended = (resource: string) => until(() => stateOf(resource));

/** The ids of what is listed, each proven whole by its meta when it is seen first. */
function wholeSnapshots(directory: string, proven = new Set<string>()): string[] {
  const metas = readdirSync(directory).filter((name) => /^\d.*\.json$/.test(name));
  return metas.map((name) => {
    const meta = JSON.parse(readFileSync(join(directory, name), 'utf8'));
    const path = join(directory, `${meta.id}.heapsnapshot.gz`);
    expect(statSync(path).size).toBe(meta.sizeBytes);
    if (!proven.has(meta.id)) {
      const content = readFileSync(path);
      expect(createHash('sha256').update(content).digest('hex')).toBe(meta.sha256);
      expect(gunzipSync(content).subarray(-2).toString()).toBe(']}');
      proven.add(meta.id);
    }
    return String(meta.id);
  });
}

/** Kills a service again and again in the middle of a capture. @returns how many left a half file */
async function killAgainAndAgain(service: string, directory: string, kills: number): Promise<number> {
  const startHere = () => start({ HEAPWATCH_SNAPSHOT_DIR: directory, HEAPWATCH_INSTANCE: 'pod-1' }, service);
  const proven = new Set<string>();
  let app = await startHere();
  const first = await ended(await requestCapture(app));
  expect(first.state).toBe('captured');
  const reported = new Set([String(first.id)]);
  const spanMs = Number(first.durationSeconds) * 1500;
  let halves = 0;
  for (let kill = 0; kill < kills; kill++) {
    const resource = await requestCapture(app);
    // spread over the whole of it, and off the grid
    const dieAtMs = (spanMs * (kill + Math.random())) / kills;
    let isAlive = true;
    const watching = (async () => {
      while (isAlive) {
        const state = await stateOf(resource);
        if (state?.state === 'captured') reported.add(String(state.id));
        if (state !== undefined) break;
      }
    })();
    await new Promise((wake) => setTimeout(wake, dieAtMs));
    process.kill(app.pid, 'SIGKILL');
    await app.ended;
    isAlive = false;
    await watching;
    const left = wholeSnapshots(directory, proven);
    expect(left).toEqual(expect.arrayContaining([...reported]));
    const partials = new Set(
      readdirSync(directory).flatMap((name) => /^\.(.*)\.[^.]*\.\w+\.partial$/.exec(name)?.[1] ?? []),
    );
    halves += partials.size;

    app = await startHere();
    await until(async () => ((await failedOf(app)) === partials.size ? true : undefined));
    const swept = readdirSync(directory).filter((name) => /^\.?\d{8}T/.test(name));
    expect(swept.sort()).toEqual(left.flatMap((id) => [`${id}.heapsnapshot.gz`, `${id}.json`]).sort());
    // what is listed over HTTP is what is there
    const listed = await fetch(`${await controlUrl(app)}/v1/snapshots`, { headers: AUTHORIZED });
    const { snapshots } = (await listed.json()) as { snapshots: { id: string }[] };
    expect(snapshots.map(({ id }) => id).sort()).toEqual(left.sort());
  }
  expect(await appAnswers(app)).toBe(true);
  await app.stop();
  return halves;
}

describe('kill -9', () => {
  test(`at ${KILLS} moments of a capture leaves no half that is listed and loses nothing that was reported`, async () => {
    // once: a lane that wrote it again would empty it under a start of the other
    const service = apps.program('service.cjs', SMALL);
    const lanes = Array.from({ length: LANES }, (_, lane) =>
      killAgainAndAgain(service, join(apps.folder, `snapshots-${lane}`), Math.ceil(KILLS / LANES)),
    );
    const halves = (await Promise.all(lanes)).reduce((sum, count) => sum + count, 0);
    console.error(`${KILLS} killed: ${halves} left a half file`);
    expect(halves).toBeGreaterThan(KILLS / 4);
  }, 600_000);
});

describe('a hundred requests at once', () => {
  /** Over a connection of its own, which is there before the capture. */
  async function connected(
    url: string,
  ): Promise<() => Promise<{ status: number | undefined; seconds: number }>> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return () =>
      new Promise((resolve, reject) => {
        const began = performance.now();
        get(url, { createConnection: () => socket, agent: false, headers: AUTHORIZED }, (response) => {
          const seconds = (performance.now() - began) / 1000;
          response.resume().on('end', () => resolve({ status: response.statusCode, seconds }));
        }).on('error', reject);
      });
  }

  test('in the pause of a capture wait, and are all answered; other captures are refused; the pause is published', async () => {
    const large = SMALL.replace('10_000', '300_000');
    const app = await apps.run(apps.program('large.cjs', large), { env: { ...apps.withControl(), ...MANY } });
    const appUrl = `http://127.0.0.1:${/app is up on (\d+)/.exec(app.output())?.[1]}/`;
    const snapshots = `${await controlUrl(app)}/v1/snapshots`;
    const toApp = await Promise.all(Array.from({ length: 80 }, () => connected(appUrl)));
    const toControl = await Promise.all(Array.from({ length: 20 }, () => connected(snapshots)));
    const resource = await requestCapture(app);
    const answers = await Promise.all([...toApp, ...toControl].map((ask) => ask()));
    expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200));
    const meta = await ended(resource);
    expect(meta.state).toBe('captured');
    const pauseSeconds = Number(meta.pauseSeconds);
    expect(pauseSeconds).toBeGreaterThan(0.2);
    expect(Math.max(...answers.map(({ seconds }) => seconds))).toBeGreaterThan(0.5 * pauseSeconds);
    const text = await textOf(app.metricsUrl);
    expect(seriesValue(text, 'heapwatch_snapshot_last_pause_seconds')).toBe(pauseSeconds);

    const posted = await Promise.all(
      Array.from({ length: 30 }, () => fetch(snapshots, { method: 'POST', headers: AUTHORIZED })),
    );
    expect(posted.map(({ status }) => status).sort()).toEqual([202, ...Array(29).fill(409)]);
  });
});

describe('a full disk', () => {
  let mounted: string | undefined;
  afterEach(() => {
    if (mounted !== undefined) execFileSync('umount', ['--lazy', mounted]);
    mounted = undefined;
  });

  test('fails the capture with its code, leaves nothing, and the process goes on', async () => {
    const directory = join(apps.folder, 'disk');
    mkdirSync(directory);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m,mode=0700', 'tmpfs', directory]);
    mounted = directory;
    const app = await start({ HEAPWATCH_SNAPSHOT_DIR: directory });
    const resource = await requestCapture(app);
    // somebody else takes the rest while V8 builds the snapshot
    fillUp(join(directory, 'filler'));
    expect(await ended(resource)).toMatchObject({
      state: 'failed',
      code: 'capture_failed',
      detail: expect.stringContaining('ENOSPC'),
    });
    expect(readdirSync(directory).filter((name) => /^\.?\d{8}T/.test(name))).toEqual([]);
    expect(await failedOf(app)).toBe(1);
    expect(await appAnswers(app)).toBe(true);

    rmSync(join(directory, 'filler'));
    expect((await ended(await requestCapture(app))).state).toBe('captured');
    expect(wholeSnapshots(directory)).toHaveLength(1);
  });
});

function fillUp(path: string): void {
  const file = openSync(path, 'w');
  const zeros = Buffer.alloc(2 ** 20);
  try {
    for (;;) writeSync(file, zeros);
  } catch {
    // that is the point
  } finally {
    closeSync(file);
  }
}
