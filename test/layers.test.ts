import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * The floors: what a folder may import besides itself. A package name stands for that npm package, `node:` for
 * Node's own modules. What is not listed is forbidden; a pure floor lists neither.
 */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  'exporter/src/detect': [],
  'exporter/src/catalogue': ['exporter/src/catalogue.ts'],
  'exporter/src/observe': ['node:', 'exporter/src/catalogue.ts', 'exporter/src/catalogue'],
  'exporter/src/isolates': ['node:', 'exporter/src/catalogue.ts', 'exporter/src/catalogue'],
  'exporter/src/verdict': ['node:', 'exporter/src/catalogue', 'exporter/src/observe', 'exporter/src/detect'],
  'exporter/src/capture': [
    'node:',
    'exporter/src/catalogue',
    'exporter/src/capture/admission',
    'exporter/src/capture/store',
  ],
  'exporter/src/capture/budget': [],
  'exporter/src/capture/preflight': [],
  'exporter/src/capture/admission': [
    'node:',
    'exporter/src/observe',
    'exporter/src/capture/budget',
    'exporter/src/capture/preflight',
    'exporter/src/capture/profile',
    'exporter/src/capture/store',
  ],
  'exporter/src/capture/store': ['node:', '@aws-sdk/client-s3', 'exporter/src/capture/redact'],
  'exporter/src/capture/plan': [],
  'exporter/src/capture/near-limit': [
    'node:',
    'exporter/src/capture/profile',
    'exporter/src/capture/redact',
    'exporter/src/capture/store',
  ],
  'exporter/src/capture/profile': [
    'node:',
    'pprof-format',
    'exporter/src/capture/budget',
    'exporter/src/capture/store',
  ],
  'exporter/src/capture/redact': ['node:'],
  'exporter/src/publish': [
    'node:',
    'prom-client',
    'prom-client/lib/registry.js',
    'exporter/src/catalogue.ts',
    'exporter/src/catalogue',
    'exporter/src/capture',
    'exporter/src/capture/admission',
    'exporter/src/capture/preflight',
    'exporter/src/capture/profile',
    'exporter/src/capture/store',
  ],
  'exporter/src/options': ['exporter/src/publish'],
  'exporter/src/lifecycle': [
    'node:',
    'exporter/src/catalogue.ts',
    'exporter/src/catalogue',
    'exporter/src/observe',
    'exporter/src/isolates',
    'exporter/src/detect',
    'exporter/src/verdict',
    'exporter/src/capture',
    'exporter/src/capture/admission',
    'exporter/src/capture/preflight',
    'exporter/src/capture/near-limit',
    'exporter/src/capture/profile',
    'exporter/src/capture/store',
    'exporter/src/capture/plan',
    'exporter/src/publish',
    'exporter/src/options',
  ],
  'exporter/src': [
    'node:',
    'exporter/src/catalogue',
    'exporter/src/observe',
    'exporter/src/isolates',
    'exporter/src/capture',
    'exporter/src/capture/admission',
    'exporter/src/capture/preflight',
    'exporter/src/capture/profile',
    'exporter/src/capture/store',
    'exporter/src/capture/redact',
    'exporter/src/publish',
    'exporter/src/options',
    'exporter/src/lifecycle',
  ],
  'analyzer/src/parse': [],
  'analyzer/src/graph': ['analyzer/src/parse'],
  'analyzer/src/explain': ['analyzer/src/parse', 'analyzer/src/graph'],
  'analyzer/src/profiles': [],
  'analyzer/src/open': [
    'node:',
    '@jridgewell/trace-mapping',
    'analyzer/src/parse',
    'analyzer/src/graph',
    'analyzer/src/explain',
  ],
  'analyzer/src/report': ['node:', 'd3-hierarchy', 'analyzer/src/explain'],
  'analyzer/src/serve/wire': [],
  'analyzer/src/serve': [
    'node:',
    'fastify',
    '@fastify/swagger',
    'analyzer/src/serve/wire',
    'analyzer/src/remote',
    'analyzer/src/profiles',
    'analyzer/src/store',
    'analyzer/src/open',
    'analyzer/src/explain',
    'analyzer/src/graph',
    'analyzer/src/parse',
  ],
  'analyzer/src/store': ['node:', 'analyzer/src/explain', 'analyzer/src/graph', 'analyzer/src/parse'],
  'analyzer/src/series': ['node:', '@heapwatch/exporter/detector'],
  'analyzer/src/remote': ['node:'],
  'analyzer/src/run': [
    'node:',
    '@heapwatch/exporter',
    '@heapwatch/exporter/register',
    'analyzer/src/explain',
  ],
  'analyzer/src/cli': [
    'node:',
    'analyzer/src/profiles',
    'analyzer/src/run',
    'analyzer/src/remote',
    'commander',
    '@heapwatch/exporter/redaction',
    '@heapwatch/exporter/detector',
    'analyzer/src/series',
    'analyzer/src/report',
    'analyzer/src/serve',
    'analyzer/src/store',
    'fastest-levenshtein',
    'string-width',
    'analyzer/src/open',
    'analyzer/src/explain',
    'analyzer/src/graph',
    'analyzer/src/parse',
  ],
  'analyzer/src': ['analyzer/src/open', 'analyzer/src/explain', 'analyzer/src/graph', 'analyzer/src/parse'],
  'grafana-plugin/src/model': [
    '@heapwatch/exporter/trend-line',
    '@heapwatch/exporter/detector',
    'heapwatch/wire',
    'd3-hierarchy',
  ],
  'grafana-plugin/src/data': [
    'grafana-plugin/src/model',
    '@heapwatch/exporter/detector',
    '@grafana/data',
    '@grafana/runtime',
    '@grafana/schema',
    'heapwatch/wire',
    'rxjs',
  ],
  'grafana-plugin/src/datasource': [
    'react',
    'grafana-plugin/src/model',
    'grafana-plugin/src/data',
    '@grafana/data',
    '@grafana/runtime',
    '@grafana/schema',
    '@grafana/ui',
    'heapwatch/wire',
    'rxjs',
  ],
  'grafana-plugin/src/ui': [
    'grafana-plugin/src/model',
    'grafana-plugin/src/data',
    '@emotion/css',
    '@grafana/data',
    '@grafana/runtime',
    '@grafana/schema',
    '@grafana/ui',
    'heapwatch/wire',
    'react',
    'react-dom',
    'rxjs',
  ],
  'grafana-plugin/src/panels': [
    'grafana-plugin/src/model',
    'grafana-plugin/src/data',
    'grafana-plugin/src/ui',
    '@emotion/css',
    '@grafana/data',
    '@grafana/runtime',
    '@grafana/schema',
    '@grafana/ui',
    'heapwatch/wire',
    'react',
  ],
  'grafana-plugin/src': ['grafana-plugin/src/pages', '@grafana/data', 'react'],
  'grafana-plugin/src/pages': [
    'grafana-plugin/src/model',
    'grafana-plugin/src/data',
    'grafana-plugin/src/ui',
    '@emotion/css',
    '@grafana/data',
    '@grafana/runtime',
    '@grafana/ui',
    'heapwatch/wire',
    'react',
    'rxjs',
  ],
};
const ROOT = resolve(import.meta.dirname, '..');
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

/** The longest listed folder that holds the file: its floor. */
function floorOf(file: string): string | undefined {
  return Object.keys(FLOORS)
    .filter((floor) => file.startsWith(`${floor}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** The two folders in one folder that hold the one file and the other; undefined where one of them is in neither. */
function roomsApart(file: string, target: string): readonly [from: string, to: string] | undefined {
  const [from, to] = [file.split('/'), target.split('/')];
  const depth = from.findIndex((part, index) => part !== to[index]);
  if (depth < 0 || depth >= from.length - 1 || depth >= to.length - 1) return undefined;
  return [from.slice(0, depth + 1).join('/'), to.slice(0, depth + 1).join('/')];
}

/** Rooms from which imports lead, by way of rooms beside them, back to where they began. */
function circles(imports: readonly (readonly [file: string, target: string])[]): string[] {
  const below = new Map<string, Set<string>>();
  for (const [file, target] of imports) {
    const [from, to] = roomsApart(file, target) ?? [];
    if (from !== undefined && to !== undefined) below.set(from, (below.get(from) ?? new Set()).add(to));
  }
  return [...below].flatMap(([room, next]) => {
    // a set that grows while it is walked
    const reached = new Set(next);
    for (const other of reached) for (const further of below.get(other) ?? []) reached.add(further);
    return reached.has(room) ? [room] : [];
  });
}

function isAllowed(file: string, specifier: string): boolean {
  const floor = floorOf(file);
  if (floor === undefined) return false;
  const allowed = FLOORS[floor] ?? [];
  if (specifier.startsWith('.')) {
    const target = relative(ROOT, resolve(ROOT, dirname(file), specifier));
    return (
      floorOf(target) === floor || allowed.some((entry) => target === entry || floorOf(target) === entry)
    );
  }
  if (specifier.startsWith('node:')) return allowed.includes('node:');
  return !builtinModules.includes(specifier) && allowed.includes(specifier);
}

describe('imports run down the floors', () => {
  const files = ['exporter/src', 'analyzer/src', 'grafana-plugin/src'].flatMap(sourceFiles);

  test('there are files to look at', () => {
    expect(files.length).toBeGreaterThan(10);
  });

  test.each(files)('%s', (file) => {
    expect(importsOf(file).filter((specifier) => !isAllowed(file, specifier))).toEqual([]);
  });

  test('rooms beside each other do not import each other in a circle', () => {
    const imports = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => [file, relative(ROOT, resolve(ROOT, dirname(file), specifier))] as const),
    );
    expect(circles(imports)).toEqual([]);
  });

  test('a circle of rooms is caught, a file that stands beside them is none', () => {
    const down = [
      ['a/x/1.ts', 'a/y/1.ts'],
      ['a/y/1.ts', 'a/z/deep/1.ts'],
      ['a/z/2.ts', 'a/main.ts'],
    ] as const;
    expect(circles(down)).toEqual([]);
    expect(circles([...down, ['a/z/2.ts', 'a/x/2.ts']])).toEqual(['a/x', 'a/y', 'a/z']);
  });

  test('an import up the floors is caught', () => {
    expect(isAllowed('analyzer/src/parse/x.ts', '../graph/y.ts')).toBe(false);
    expect(isAllowed('exporter/src/detect/x.ts', 'node:fs')).toBe(false);
    expect(isAllowed('analyzer/src/graph/x.ts', '../parse/y.ts')).toBe(true);
  });
});
