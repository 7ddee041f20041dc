import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/** The engine we compare with, and what bundles its TypeScript. */
const PACKAGES = ['chrome-devtools-frontend@1.0.1705227', 'esbuild@0.28.2'];
const ROOT = join(import.meta.dirname, '../../.cache/devtools');
const WORKER = 'chrome-devtools-frontend/front_end/entrypoints/heap_snapshot_worker/heap_snapshot_worker.ts';

/** The part of DevTools' own snapshot class that is compared. Node positions are `ordinal * nodeFieldCount`. */
export interface DevtoolsSnapshot {
  readonly nodeCount: number;
  readonly nodeFieldCount: number;
  readonly containmentEdges: { readonly length: number };
  readonly edgeFieldsCount: number;
  readonly nodeDistances: Int32Array;
  readonly retainedSizes: Float64Array;
  readonly dominatorsTree: Uint32Array;
  createNode(index: number): { id(): number; selfSize(): number; className(): string; type(): string };
  getStatistics(): {
    readonly total: number;
    readonly native: { readonly total: number; readonly typedArrays: number };
    readonly v8heap: Readonly<Record<'code' | 'jsArrays' | 'strings' | 'system', number>>;
  };
  interfaceDefinitions(): string;
  aggregatesForDiff(interfaceDefinitions: string): Record<string, unknown>;
  calculateSnapshotDiff(
    baselineId: number,
    baseline: Record<string, unknown>,
  ): Record<string, DevtoolsClassDiff>;
}

export interface DevtoolsClassDiff {
  readonly name: string;
  readonly addedCount: number;
  readonly removedCount: number;
  readonly addedSize: number;
  readonly removedSize: number;
}

interface DevtoolsModule {
  readonly HeapSnapshot: { SecondaryInitManager: new (port: MessagePort) => unknown };
  readonly HeapSnapshotLoader: {
    HeapSnapshotLoader: new (dispatcher: {
      sendEvent(): void;
    }) => {
      write(text: string): void;
      close(): void;
      buildSnapshot(port: MessagePort): Promise<DevtoolsSnapshot>;
    };
  };
}

/** Chrome DevTools' heap snapshot worker, installed and bundled on first use. */
export async function loadDevtools(): Promise<
  (text: Iterable<string> | AsyncIterable<string>) => Promise<DevtoolsSnapshot>
> {
  const bundle = join(ROOT, 'worker.mjs');
  if (!existsSync(bundle)) await bundleWorker(bundle);
  const { HeapSnapshot, HeapSnapshotLoader } = (await import(pathToFileURL(bundle).href)) as DevtoolsModule;
  return async (text) => {
    const { port1, port2 } = new MessageChannel();
    new HeapSnapshot.SecondaryInitManager(port2);
    const loader = new HeapSnapshotLoader.HeapSnapshotLoader({ sendEvent() {} });
    for await (const piece of text) loader.write(piece);
    loader.close();
    const snapshot = await quietly(() => loader.buildSnapshot(port1));
    port1.close();
    port2.close();
    return snapshot;
  };
}

/** It warns of every node that it cannot reach. */
async function quietly<T>(run: () => Promise<T>): Promise<T> {
  const { warn } = console;
  console.warn = () => {};
  try {
    return await run();
  } finally {
    console.warn = warn;
  }
}

async function bundleWorker(bundle: string): Promise<void> {
  mkdirSync(ROOT, { recursive: true });
  writeFileSync(join(ROOT, 'package.json'), '{"private":true,"type":"module"}');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-save', ...PACKAGES], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  const require = createRequire(join(ROOT, 'package.json'));
  const { build } = require('esbuild') as {
    build(options: object): Promise<unknown>;
  };
  await build({
    entryPoints: [join(ROOT, 'node_modules', WORKER)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: bundle,
    logLevel: 'error',
    plugins: [
      {
        name: 'no-locales', // generated in DevTools' own build, and not needed to read a snapshot
        setup(setup: {
          onResolve(o: object, f: (a: { path: string }) => object): void;
          onLoad(o: object, f: () => object): void;
        }) {
          setup.onResolve({ filter: /locales\.js$/ }, ({ path }) => ({ path, namespace: 'none' }));
          setup.onLoad({ filter: /.*/, namespace: 'none' }, () => ({
            contents:
              'export const LOCALES=["en-US"];export const BUNDLED_LOCALES=["en-US"];export const DEFAULT_LOCALE="en-US";export const REMOTE_FETCH_PATTERN="";export const LOCAL_FETCH_PATTERN="";',
          }));
        },
      },
    ],
  });
}
