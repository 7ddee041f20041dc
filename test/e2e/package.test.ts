import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData, type ResolutionKind } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../tools/exported-apps.ts';
import { installPacked, packWorkspace } from '../tools/packed-package.ts';

/** Resolutions that packages with nothing but ECMAScript modules do without: the `esm-only` profile of attw. */
const NOT_FOR_ESM_ONLY: readonly (ResolutionKind | undefined)[] = ['node10', 'node16-cjs'];

const EXPORTER_CONSUMER = `
  import {
    attachMeterProvider, startHeapwatch,
    type CaptureOutcome, type CaptureRefusal, type GcEvent, type Heapwatch, type HeapwatchEvents,
    type HeapwatchOptions, type ListenerAddress, type MeterProvider, type SnapshotMeta,
  } from '@heapwatch/exporter';
  import { fitTrendLine } from '@heapwatch/exporter/trend-line';
  import '@heapwatch/exporter/register';
  import { EventEmitter } from 'node:events';
  import { createServer } from 'node:http';

  const options: HeapwatchOptions = { service: 'checkout', metrics: { port: 0, host: '127.0.0.1' }, capture: { signal: 'SIGUSR2' } };
  // @ts-expect-error a port is a number
  const wrong: HeapwatchOptions = { metrics: { port: '9470' } };
  // @ts-expect-error there is no such option
  const unknown: HeapwatchOptions = { metrics: { prot: 9470 } };
  const heapwatch: Heapwatch = startHeapwatch(options);
  heapwatch
    .on('gc', ({ kind, pauseSeconds, count, cause, liveBytes, live, isolate }) => {
      const typed: [string, number, number, 'forced' | 'capture' | 'probe' | undefined, number | undefined, string] =
        [kind, pauseSeconds, count, cause, liveBytes, isolate];
      const history: number | undefined = live?.trendRatio;
      return [typed, history];
    })
    .once('snapshot', (snapshot: SnapshotMeta) => snapshot.sizeBytes.toFixed())
    .off('refused', (refusal: CaptureRefusal) => refusal.code);
  const heard = (...[event]: HeapwatchEvents['gc']): GcEvent => event;
  // @ts-expect-error there is no such event
  heapwatch.on('stats', heard);
  // @ts-expect-error a GC has no such field
  heapwatch.on('gc', ({ num_full_gc }) => num_full_gc);
  const outcome: CaptureOutcome = await heapwatch.captureSnapshot({ reason: 'test' });
  if (outcome.outcome === 'captured') outcome.snapshot.id.slice();
  const address: ListenerAddress | undefined = heapwatch.metricsAddress;
  heapwatch.watchEmitter(new EventEmitter(), 'orders');
  createServer(heapwatch.handler);
  attachMeterProvider(undefined as unknown as MeterProvider);
  const line = fitTrendLine([], []);
  export { address, line, unknown, wrong };
`;

const EXPORTER_COMMONJS_CONSUMER = `
  import exporter = require('@heapwatch/exporter');
  const heapwatch: exporter.Heapwatch = exporter.startHeapwatch({ service: 'checkout' });
  export = heapwatch;
`;

const ANALYZER_CONSUMER = `
  import { diff, loadColumns, loadSnapshot, type HeapSnapshot } from 'heapwatch';
  import { expectNoLeak, HeapDiff } from 'heapwatch/testing';
  const current: HeapSnapshot = await loadSnapshot('after.heapsnapshot', { onProgress: () => undefined });
  const sentence: string | undefined = diff(await loadColumns('before.heapsnapshot'), current).suspects[0]?.sentence;
  await expectNoLeak(() => undefined);
  const { change } = await new HeapDiff().end();
  export { change, sentence };
`;

const COMPILERS = [
  { module: 'nodenext', moduleResolution: 'nodenext' },
  { module: 'preserve', moduleResolution: 'bundler' },
  { module: 'esnext', moduleResolution: 'bundler' },
] as const;

let folder = '';
beforeAll(() => {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'exporter', 'analyzer'], {
    cwd: ROOT,
  });
  folder = mkdtempSync(join(tmpdir(), 'heapwatch-package-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each([
  {
    workspace: 'exporter',
    name: '@heapwatch/exporter',
    consumers: { 'use.mts': EXPORTER_CONSUMER, 'use.cts': EXPORTER_COMMONJS_CONSUMER },
  },
  { workspace: 'analyzer', name: 'heapwatch', consumers: { 'use.mts': ANALYZER_CONSUMER } },
])('$name as it is packed', ({ workspace, name, consumers }) => {
  let app = '';
  let tarball = '';
  beforeAll(() => {
    app = join(folder, workspace);
    mkdirSync(join(app, 'node_modules/@types'), { recursive: true });
    tarball = packWorkspace(workspace, folder);
    installPacked(workspace, name, tarball, app);
    symlinkSync(join(ROOT, 'node_modules/@types/node'), join(app, 'node_modules/@types/node'));
    for (const [file, text] of Object.entries(consumers)) writeFileSync(join(app, file), text);
  });

  test('holds what runs and what types need, and nothing of the tests', () => {
    const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
    const others = files.filter((file) => !/^package\/dist\/.*\.(js|d\.ts)$/.test(file));
    expect(others.sort()).toEqual(['package/LICENSE', 'package/README.md', 'package/package.json']);
    expect(files.filter((file) => /\.test\.|tsbuildinfo/.test(file))).toEqual([]);
    // Sources are not packed, so a script must not name a map: bundlers would look for them.
    const mapped = files.filter(
      (file) =>
        file.endsWith('.js') &&
        /^\/\/# sourceMappingURL=/m.test(
          readFileSync(join(app, 'node_modules', name, file.slice('package/'.length)), 'utf8'),
        ),
    );
    expect(mapped).toEqual([]);
  });

  test('publint finds no fault', async () => {
    const { messages, pkg } = await publint({
      pkgDir: join(app, 'node_modules', name),
      pack: false,
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
  });

  test('its types resolve to what runs, by the esm-only profile of attw', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(tarball))));
    expect(analysis.types).toEqual({ kind: 'included' });
    const problems = analysis.types === false ? [] : analysis.problems;
    expect(
      problems.filter(
        (problem) => !('resolutionKind' in problem && NOT_FOR_ESM_ONLY.includes(problem.resolutionKind)),
      ),
    ).toEqual([]);
  });

  // The folder has no other package: an import of an optional peer in our declarations would be an error here.
  test.each(COMPILERS)(
    'compiles in a strict program: $module, $moduleResolution',
    ({ module, moduleResolution }) => {
      const files = Object.keys(consumers).filter((file) => module === 'nodenext' || file !== 'use.cts');
      const options = { module, moduleResolution, target: 'es2024', types: 'node' };
      const args = Object.entries(options).flatMap(([option, value]) => [`--${option}`, value]);
      const compiled = spawnSync(
        process.execPath,
        [
          join(ROOT, 'node_modules/typescript/bin/tsc'),
          '--strict',
          '--noEmit',
          '--skipLibCheck',
          'false',
          ...args,
          ...files,
        ],
        { cwd: app, encoding: 'utf8' },
      );
      expect([compiled.status, compiled.stdout]).toEqual([0, '']);
    },
  );
});
