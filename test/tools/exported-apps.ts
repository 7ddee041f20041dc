import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { type StartedProcess, startProcess } from './processes.ts';

export const ROOT = resolve(import.meta.dirname, '../..');
/** The built exporter, for programs that start it in code. */
export const EXPORTER = pathToFileURL(join(ROOT, 'exporter/dist/index.js')).href;
export const REGISTER = '@heapwatch/exporter/register';
export const TOKEN = 'a-token-of-the-e2e-tests';

/** Both the exporter and the program have said that they are there, in either order. */
const READY = /metrics listener is on (\S+)[\s\S]*app is up|app is up[\s\S]*metrics listener is on (\S+)/;

/** A small HTTP service that lives until it is stopped. */
export const SERVICE = `
  const server = require('node:http').createServer((request, response) => response.end('app'));
  server.listen(0, '127.0.0.1', () => console.log('app is up on ' + server.address().port));
`;

interface Run {
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeArgs?: readonly string[];
  readonly ready?: RegExp;
  /** Path of another `node`. */
  readonly node?: string;
  /** Where it runs, and so which packages a preload finds; the repository unless given. */
  readonly cwd?: string;
}

/** A program that runs with the exporter in it. */
export interface ExportedApp extends StartedProcess {
  readonly metricsUrl: string;
}

/**
 * Programs of the tests of one file, each test with a folder of its own. The exporter is built before the first and
 * every program ends with its test.
 */
export function exportedApps() {
  let folder = '';
  const started: StartedProcess[] = [];

  beforeAll(() => {
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'exporter'], { cwd: ROOT });
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'heapwatch-e2e-'));
  });
  afterEach(async () => {
    for (const app of started.splice(0)) await app.stop();
    rmSync(folder, { recursive: true });
  });

  /** Writes a program into the test's folder. */
  function program(name: string, text: string): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }

  /** Runs a program with the exporter preloaded, metrics on a free loopback port and snapshots in the test's folder. */
  async function run(
    script: string,
    {
      env = {},
      nodeArgs = ['--import', REGISTER],
      ready = READY,
      node = process.execPath,
      cwd = ROOT,
    }: Run = {},
  ): Promise<ExportedApp> {
    const app = await startProcess(node, [...nodeArgs, script], {
      cwd,
      env: {
        HEAPWATCH_METRICS_HOST: '127.0.0.1',
        HEAPWATCH_METRICS_PORT: '0',
        HEAPWATCH_SNAPSHOT_DIR: join(folder, 'snapshots'),
        ...env,
      },
      ready,
      timeoutMs: 60_000,
    });
    started.push(app);
    return { ...app, metricsUrl: `${app.match[1] ?? app.match[2]}/metrics` };
  }

  return {
    program,
    run,
    get folder() {
      return folder;
    },
    /** Variables that switch the control listener on, on a free port. */
    withControl() {
      const tokenFile = join(folder, 'token');
      // once: whoever starts meanwhile would find it empty, and open no control listener
      if (!existsSync(tokenFile)) writeFileSync(tokenFile, `${TOKEN}\n`);
      return { HEAPWATCH_CONTROL_TOKEN_FILE: tokenFile, HEAPWATCH_CONTROL_PORT: '0' };
    },
  };
}

/** The lines that the exporter has written among others. */
export const ours = (output: string) => output.split('\n').filter((line) => line.startsWith('heapwatch:'));
export const textOf = async (url: string) => (await fetch(url)).text();
export const controlUrl = (app: StartedProcess) =>
  until(async () => /control listener is on (\S+)/.exec(app.output())?.[1]);

/** The value of one series, e.g. `heapwatch_errors_total{part="capture"}`. */
export function seriesValue(text: string, series: string): number | undefined {
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

/** What a metric has under each value of one label, e.g. of `isolate`, for series that have that label. */
export function valuesBy(text: string, metric: string, label: string): Readonly<Record<string, number>> {
  const pattern = new RegExp(`^${metric}\\{(?:[^}]*,)?${label}="([^"]*)"[^}]*\\} (\\S+)$`, 'gm');
  return Object.fromEntries([...text.matchAll(pattern)].map(([, name, value]) => [name, Number(value)]));
}

/** Asks ten times a second. @throws Error after 30 s without an answer */
export async function until<T>(read: () => Promise<T | undefined>): Promise<T> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const value = await read();
    if (value !== undefined) return value;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error('not within 30 s');
}
