import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { programText } from '../tools/snapshot-text.ts';

const CLI = join(import.meta.dirname, '../../analyzer/dist/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'heapwatch-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

function heapwatch(...args: string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });
  return { code: status, stdout, stderr };
}
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const held = (count: number): string =>
  programText(
    [{ to: 2, name: 'held' }],
    [
      { name: 'Array', id: 11, edges: Array.from({ length: count }, (_, n) => ({ to: 3 + n, name: n })) },
      ...Array.from({ length: count }, (_, n) => ({
        name: 'Session\u001b[31m',
        id: 101 + 2 * n,
        selfSize: 100,
      })),
    ],
  );
const before = file('before.heapsnapshot', held(10));
const after = file('after.heapsnapshot.gz', gzipSync(held(210)));

describe('bad input is one line that says what and where, and exit code 2', () => {
  test.each([
    ['no file', join(folder, 'none'), /none: there is no such file$/],
    ['a directory', folder, /is a directory: name a \.heapsnapshot file in it$/],
    ['an empty file', file('empty', ''), /empty: the file is empty$/],
    [
      'a truncated snapshot',
      file('cut', held(210).slice(0, 1500)),
      /cut: the file ends too early \(in "nodes", at byte 1500\)$/,
    ],
    [
      'a gzip of something else',
      file('other.gz', gzipSync('hello')),
      /other\.gz: not a heap snapshot: expected \{ but found "h" \(at byte 0\)$/,
    ],
    [
      'a JSON that is no snapshot',
      file('other.json', '{"a": [1]}'),
      /other\.json: not a heap snapshot: it has no "snapshot"$/,
    ],
    [
      'a key that would drive the terminal',
      file('hostile', held(10).replace('"strings":[', '"\u001b[31m\nx":[').slice(0, -2)),
      /hostile: the file ends too early/,
    ],
  ])('%s', (_, path, message) => {
    for (const args of [
      ['summary', path],
      ['diff', path, after],
      ['diff', before, path],
    ]) {
      const { code, stdout, stderr } = heapwatch(...args);
      expect(stderr.trimEnd()).toMatch(message);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(stderr).not.toContain('\u001b');
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    }
  });

  test.each([[['diff', before]], [['diff', before, after, '--top', 'many']], [['unheard-of']]])(
    '%j is bad usage',
    (args) => {
      const { code, stderr } = heapwatch(...args);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^error: /);
    },
  );
});

describe('diff', () => {
  test('names the culprit in eighty columns, with nothing that could drive the terminal', () => {
    const { code, stdout } = heapwatch('diff', before, after);
    expect(code).toBe(0);
    expect(stdout).toContain('200 × Session�[31m, retaining');
    expect(stdout).toContain('held by global → held (Array of 210)');
    expect(stdout).not.toContain('\u001b');
    for (const line of stdout.split('\n')) {
      if (!line.includes(folder)) expect(line.length).toBeLessThanOrEqual(80);
    }
  });

  test('gives the same as JSON', () => {
    const diff = JSON.parse(heapwatch('diff', before, after, '--json').stdout);
    expect(diff).toMatchObject({ sameProcess: true, baseline: { file: before }, current: { file: after } });
    expect(diff.classes).toEqual([
      {
        className: 'Session\u001b[31m',
        addedCount: 200,
        removedCount: 0,
        deltaCount: 200,
        addedBytes: 20_000,
        removedBytes: 0,
        deltaBytes: 20_000,
        retainedByAddedBytes: 20_000,
      },
    ]);
    expect(diff.suspects).toHaveLength(1);
  });

  test('exits 1 when told to, and only then', () => {
    expect(heapwatch('diff', before, after, '--fail-on-growth', '19999').code).toBe(1);
    expect(heapwatch('diff', before, after, '--fail-on-growth', '20000').code).toBe(0);
  });
});

test('summary lists the classes, and JSON all of them', () => {
  expect(heapwatch('summary', after).stdout).toContain('210');
  const summary = JSON.parse(heapwatch('summary', after, '--json').stdout);
  expect(summary.classes).toEqual([
    { className: 'Session\u001b[31m', count: 210, selfBytes: 21_000, retainedBytes: 21_000 },
  ]);
});

test('retainers says who holds a class, containment what a node holds', () => {
  const retainers = heapwatch('retainers', before, 'Array');
  expect(retainers.stdout).toContain('Array: 1 node, held at one place');
  expect(retainers.stdout).toContain('  global\n    .held: Array');
  expect(heapwatch('containment', before, '--node', '11').stdout).toContain('@101');
  for (const args of [
    ['retainers', before, 'Nothing'],
    ['containment', before, '--node', '12'],
  ]) {
    const { code, stderr } = heapwatch(...args);
    expect({ code, lines: stderr.trimEnd().split('\n').length }).toEqual({ code: 2, lines: 1 });
  }
});

test('diff of three snapshots leaves out what came after the second', () => {
  const last = file('last.heapsnapshot', held(400));
  const { stdout } = heapwatch('diff', before, after, last);
  expect(stdout).toContain('200 × Session');
  expect(stdout).toMatch(/Session.*grew$/m);
  const diff = JSON.parse(heapwatch('diff', before, after, last, '--json').stdout);
  expect(diff).toMatchObject({ between: [after], classes: [{ addedCount: 200, grewEveryTime: true }] });
});
