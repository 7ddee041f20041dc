import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findLeakProgram, programFile } from '../../programs/index.ts';
import { startLoad } from '../../programs/load.ts';
import { temporaryFolder } from '../../tools/endings.ts';
import { ROOT } from '../../tools/exported-apps.ts';
import { groupFiles } from '../../tools/memory-limit.ts';
import { installPacked, packWorkspace } from '../../tools/packed-package.ts';
import { type StartedProcess, startProcess } from '../../tools/processes.ts';

/** Room for a machine that has four of these to run and is busy; a quiet one takes half. */
const MOST_SECONDS = 200;

/** An empty folder with the packed program, and the packed exporter for it alone. */
let folder = '';
let temporary = '';
let cli = '';
const removals: (() => Promise<void>)[] = [];

beforeAll(async () => {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'analyzer'], { cwd: ROOT });
  for (const set of [(path: string) => (folder = path), (path: string) => (temporary = path)]) {
    const made = await temporaryFolder('run-test');
    set(made.path);
    removals.push(made.remove);
  }
  installPacked('analyzer', 'heapwatch', packWorkspace('analyzer', folder), folder);
  const own = join(folder, 'node_modules/heapwatch');
  rmSync(join(own, 'node_modules/@heapwatch'), { recursive: true });
  installPacked('exporter', '@heapwatch/exporter', packWorkspace('exporter', folder), own);
  cli = join(own, 'dist/cli/main.js');
});
afterAll(async () => {
  for (const remove of removals) await remove();
});

/** Runs to its end. */
function run(args: readonly string[], environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'run', ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
    env: { PATH: process.env.PATH, TMPDIR: temporary, ...environment },
  });
  return { status, stdout, stderr };
}

describe('a program that is run', () => {
  test('has its output, its exit code and its node options, and nothing is left behind', () => {
    const script =
      'process.stdout.write("out"); process.stderr.write("err\\n"); process.exitCode = 7; process.emitWarning("w")';
    const ended = run(['--quiet', '--', process.execPath, '--eval', script], {
      NODE_OPTIONS: '--no-warnings',
    });
    expect(ended).toEqual({ status: 7, stdout: 'out', stderr: 'err\n' });
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('that dies of a signal is told as shells do', () => {
    const script = 'process.kill(process.pid, "SIGKILL"); setInterval(() => undefined, 1000)';
    expect(run(['--quiet', '--', process.execPath, '--eval', script]).status).toBe(137);
  });

  test('that is none of Node.js is said not to have been watched', () => {
    expect(run(['--', 'true'])).toEqual({
      status: 0,
      stdout: '',
      stderr: 'heapwatch: nothing was watched: no process of Node.js 22.15 or later ran for long enough\n',
    });
  });

  test('that is not there is bad usage', () => {
    const ended = run(['--', 'no-such-program-anywhere']);
    expect(ended).toMatchObject({ status: 2, stdout: '' });
    expect(ended.stderr).toBe(
      'heapwatch: no-such-program-anywhere: cannot be started: there is no such program\n',
    );
    expect(readdirSync(temporary)).toEqual([]);
    expect(run(['app.js']).stderr).toMatch(/no such program \(heapwatch run -- node app\.js\)/);
  });

  test('behind npm is watched, and npm is not; after its time it is ended', () => {
    writeFileSync(join(folder, 'package.json'), '{"scripts":{"start":"node server.cjs"}}');
    writeFileSync(
      join(folder, 'server.cjs'),
      'process.once("SIGTERM", () => process.exit(0)); setInterval(() => undefined, 1000);',
    );
    const options = ['--for', '3s', '--json', '--fail-on-leak', '--report', join(folder, 'none.html')];
    const { status, stderr, stdout } = run([...options, '--', 'npm', 'start', '--silent']);
    const told: RunJson = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(stderr).toMatch(/watching server\.cjs[\s\S]*no report: /);
    expect(told).toMatchObject({ leaking: false, exitCode: 0 });
    expect(told.processes.map(({ script }) => script)).toEqual([join(folder, 'server.cjs')]);
  });
});

interface RunJson {
  readonly leaking: boolean;
  readonly exitCode: number;
  readonly processes: readonly {
    readonly script: string;
    readonly leaks: readonly { readonly memory: string; readonly toldAfterSeconds: number }[];
    readonly snapshots: readonly { readonly reason: string }[];
    readonly diff?: {
      readonly suspects: readonly { readonly functionName?: string; readonly className: string }[];
    };
  }[];
}

interface Watched {
  readonly run: StartedProcess;
  readonly stopLoad: () => void;
  readonly culprit: string;
}

const startRun = (
  options: readonly string[],
  command: readonly string[],
  env = {},
): Promise<StartedProcess> =>
  startProcess(process.execPath, [cli, 'run', ...options, '--', process.execPath, ...command], {
    cwd: folder,
    env: { PORT: '0', TMPDIR: temporary, ...env },
    ready: /listening on (http:\S+)/,
  });

async function watchProgram(
  name: string,
  twin: 'leaky' | 'fixed',
  options: readonly string[] = [],
): Promise<Watched> {
  const program = findLeakProgram(name);
  const command = [`--max-old-space-size=${program.oldSpaceMiB}`, programFile(program, twin)];
  const started = await startRun(options, command);
  const url = started.match[1] ?? '';
  const load =
    program.load && startLoad({ url, ...program.load, maxRequests: 100_000, maxSeconds: MOST_SECONDS });
  return {
    run: started,
    stopLoad: () => load?.stop(),
    culprit: `${twin}.cjs:${program.culpritLine}:`,
  };
}

/** Keeps a page a request of its own, a megabyte a second: the culprit is on line 2. */
const PAGES = `class Page {
  constructor(i) {
    this.text = Buffer.alloc(20_000, 97 + (i % 26)).toString('latin1') + i;
  }
}
const pages = new Map();
function renderPage() {
  pages.set(pages.size, new Page(pages.size));
}
setInterval(renderPage, 20);
`;
const SERVE = `
process.once('SIGTERM', () => process.exit(0));
console.log('listening on http://127.0.0.1');
`;

async function watchScript(name: string, text: string, env = {}): Promise<Watched> {
  const path = join(folder, name);
  writeFileSync(path, text + SERVE);
  return {
    run: await startRun([], [path], env),
    stopLoad: () => undefined,
    culprit: 'written at pages.cjs:2:',
  };
}

describe('leaks', () => {
  let cache: Watched;
  let listeners: Watched;
  let asked: Watched;
  let fixed: Watched;
  let thread: Watched;
  let roomless: Watched;
  const exits = new Map<Watched, number | string>();
  const hasNamed = ({ run: { output }, culprit }: Watched) => output().includes(culprit);

  async function end(one: Watched): Promise<void> {
    one.stopLoad();
    process.kill(one.run.pid, 'SIGTERM');
    exits.set(one, await one.run.ended);
  }

  beforeAll(
    async () => {
      [cache, listeners, asked, fixed] = await Promise.all([
        watchProgram('unbounded-cache', 'leaky', ['--fail-on-leak', '--report', 'leak.html']),
        watchProgram('request-listeners', 'leaky', ['--json']),
        watchProgram('unbounded-cache', 'leaky'),
        watchProgram('request-listeners', 'fixed', ['--fail-on-leak']),
      ]);
      writeFileSync(join(folder, 'pages.cjs'), PAGES);
      thread = await watchScript(
        'threads.cjs',
        `new (require('node:worker_threads').Worker)(__dirname + '/pages.cjs'); setInterval(() => undefined, 1000);`,
      );
      roomless = {
        ...(await watchScript('roomless.cjs', PAGES, {
          NODE_OPTIONS: `--import ${groupFiles(64 * 2 ** 20)}`,
        })),
        culprit: 'renderPage',
      };
      await delay(20_000);
      process.kill(asked.run.pid, 'SIGUSR2');
      for (let waited = 0; !hasNamed(asked) && waited < 40; waited++) await delay(500);
      await end(asked);
      for (let waited = 0; waited < MOST_SECONDS - 40; waited++) {
        if ([cache, listeners, thread, roomless].every(hasNamed)) break;
        await delay(1000);
      }
      await Promise.all([cache, listeners, fixed, thread, roomless].map(end));
    },
    (MOST_SECONDS + 60) * 1000,
  );

  test('are named with file and line, by themselves', () => {
    const text = cache.run.output();
    expect(text).toMatch(/leaky\.cjs \(pid \d+\) leaks: heap memory \+/);
    expect(text).toMatch(/[\d,]+ × RenderedPage, retaining \+/);
    expect(text).toContain(`written at ${cache.culprit}`);
    expect(exits.get(cache)).toBe(1);
  });

  test('have a report where one was asked for', () => {
    const report = join(folder, 'leak.html');
    expect(statSync(report).mode & 0o777).toBe(0o600);
    expect(readFileSync(report, 'utf8')).toContain('RenderedPage');
  });

  test('are told as JSON, alone on stdout, and without --fail-on-leak the exit code is the program’s', () => {
    const output = listeners.run.output();
    const json: RunJson = JSON.parse(output.slice(output.lastIndexOf('\n{"command"') + 1));
    expect(json).toMatchObject({ leaking: true, exitCode: 0 });
    expect(json.processes).toHaveLength(1);
    const [one] = json.processes;
    expect(one?.leaks.map(({ memory }) => memory)).toContain('heap');
    expect(one?.snapshots.length).toBeGreaterThanOrEqual(2);
    expect(one?.snapshots[0]?.reason).toContain('baseline');
    expect(one?.diff?.suspects[0]?.functionName).toBe('leakEventCallback');
    expect(exits.get(listeners)).toBe(0);
  });

  test('are named at once when a signal asks', () => {
    expect(asked.run.output()).toContain(`written at ${asked.culprit}`);
    expect(exits.get(asked)).toBe(0);
  });

  test('of a worker thread are told as its, and named', () => {
    const text = thread.run.output();
    expect(text).toMatch(/threads\.cjs \(pid \d+\) thread pages-1 leaks: heap memory \+/);
    expect(text).toMatch(/What grew in threads\.cjs \(pid \d+\) thread pages-1[\s\S]*× Page, retaining \+/);
    expect(text).toContain(thread.culprit);
  });

  test('are named by their calls where no snapshot fits', () => {
    const text = roomless.run.output();
    expect(text).toContain('has no room for a snapshot; a heap profile was taken instead');
    expect(text).toContain('by its heap profiles');
    expect(text).toMatch(/allocated \+[\d.]+ MiB more that is alive\.[\s\S]*renderPage/);
  });

  test('that are fixed are not told: no suspect, exit code 0', () => {
    expect(fixed.run.output()).not.toMatch(/leaks|What grew|written at/);
    expect(exits.get(fixed)).toBe(0);
  });

  test('leave nothing behind', () => {
    // what npm compiles, it keeps there
    const left = readdirSync(temporary).filter((name) => name !== 'node-compile-cache');
    expect(left).toEqual([]);
  });
});
