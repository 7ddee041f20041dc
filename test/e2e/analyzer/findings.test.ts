import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GrowthFindings, SnapshotDiff } from '../../../analyzer/src/index.ts';

const CLI = join(import.meta.dirname, '../../../analyzer/dist/cli/main.js');
const PROGRAM = join(import.meta.dirname, 'collecting.cjs');
const folder = mkdtempSync(join(tmpdir(), 'heapwatch-findings-'));
const other = join(folder, 'other');
const before = join(folder, 'before.heapsnapshot');
const after = join(folder, 'after.heapsnapshot');

/** Another build of Node.js may be named, to see what its V8 writes. */
const node = process.env.FINDINGS_NODE ?? process.execPath;
const takeSnapshots = (into: string, first = 0): Buffer =>
  execFileSync(node, ['--no-warnings', PROGRAM, into, String(first)], { stdio: 'pipe' });
const source = readFileSync(PROGRAM, 'utf8').split('\n');
const lineOf = (text: string): number => source.findIndex((line) => line.includes(text)) + 1;
const heapwatch = (...args: string[]): string =>
  execFileSync(process.execPath, [CLI, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
const diff = (...files: string[]): SnapshotDiff => JSON.parse(heapwatch('diff', '--json', ...files));

beforeAll(() => {
  takeSnapshots(folder);
  mkdirSync(other);
  takeSnapshots(other, 40_000);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('what grew between two snapshots of one process', () => {
  let found: GrowthFindings;
  beforeAll(() => {
    found = diff(before, after);
  });
  /** The row of what hangs on `held` under that name. */
  const collection = (name: string): unknown =>
    found.collections?.rows.find(({ holders }) => holders.endsWith(`held → ${name}`));

  test.each([
    ['byUser', { kind: 'map', className: 'Map', before: 300, entries: 1200 }],
    ['seen', { kind: 'set', className: 'Set', before: 300, entries: 1200 }],
    ['queue', { kind: 'array', className: 'Array', before: 300, entries: 1200 }],
    ['dictionary', { kind: 'dictionary', className: 'Object', before: 300, entries: 1200 }],
    ['numberDictionary', { kind: 'dictionary', className: 'Object', before: 300, entries: 1200 }],
    ['sparse', { kind: 'dictionary', className: 'Object', before: 300, entries: 1200 }],
  ])('%s', (name, expected) => {
    expect(collection(name)).toMatchObject({ ...expected, isBeforeUpperBound: false, isUpperBound: false });
  });
  test('a Map of small integers has room that is known', () => {
    expect(collection('byNumber')).toMatchObject({ before: 512, entries: 2048, isUpperBound: true });
  });
  test('an array of small integers has room that is known', () => {
    const numbers = collection('numbers') as { before: number; entries: number };
    expect(numbers).toMatchObject({ kind: 'array', isBeforeUpperBound: true, isUpperBound: true });
    expect(numbers.before).toBeGreaterThanOrEqual(300);
    expect(numbers.entries).toBeGreaterThanOrEqual(1200);
    expect(numbers.entries).toBeLessThan(2400);
  });
  test('what did not grow, and what holds weakly, is not told', () => {
    expect([collection('full'), collection('weak')]).toEqual([undefined, undefined]);
  });

  test.each([
    ['Server', 'request', 'onRequest'],
    ['Server', 'close', 'onClose'],
    ['Bus', 'tick', 'onTick'],
    ['AbortSignal', 'abort', 'onAbort'],
  ])('listeners of %s for %s', (emitterClass, event, functionName) => {
    const row = found.listeners.rows.find((one) => one.emitterClass === emitterClass && one.event === event);
    expect(row).toMatchObject({
      before: 30,
      listeners: 120,
      emitters: 1,
      mostOnOne: 120,
      functionName,
      source: { url: PROGRAM, line: lineOf(`function ${functionName}(`) },
    });
  });
  test('events that are named after data', () => {
    const row = found.listeners.rows.find(({ event }) => event === 'other');
    expect(row).toMatchObject({ emitterClass: 'Server', listeners: 120, emitters: 1 });
    expect(JSON.stringify(found.listeners)).not.toContain('user:1');
  });

  test('contexts, and who holds one', () => {
    const { rows } = found.contexts;
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ kind: 'nativeContext', before: 4, count: 13 });
    expect(rows[0].holders).toMatch(/held → contexts( |$)/);
    expect(rows[0].retainedBytes).toBeGreaterThan(9 * 50_000);
  });
});

test('the snapshots of two processes: listeners and contexts by class', () => {
  const { sameProcess, collections, listeners, contexts } = diff(before, join(other, 'after.heapsnapshot'));
  expect(sameProcess).toBe(false);
  expect(collections).toBeUndefined();
  expect(listeners.rows).toContainEqual(
    expect.objectContaining({ emitterClass: 'Bus', event: 'tick', before: 30, listeners: 120 }),
  );
  expect(contexts.rows).toMatchObject([{ before: 4, count: 13 }]);
});

test('of three snapshots the first and the last are compared', () => {
  expect(diff(before, before, after).listeners).toEqual(diff(before, after).listeners);
});

describe('for a reader', () => {
  test('a diff says each in a sentence that fits 80 columns', () => {
    const lines = heapwatch('diff', before, after).split('\n');
    const from = lines.indexOf('Collections that grew');
    const table = lines.findIndex((line) => line.startsWith('Class '));
    const text = lines.slice(from, table);
    expect(text.filter((line) => line.length > 80)).toEqual([]);
    expect(text).toContain('Listeners that grew');
    expect(text).toContain('Contexts that grew');
    expect(text.filter((line) => /^ {2}… \d+ more$/.test(line))).not.toEqual([]);
  });
  test('a summary says what there is most of', () => {
    const text = heapwatch('summary', after);
    expect(text).toMatch(/^ {2}request on one Server: 120 on one, 120 in all, mostly onRequest\(\)/m);
    expect(text).toMatch(
      /^ {2}Native contexts \(of vm or of frames\): 13; all but the program's own retain/m,
    );
    expect(text).toContain('Largest collections');
  });
});
