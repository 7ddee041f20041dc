import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../tools/exported-apps.ts';
import { findPackage, installPacked, packWorkspace } from '../tools/packed-package.ts';

/** What an example takes for granted of the app it stands in. */
const AROUND = `
  declare global {
    var startHeapwatch: typeof import('@heapwatch/exporter').startHeapwatch;
    var heapwatch: import('@heapwatch/exporter').Heapwatch;
    var register: import('prom-client').Registry;
    var meterProvider: import('@opentelemetry/sdk-metrics').MeterProvider;
    /** An express application; express has no types of its own. */
    var app: { get(path: string, handler: import('node:http').RequestListener): void };
    var fastify: import('fastify').FastifyInstance;
    var http: typeof import('node:http');
    var samples: import('@heapwatch/exporter/detector').Sample[];
    function log(...told: unknown[]): void;
    function work(): Promise<void>;
    function handle(request: unknown): void;
    function request(): unknown;
  }
  export {};
`;
/** Packages that examples are used with. */
const BESIDE = [
  '@types/node',
  'prom-client',
  '@prometheus-io/client',
  '@opentelemetry/sdk-metrics',
  'fastify',
];
const PAGES = ['exporter/README.md', 'analyzer/README.md'];

interface Example {
  readonly page: string;
  /** 1-based line of its first line in the page. */
  readonly line: number;
  readonly file: string;
  readonly text: string;
}

/** The blocks of JavaScript and TypeScript in a page. */
function examplesOf(page: string): Example[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/^```(?:js|ts)\n([\s\S]*?)^```$/gm)].map((block) => {
    const line = text.slice(0, block.index).split('\n').length + 1;
    return {
      page,
      line,
      file: `${page.replaceAll(/\W/g, '-')}-${line}.mts`,
      text: `${block[1]}export {};\n`,
    };
  });
}

const EXAMPLES = PAGES.flatMap(examplesOf);
let folder = '';
let faults: readonly string[] = [];

beforeAll(() => {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-b', 'exporter', 'analyzer'], { cwd: ROOT });
  folder = mkdtempSync(join(tmpdir(), 'heapwatch-examples-'));
  installPacked('exporter', '@heapwatch/exporter', packWorkspace('exporter', folder), folder);
  installPacked('analyzer', 'heapwatch', packWorkspace('analyzer', folder), folder);
  for (const name of BESIDE) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(findPackage(name, join(ROOT, 'exporter')), link);
  }
  writeFileSync(join(folder, 'around.mts'), AROUND);
  for (const { file, text } of EXAMPLES) writeFileSync(join(folder, file), text);
  const options = ['--strict', '--noEmit', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2024'];
  const files = ['around.mts', ...EXAMPLES.map(({ file }) => file)];
  const compiled = spawnSync(process.execPath, [tsc, ...options, '--types', 'node', ...files], {
    cwd: folder,
    encoding: 'utf8',
  });
  faults = compiled.stdout.split('\n').filter((line) => line !== '');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('what stands around the examples compiles', () => {
  expect(faults.filter((fault) => !EXAMPLES.some(({ file }) => fault.startsWith(`${file}(`)))).toEqual([]);
});

describe('an example compiles against the packages as they are packed', () => {
  test.each(EXAMPLES)('$page:$line', ({ file }) => {
    expect(faults.filter((fault) => fault.startsWith(`${file}(`))).toEqual([]);
  });
  test('and there are some in each page', () => {
    expect(new Set(EXAMPLES.map(({ page }) => page))).toEqual(new Set(PAGES));
  });
});
