import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  exportedApps,
  ours,
  REGISTER,
  ROOT,
  SERVICE,
  seriesValue,
  textOf,
  until,
} from '../../tools/exported-apps.ts';
import { findNode } from '../../tools/node-runtime.ts';
import { installPacked, packWorkspace } from '../../tools/packed-package.ts';

const { run } = exportedApps();

/** Loads it in both ways, starts it in code, and stays up. */
const STARTS = `
  const heapwatch = startHeapwatch({ service: 'in-code' });
  const others = [require('@heapwatch/exporter'), await import('@heapwatch/exporter')];
  console.log('same: ' + others.every((other) => other.startHeapwatch() === heapwatch));
  require('node:http').createServer().listen(0, '127.0.0.1', () => console.log('app is up'));
`;
const PROGRAMS = {
  'plain.cjs': SERVICE,
  'plain.mjs': `import { createServer } from 'node:http';
    createServer().listen(0, '127.0.0.1', () => console.log('app is up'));`,
  'starts.mjs': `import { createRequire } from 'node:module';
    import { startHeapwatch } from '@heapwatch/exporter';
    const require = createRequire(import.meta.url);
    ${STARTS}`,
  'starts.cjs': `const { startHeapwatch } = require('@heapwatch/exporter');
    (async () => { ${STARTS} })();`,
  'bundled.mjs': `import { createServer } from 'node:http';
    import { startHeapwatch } from '@heapwatch/exporter';
    const heapwatch = startHeapwatch();
    createServer(heapwatch.handler).listen(0, '127.0.0.1', () => console.log('app is up'));`,
};

/** An empty folder with these programs and the packed exporter, which finds its own dependencies and nothing else. */
let folder = '';
const at = (file: string) => join(folder, file);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heapwatch-ways-in-'));
  installPacked('exporter', '@heapwatch/exporter', packWorkspace('exporter', folder), folder);
  writeFileSync(at('package.json'), '{"name":"somebodys-app"}');
  for (const [file, text] of Object.entries(PROGRAMS)) writeFileSync(at(file), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

const BOTH = ['--require', REGISTER, '--import', REGISTER];
const LISTENS = /^heapwatch: the metrics listener is on \S+$/;
const ALREADY = 'heapwatch: is already started; the options of this start are ignored';

describe.each(['22.23.3', '24.21.0', '26.10.0'])('on Node.js %s', (version) => {
  test.each([
    ['plain.cjs', ['--import', REGISTER]],
    ['plain.cjs', ['--require', REGISTER]],
    ['plain.mjs', ['--import', REGISTER]],
    ['plain.mjs', ['--require', REGISTER]],
    ['plain.mjs', BOTH],
  ])('%s is observed with %j', async (file, nodeArgs) => {
    const app = await run(at(file), { nodeArgs, node: await findNode(version), cwd: folder });
    const text = await textOf(app.metricsUrl);
    expect(text).toContain(`node_version="${version}"`);
    expect(text).toContain('service="somebodys-app"');
    expect(ours(app.output())).toEqual([expect.stringMatching(LISTENS)]);
    expect(app.output()).not.toContain('Warning');
  });

  test.each([
    ['starts.mjs', []],
    ['starts.cjs', []],
    ['starts.mjs', BOTH],
    ['starts.cjs', BOTH],
  ])('%s has one exporter with %j', async (file, nodeArgs) => {
    const app = await run(at(file), { nodeArgs, node: await findNode(version), cwd: folder });
    expect(app.output()).toContain('same: true');
    const isPreloaded = nodeArgs.length > 0;
    expect(await textOf(app.metricsUrl)).toContain(`service="${isPreloaded ? 'somebodys-app' : 'in-code'}"`);
    expect(ours(app.output()).sort()).toEqual([
      ...(isPreloaded ? [ALREADY] : []),
      expect.stringMatching(LISTENS),
    ]);
    expect(app.output()).not.toContain('Warning');
  });

  test('the permission model is obeyed, with a line for what it denies', async () => {
    const node = await findNode(version);
    const hasNetwork = spawnSync(node, ['-p', 'process.allowedNodeEnvironmentFlags.has("--allow-net")']);
    const allow = String(hasNetwork.stdout).startsWith('true') ? ['--allow-net'] : [];
    const nodeArgs = ['--permission', '--allow-fs-read=*', ...allow, '--import', REGISTER];
    const env = { HEAPWATCH_CAPTURE_SIGNAL: 'SIGUSR2' };
    const app = await run(at('plain.cjs'), { nodeArgs, node, cwd: folder, env });
    const text = await textOf(app.metricsUrl);
    expect(seriesValue(text, 'heapwatch_heap_used_bytes{isolate="main"}')).toBeGreaterThan(1e6);
    expect(ours(app.output()).sort()).toEqual([
      expect.stringMatching(/^heapwatch: cannot make \S+snapshots: .*--allow-fs-write.*snapshot.dir$/),
      expect.stringMatching(LISTENS),
    ]);
  });
});

test('without the permission to listen the app goes on and is told', async () => {
  const nodeArgs = ['--permission', '--allow-fs-read=*', '--import', REGISTER];
  writeFileSync(
    at('quiet.cjs'),
    `setTimeout(() => console.log('app is done'), 500); console.log('app is up');`,
  );
  const app = await run(at('quiet.cjs'), {
    nodeArgs,
    node: await findNode('26.10.0'),
    cwd: folder,
    ready: /app is up/,
  });
  expect(await app.ended).toBe(0);
  expect(app.output()).toContain('app is done');
  expect(ours(app.output())).toEqual([
    'heapwatch: the metrics listener could not open: Node.js runs with --permission and without --allow-net',
  ]);
});

describe.each([
  ['preloaded', 'quiet.cjs', `console.log('app is up');`],
  [
    'imported',
    'starts-early.mjs',
    `import { startHeapwatch } from '@heapwatch/exporter'; startHeapwatch(); console.log('app is up');`,
  ],
])('a Node.js that is too old runs the app without it and is told: %s', (way, file, text) => {
  // As before 20.16, which had no way to ask the process for parts of Node.js.
  const forgets = ['--import', 'data:text/javascript,delete process.getBuiltinModule'];
  test.each([
    ['20.20', []],
    ['one that is older still', forgets],
  ])('%s', async (_, before) => {
    writeFileSync(at(file), text);
    const app = await run(at(file), {
      nodeArgs: way === 'preloaded' ? [...before, '--import', REGISTER] : before,
      node: await findNode('20.20.2'),
      cwd: folder,
      ready: /app is up/,
    });
    expect(await app.ended).toBe(0);
    expect(ours(app.output())).toEqual(['heapwatch: wants Node.js 22.15 or later and stays off in 20.20.2']);
  });
});

test.each(['esm', 'cjs'] as const)(
  'a bundle of an app (%s) is observed, with no package beside it',
  async (format) => {
    const bundle = join(tmpdir(), `heapwatch-bundle-${process.pid}.${format === 'esm' ? 'mjs' : 'cjs'}`);
    try {
      const { warnings } = await build({
        entryPoints: [at('bundled.mjs')],
        outfile: bundle,
        bundle: true,
        platform: 'node',
        format,
        // A bundle of CommonJS has no import.meta; the exporter asks for it only where it can do without.
        logOverride: { 'empty-import-meta': 'silent' },
        logLevel: 'silent',
      });
      expect(warnings).toEqual([]);
      const app = await run(bundle, { nodeArgs: [], env: { HEAPWATCH_METRICS_DEFAULTS: 'true' } });
      const text = await textOf(app.metricsUrl);
      expect(seriesValue(text, 'heapwatch_heap_used_bytes{isolate="main"}')).toBeGreaterThan(1e6);
      expect(text).toContain('version="unknown"');
      // prom-client's default metrics are loaded when they are asked for, which no bundler sees.
      expect(ours(app.output()).sort()).toEqual([
        expect.stringMatching(/^heapwatch: prom-client's default metrics are not added: /),
        expect.stringMatching(LISTENS),
      ]);
    } finally {
      rmSync(bundle, { force: true });
    }
  },
);

test.each([
  ['npm', '--version'],
  ['npx', '--version'],
])('%s itself is left alone when it inherits the preload', (command, argument) => {
  const told = spawnSync(command, [argument], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: `--import ${REGISTER}`, HEAPWATCH_METRICS_PORT: '0' },
  });
  expect(told.stdout).toMatch(/^\d+\.\d+\.\d+/);
  expect(ours(told.stderr)).toEqual([]);
});

test('a worker thread whose file is called like a package manager is observed', async () => {
  writeFileSync(at('npm.cjs'), `setInterval(() => undefined, 1000);`);
  writeFileSync(
    at('thread.cjs'),
    `const { Worker } = require('node:worker_threads');
     new Worker(require.resolve('./npm.cjs')).on('online', () => console.log('app is up'));`,
  );
  const app = await run(at('thread.cjs'), { cwd: folder });
  await until(async () => {
    const text = await textOf(app.metricsUrl);
    return /^heapwatch_gc_duration_seconds_count\{.*isolate="npm-1"/m.test(text) ? text : undefined;
  });
});

test('what npm starts is observed once, npm is not', () => {
  writeFileSync(
    at('package.json'),
    JSON.stringify({ name: 'somebodys-app', scripts: { begin: 'node quick.cjs' } }),
  );
  writeFileSync(at('quick.cjs'), `setTimeout(() => console.log('app is up'), 300);`);
  const told = spawnSync('npm', ['run', '--silent', 'begin'], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      NODE_OPTIONS: `--import ${REGISTER}`,
      HEAPWATCH_METRICS_PORT: '0',
      HEAPWATCH_METRICS_HOST: '127.0.0.1',
    },
  });
  expect(told.stdout).toContain('app is up');
  expect(ours(told.stderr)).toEqual([expect.stringMatching(LISTENS)]);
});
