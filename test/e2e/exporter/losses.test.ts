import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
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

/** `HEAPWATCH_KILLS=50` kills as many captures as one likes. */
const KILLS = Number(process.env.HEAPWATCH_KILLS ?? 12);
const AUTHORIZED = { Authorization: `Bearer ${TOKEN}` };
const apps = exportedApps();

/** Takes about half a second to capture. */
const LARGE = `
  const kept = Array.from({ length: 100_000 }, (_, i) => ({ i, text: 't' + i }));
  ${SERVICE};
  setInterval(() => kept.length, 1000);
`;
const MANY = {
  HEAPWATCH_SNAPSHOT_MAX_COUNT: '1000',
  HEAPWATCH_CAPTURE_COOL_DOWN: '0',
  HEAPWATCH_CAPTURE_PER_HOUR: '1000',
  HEAPWATCH_CAPTURE_PER_DAY: '1000',
};

const start = (env: Readonly<Record<string, string>> = {}) =>
  apps.run(apps.program('service.cjs', LARGE), { env: { ...apps.withControl(), ...MANY, ...env } });
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

/** The ids of what is listed, each proven whole by its meta. */
function wholeSnapshots(directory: string): string[] {
  const metas = readdirSync(directory).filter((name) => /^\d.*\.json$/.test(name));
  return metas.map((name) => {
    const meta = JSON.parse(readFileSync(join(directory, name), 'utf8'));
    const content = readFileSync(join(directory, `${meta.id}.heapsnapshot.gz`));
    expect(content.length).toBe(meta.sizeBytes);
    expect(createHash('sha256').update(content).digest('hex')).toBe(meta.sha256);
    expect(gunzipSync(content).subarray(-2).toString()).toBe(']}');
    return String(meta.id);
  });
}

describe('kill -9', () => {
  test(`at ${KILLS} moments of a capture leaves no half that is listed and loses nothing that was reported`, async () => {
    const directory = join(apps.folder, 'snapshots');
    let app = await start();
    const first = await ended(await requestCapture(app));
    expect(first.state).toBe('captured');
    const reported = new Set([String(first.id)]);
    const spanMs = Number(first.durationSeconds) * 1500;
    let halves = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const resource = await requestCapture(app);
      // spread over the whole of it, and off the grid
      const dieAtMs = (spanMs * (kill + Math.random())) / KILLS;
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
      const left = wholeSnapshots(directory);
      expect(left).toEqual(expect.arrayContaining([...reported]));
      const partials = new Set(
        readdirSync(directory).flatMap((name) => /^\.(.*)\.[^.]*\.\w+\.partial$/.exec(name)?.[1] ?? []),
      );
      halves += partials.size;

      app = await start();
      await until(async () => ((await failedOf(app)) === partials.size ? true : undefined));
      const swept = readdirSync(directory).filter((name) => /^\.?\d{8}T/.test(name));
      expect(swept.sort()).toEqual(left.flatMap((id) => [`${id}.heapsnapshot.gz`, `${id}.json`]).sort());
    }
    expect(await appAnswers(app)).toBe(true);
    console.error(
      `${KILLS} killed: ${halves} left a half file, ${wholeSnapshots(directory).length} snapshots whole`,
    );
    expect(halves).toBeGreaterThan(KILLS / 4);
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
