import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LEAK_PROGRAMS } from '../../programs/index.ts';
import { startLoad } from '../../programs/load.ts';
import { groupFiles } from '../../tools/memory-limit.ts';
import { type ObservedProgram, observeProgram } from '../../tools/observed-program.ts';
import { seriesOfText } from '../../tools/otlp-translation.ts';

/** Long enough for a verdict on a machine that is busy with all of these. */
const MOST_SECONDS = 170;
const JUDGED = ['closure-chain', 'buffer-listener', 'unbounded-cache'];
const HEALTHY = ['filling-cache', 'lru-churn', 'warm-up', 'constant-heap', 'batch-job'];
/** Healthy ones are watched for as long at least: what rises with them, V8's and the allocator's memory, rises for so long. */
const LEAST_SECONDS = 100;
const LEAKING = /^heapwatch_leak_suspected\{isolate="main",memory="(\w+)"\} 1$/gm;

const PLANNED = ['planned', 'planned, without room'];
const PLAN = [/^baseline, before any leak$/, /^leak: /, /^further growth of a leak: /];
const CLI = join(import.meta.dirname, '../../../analyzer/dist/cli/main.js');

interface Judged {
  readonly program: ObservedProgram;
  /** Kinds of memory that were ever told to leak. */
  readonly told: Set<string>;
  text: string;
}
const judged = new Map<string, Judged>();
const loads: { stop(): void }[] = [];

async function judgeFile(
  path: string,
  name: string,
  environment: Readonly<Record<string, string>>,
): Promise<Judged> {
  const file = join(import.meta.dirname, '../..', path);
  return { program: await observeProgram(file, { service: name, environment }), told: new Set(), text: '' };
}

async function judge(
  name: string,
  kind: 'leaky' | 'fixed',
  environment = {},
  nodeOptions: readonly string[] = [],
): Promise<Judged> {
  const row = LEAK_PROGRAMS.find((program) => program.name === name);
  if (row === undefined) throw new Error(`no program ${name}`);
  const file = join(import.meta.dirname, '../../programs', name, `${kind}.cjs`);
  const program = await observeProgram(file, {
    service: name,
    nodeOptions: [`--max-old-space-size=${row.oldSpaceMiB}`, ...nodeOptions],
    environment,
  });
  if (row.load !== undefined) {
    const given = { ...row.load, maxRequests: 100_000, maxSeconds: MOST_SECONDS + 30 };
    loads.push(startLoad({ url: program.url, ...given }));
  }
  return { program, told: new Set(), text: '' };
}

async function scrape(one: Judged): Promise<void> {
  one.text = await (await fetch(`http://${one.program.metricsAddress}/metrics`)).text();
  for (const [, memory = ''] of one.text.matchAll(LEAKING)) one.told.add(memory);
}

/** The files that a plan has left, oldest first, and why each was captured. */
async function captured(
  name: string,
): Promise<readonly { readonly path: string; readonly reason: string }[]> {
  const { snapshots } = (judged.get(name) as Judged).program;
  const isProfiles = name === 'planned, without room';
  const directory = isProfiles ? join(snapshots, 'profiles') : snapshots;
  const ending = isProfiles ? '.heapprofile' : '.heapsnapshot.gz';
  const names = await readdir(directory).catch(() => []);
  const ids = names.filter((name) => /^\d.*\.json$/.test(name)).sort();
  return Promise.all(
    ids.map(async (id) => {
      const path = join(directory, id);
      return { path: path.replace('.json', ending), reason: JSON.parse(await readFile(path, 'utf8')).reason };
    }),
  );
}

async function isPlanDone(): Promise<boolean> {
  const counts = await Promise.all(PLANNED.map(async (name) => (await captured(name)).length));
  return counts.every((count) => count === PLAN.length);
}

beforeAll(
  async () => {
    const probed = { HEAPWATCH_DETECT_PROBE_GC: 'true' };
    for (const name of JUDGED) {
      judged.set(`${name}, leaky`, await judge(name, 'leaky', probed));
      judged.set(`${name}, fixed`, await judge(name, 'fixed', probed));
    }
    const planned = {
      ...probed,
      HEAPWATCH_CAPTURE_ON_VERDICT: 'true',
      HEAPWATCH_CAPTURE_BASELINE_AFTER: '10',
    };
    judged.set('planned', await judge('closure-chain', 'leaky', planned));
    judged.set(
      'planned, without room',
      await judge('closure-chain', 'leaky', { ...planned, HEAPWATCH_PROFILE_SAMPLING: 'true' }, [
        '--import',
        groupFiles(64 * 2 ** 20),
      ]),
    );
    judged.set('not probed', await judge('closure-chain', 'fixed'));
    for (const name of HEALTHY)
      judged.set(name, await judgeFile(`healthy-programs/${name}.cjs`, name, probed));
    const besideThread = (name: string, environment: Readonly<Record<string, string>>) =>
      judgeFile('native-programs/beside-a-thread.cjs', name, { ...probed, ...environment });
    const busyThread = { GATEWAY: 'leaky', LEDGER_ENTRIES: '20000' };
    judged.set('native, leaky', await besideThread('native-leaky', busyThread));
    judged.set('native, fixed', await besideThread('native-fixed', { GATEWAY: 'fixed' }));
    judged.set(
      'native and slow, leaky',
      await judgeFile('native-programs/leaky.cjs', 'native-slow', { ...probed, UPSTREAM_EVERY_MS: '900' }),
    );
    const leaky = [...JUDGED, 'native', 'native and slow'].map(
      (name) => judged.get(`${name}, leaky`) as Judged,
    );
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    do {
      await delay(1000);
      await Promise.all([...judged.values()].map(scrape));
    } while (
      seconds() < LEAST_SECONDS ||
      ((leaky.some(({ told }) => told.size === 0) || !(await isPlanDone())) && seconds() < MOST_SECONDS)
    );
  },
  (MOST_SECONDS + 120) * 1000,
);

afterAll(async () => {
  for (const load of loads) load.stop();
  await Promise.all([...judged.values()].map(({ program }) => program.stop()));
});

test.each(JUDGED)('%s is told, with the kind of memory that leaks', (name) => {
  const memory = LEAK_PROGRAMS.find((program) => program.name === name)?.memory;
  // what holds leaked buffers grows in the heap as well
  expect([...(judged.get(`${name}, leaky`)?.told ?? [])]).toContain(memory);
});

test.each(['native', 'native and slow'])('a leak of %s memory is told, and as nothing else', (name) => {
  expect([...(judged.get(`${name}, leaky`)?.told ?? [])]).toEqual(['native']);
});

test('a leak in the heap of a worker thread is told of that thread', () => {
  expect(judged.get('native, fixed')?.text).toContain(
    'heapwatch_leak_suspected{isolate="ledger-1",memory="heap"} 1',
  );
  expect(judged.get('native, leaky')?.text).toContain(
    'heapwatch_leak_suspected{isolate="ledger-1",memory="heap"} 0',
  );
});

test.each([...JUDGED, 'native'])('the fixed twin of %s is not', (name) => {
  expect([...(judged.get(`${name}, fixed`)?.told ?? [])]).toEqual([]);
});

test.each(HEALTHY)('of a healthy program nothing is told: %s', (name) => {
  expect([...(judged.get(name)?.told ?? [])]).toEqual([]);
  expect(judged.get(name)?.text).toContain(
    'heapwatch_leak_state{isolate="main",memory="heap",state="stable"} 1',
  );
});

test('a leak has a slope, a beginning and an end', () => {
  const series = seriesOfText(judged.get('closure-chain, leaky')?.text ?? '');
  const of = (name: string) =>
    series.get(`heapwatch_leak_${name}{isolate="main",memory="heap"}`) ?? Number.NaN;
  expect(of('slope_bytes_per_second') * 60).toBeGreaterThan(5e6);
  expect(of('confidence_ratio')).toBeGreaterThan(0.5);
  expect(of('since_timestamp_seconds')).toBeLessThan(Date.now() / 1000);
  expect(of('since_timestamp_seconds')).toBeGreaterThan(Date.now() / 1000 - 300);
  expect(of('time_to_limit_seconds')).toBeLessThan(3600);
});

test.each(PLANNED)('a leak explains itself in three captures that name it: %s', async (name) => {
  const captures = await captured(name);
  expect(captures.map(({ reason }) => reason)).toEqual(PLAN.map((reason) => expect.stringMatching(reason)));
  const paths = captures.map(({ path }) => path);
  const compared = name === 'planned' ? paths : [paths[0], paths[2]];
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, 'diff', ...compared], {});
  expect(stdout).toContain(name === 'planned' ? 'someMethod' : 'replaceThing');
});

test('probes are counted apart, and there are none unasked', () => {
  const probes = (name: string) =>
    seriesOfText(judged.get(name)?.text ?? '').get('heapwatch_gc_forced_total{cause="probe",isolate="main"}');
  expect(probes('closure-chain, fixed')).toBeGreaterThan(5);
  expect(probes('not probed')).toBe(0);
});

test('without probes a young process is not judged rashly', () => {
  expect([...(judged.get('not probed')?.told ?? [])]).toEqual([]);
  expect(judged.get('not probed')?.text).toMatch(
    /^heapwatch_leak_state\{isolate="main",memory="heap",state="(warming_up|not_enough_gcs|stable)"\} 1$/m,
  );
});
