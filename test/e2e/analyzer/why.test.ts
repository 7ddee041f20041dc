import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backfill } from '../../tools/backfill.ts';
import { temporaryFolder } from '../../tools/endings.ts';
import { type Prometheus, startPrometheus } from '../../tools/prometheus.ts';

const CLI = join(import.meta.dirname, '../../../analyzer/dist/cli/main.js');
const STEP_SECONDS = 15;
const HOURS = 8;

interface Moment {
  readonly seconds: number;
  readonly liveBytes: number;
  readonly majorGcCount: number;
}

/** What a process would have published; every second sample follows a major GC. */
function moments(growthPerHour: number, endSeconds: number): Moment[] {
  const count = (HOURS * 3600) / STEP_SECONDS;
  return Array.from({ length: count }, (_, n) => {
    const noise = ((n * 7919) % 101) * 4000;
    const level = Math.floor(n / 2) * 2;
    return {
      seconds: endSeconds - (count - 1 - n) * STEP_SECONDS,
      liveBytes: Math.round(80e6 + (level * STEP_SECONDS * growthPerHour) / 3600 + noise),
      majorGcCount: 10 + Math.floor(n / 2),
    };
  });
}

function sampleOf({ seconds, liveBytes, majorGcCount }: Moment, n: number) {
  const majorGc = n % 2 === 0;
  return {
    timeMs: seconds * 1000,
    heapUsedBytes: liveBytes + 5e6,
    rssBytes: 2 * liveBytes,
    heapLimitBytes: 1e9,
    majorGc,
    ...(majorGc ? { liveBytes } : {}),
    externalBytes: 3e6,
    majorGcCount,
    minorGcCount: n * 4,
    eventLoopUtilization: 0.25,
  };
}

function openMetrics(instances: ReadonlyMap<string, readonly Moment[]>): string {
  const family = (
    name: string,
    type: string,
    suffix: string,
    labels: string,
    read: (moment: Moment, n: number) => number,
  ) => [
    `# TYPE ${name} ${type}`,
    ...[...instances].flatMap(([instance, list]) =>
      list.map(
        (moment, n) =>
          `${name}${suffix}{instance="${instance}"${labels}} ${read(moment, n)} ${moment.seconds}`,
      ),
    ),
  ];
  const isolate = ',isolate="main"';
  const gauge = (name: string, labels: string, read: (moment: Moment, n: number) => number) =>
    family(`heapwatch_${name}`, 'gauge', '', labels, read);
  const gcs = (kind: string, read: (moment: Moment, n: number) => number) =>
    family('heapwatch_gc_duration_seconds', 'histogram', '_count', `${isolate},kind="${kind}"`, read);
  return [
    ...gauge('heap_used_bytes', isolate, (moment, n) => sampleOf(moment, n).heapUsedBytes),
    ...gauge('heap_limit_bytes', isolate, () => 1e9),
    ...gauge('heap_live_bytes', isolate, ({ liveBytes }) => liveBytes),
    ...gauge('external_memory_bytes', isolate, () => 3e6),
    ...gauge('resident_memory_bytes', '', ({ liveBytes }) => 2 * liveBytes),
    ...gauge('event_loop_utilization_ratio', isolate, () => 0.25),
    ...gcs('major', ({ majorGcCount }) => majorGcCount),
    ...gcs('minor', (_, n) => n * 4).slice(1),
    '# EOF',
    '',
  ].join('\n');
}

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let prometheus: Prometheus;
let leaking: Moment[];
beforeAll(async () => {
  folder = await temporaryFolder('why');
  const end = Math.floor(Date.now() / 1000 / STEP_SECONDS) * STEP_SECONDS - 60;
  leaking = moments(40e6, end);
  const text = openMetrics(
    new Map([
      ['leaks:9470', leaking],
      ['calm:9470', moments(0, end)],
    ]),
  );
  const dataFolder = join(folder.path, 'data');
  mkdirSync(dataFolder);
  await backfill(text, folder.path, dataFolder);
  prometheus = await startPrometheus({ jobs: [], dataFolder });
}, 60_000);
afterAll(async () => {
  await prometheus.stop();
  await folder.remove();
});

function why(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'why', ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('heapwatch why', () => {
  test('says when a leak was told, and each test against its threshold', () => {
    const { status, stdout, stderr } = why(prometheus.url, '--instance', 'leaks:9470');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(
      /^leaks:9470 main: 1,920 samples from \S+ \S+Z to\s+\S+\s+\S+Z,\s+960\s+of them with a\s+live\s+set$/m,
    );
    expect(stdout).toMatch(
      /^\S+ \S+Z {2}heap is leaking: The live set of the JavaScript heap has\s+grown by 3\d(\.\d)? MiB\/h/m,
    );
    expect(stdout).toMatch(/^heap: leaking$/m);
    expect(stdout).toMatch(/^ {2}significance +\S+ +≥ \S+ +standard errors +passed$/m);
    expect(stdout).toMatch(/^ {2}effect +\d+ MiB +≥ [\d.]+ MiB +passed$/m);
  });

  test('says why it did not speak', () => {
    const { stdout } = why(prometheus.url, '--instance', 'calm:9470');
    expect(stdout).toMatch(/^It told no leak\.$/m);
    expect(stdout).toMatch(/^heap: stable$/m);
    expect(stdout).toMatch(/FAILED$/m);
  });

  test('judges what Prometheus stored as it judges the samples themselves', () => {
    const file = join(folder.path, 'samples.jsonl');
    writeFileSync(file, leaking.map((moment, n) => JSON.stringify(sampleOf(moment, n))).join('\n'));
    const {
      source: _a,
      name: _b,
      ...stored
    } = JSON.parse(why(prometheus.url, '--instance', 'leaks:9470', '--json').stdout);
    const { source: _c, name: _d, ...given } = JSON.parse(why(file, '--json').stdout);
    expect(stored).toEqual(given);
    expect(stored.changes.some(({ verdict }: { verdict: { leaking: boolean } }) => verdict.leaking)).toBe(
      true,
    );
  });

  test.each([
    [
      'several instances',
      [],
      /knows several: name one of calm:9470 main, leaks:9470 main \(--instance, --isolate, --process\)$/,
    ],
    [
      'none of that name',
      ['--instance', 'web'],
      /knows no such isolate: name one of calm:9470 main, leaks:9470 main /,
    ],
    ['nothing that long ago', ['--since', '1s'], /has no heapwatch_heap_used_bytes of the last 1s$/],
    ['a duration that is none', ['--since', 'soon'], /expected a duration, as 90m, 24h or 3d/],
  ])('%s: one clear error, exit code 2', (_, args, message) => {
    const { status, stdout, stderr } = why(prometheus.url, ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trimEnd()).toMatch(message);
  });

  test.each([
    ['no file', () => join(folder.path, 'none'), /none: there is no such file$/],
    ['another text', () => put('text', 'hello'), /text: line 1 is no JSON: expected samples/],
    ['another JSON', () => put('json', '[{"a":1}]'), /json: sample 1 has no number as timeMs, heapUsedBytes/],
    ['nothing', () => put('empty', ''), /empty: it holds no samples$/],
    ['nobody there', () => 'http://127.0.0.1:9', /cannot be reached: /],
    [
      'no Prometheus',
      () => `${prometheus.url}/graph`,
      /answered \d+, not as Prometheus does: name its base URL$/,
    ],
  ])('%s: one clear error, exit code 2', (_, source, message) => {
    const { status, stderr } = why(source());
    expect(status).toBe(2);
    expect(stderr.trimEnd()).toMatch(message);
  });
});

function put(name: string, text: string): string {
  const path = join(folder.path, name);
  writeFileSync(path, text);
  return path;
}
