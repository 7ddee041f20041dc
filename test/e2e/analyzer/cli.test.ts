import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import { programText } from '../../tools/snapshots/snapshot-text.ts';

const CLI = join(import.meta.dirname, '../../../analyzer/dist/cli/main.js');
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
      /cut: the file ends too early: .* \(in "nodes", record \d+, at byte 1500\)$/,
    ],
    [
      'a gzip of something else',
      file('other.gz', gzipSync('hello')),
      /other\.gz: not a heap snapshot: expected \{ but found "h" \(at byte 0\)$/,
    ],
    [
      'a JSON that is no snapshot',
      file('other.json', '{"a": [1]}'),
      /other\.json: not a heap snapshot: it has no "snapshot" \(at byte 10\)$/,
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

  test.each([
    [['diff', before], /missing required argument 'later'/],
    [['diff', before, after, '--top', 'many'], /expected a whole number for count/],
    [['diff', before, after, '--fail-on-growth', '10MB'], /expected bytes, as 4096, 512KiB or 10MiB/],
    [['diff', before, after, '--jsno'], /Did you mean --json\?/],
    [['sumary', before], /Did you mean summary\?/],
    [['retainers', before], /missing required argument 'class'\nSee heapwatch retainers --help\./],
    [['why', 'http://127.0.0.1:9', '--since', '3'], /expected a duration, as 90m, 24h or 3d/],
    [['serve', '--port', '99999'], /expected a port, from 0 to 65535/],
  ])('%j is bad usage', (args, message) => {
    const { code, stderr } = heapwatch(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).toMatch(message);
  });
});

test.each([
  [
    ['why', 'localhost:9090'],
    'localhost:9090: the address of a Prometheus begins with http://, as http://localhost:9090',
  ],
  [
    ['summary', 'http://localhost/a'],
    'http://localhost/a: there is no such file (heapwatch capture fetches a snapshot from a process)',
  ],
  [
    ['summary', file('of.heapprofile', '{"head":{}}')],
    `${join(folder, 'of.heapprofile')}: not a heap snapshot: it has no "snapshot" (at byte 11) (heapwatch diff compares two heap profiles)`,
  ],
  [['serve', '--targets', join(folder, 'none')], `${join(folder, 'none')}: there is no such file`],
  [['serve', '--dir', before], `${before} is no directory`],
  [
    ['run', '--source-maps', join(folder, 'none'), '--', 'node'],
    `${join(folder, 'none')}: there is no such directory`,
  ],
])('%j says whose turn it is', (args, message) => {
  expect(heapwatch(...args)).toEqual({ code: 2, stdout: '', stderr: `heapwatch: ${message}\n` });
});

describe('diff', () => {
  test('that finds nothing asks whether the files are the right ones', () => {
    expect(heapwatch('diff', after, before).stdout).toContain('are the files in the right order?');
    expect(heapwatch('diff', before, before).stdout).toContain('Nothing grew.\nBoth are the same file.\n');
    expect(heapwatch('diff', before, after).stdout).not.toContain('right order');
  });

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
    expect(heapwatch('diff', before, after, '--fail-on-growth', '19.5KiB').code).toBe(1);
    expect(heapwatch('diff', before, after, '--fail-on-growth', '20KiB').code).toBe(0);
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

test('retainers names the classes that were perhaps meant', () => {
  expect(heapwatch('retainers', before, 'SESS').stderr).toContain('did you mean "Session�[31m"?');
});

test('--filter looks at classes, edges and paths, and what is cut says so', () => {
  expect(heapwatch('summary', after, '--filter', 'SESS').stdout).toMatch(/^Session/m);
  expect(heapwatch('summary', after, '--filter', 'nothing').stdout).toContain('No class is to be shown.');
  expect(heapwatch('containment', before, '--node', '11', '--filter', 'sess', '--top', '3').stdout).toContain(
    '… 7 more nodes (--top)',
  );
  const found = JSON.parse(heapwatch('retainers', before, 'Array', '--filter', 'HELD', '--json').stdout);
  expect(found.groups).toHaveLength(1);
  const other = JSON.parse(heapwatch('retainers', before, 'Array', '--filter', 'other', '--json').stdout);
  expect(other.groups).toEqual([]);
});

test('colour and progress are for terminals', () => {
  const { stdout, stderr } = heapwatch('diff', before, after);
  expect(stdout + stderr).not.toContain('\u001b');
  const forced = (...args: string[]): string =>
    spawnSync(process.execPath, [CLI, ...args, 'diff', before, after], {
      encoding: 'utf8',
      env: { ...process.env, FORCE_COLOR: '1', NO_COLOR: undefined },
    }).stdout;
  expect(forced()).toContain('\u001b[1mWhat grew');
  expect(forced('--no-color')).toBe(stdout);
});

test.each([120, 80, 40])('tables fit %i columns', (width) => {
  for (const args of [
    ['diff', before, after],
    ['diff', before, after, after],
    ['summary', after],
    ['containment', after, '--node', '11'],
    ['retainers', after, 'Array'],
  ]) {
    const { stdout } = spawnSync(process.execPath, [CLI, ...args], {
      encoding: 'utf8',
      env: { ...process.env, COLUMNS: String(width) },
    });
    expect(stdout).not.toBe('');
    for (const line of stdout.trimEnd().split('\n')) expect(line.length, line).toBeLessThanOrEqual(width);
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

test('--source-maps tells places in the source that was written, and keeps the generated ones', () => {
  const build = join(folder, 'build');
  mkdirSync(build);
  const { outputText, sourceMapText = '' } = ts.transpileModule(
    `import { writeHeapSnapshot } from 'node:v8';
interface Held { readonly bytes: number[] }

class Visit implements Held {
  readonly bytes = Array.from({ length: 100 }, (_, n) => n * 1.5);
}
const visits: Held[] = [];
for (let n = 0; n < 10; n++) visits.push(new Visit());
writeHeapSnapshot('early.heapsnapshot');
for (let n = 0; n < 2000; n++) visits.push(new Visit());
writeHeapSnapshot('late.heapsnapshot');
process.on('exit', () => visits.length);
`,
    { fileName: 'visits.ts', compilerOptions: { sourceMap: true, target: 9, module: 99 } },
  );
  writeFileSync(join(build, 'visits.mjs'), outputText);
  mkdirSync(join(build, 'maps'));
  writeFileSync(join(build, 'maps', 'visits.mjs.map'), sourceMapText);
  writeFileSync(join(build, 'maps', 'other.js.map'), '{');
  spawnSync(process.execPath, ['visits.mjs'], { cwd: build });
  const [early, late] = [join(build, 'early.heapsnapshot'), join(build, 'late.heapsnapshot')];
  const plain = JSON.parse(heapwatch('diff', early, late, '--json').stdout).suspects[0];
  expect(plain.source.url).toMatch(/visits\.mjs$/);
  const maps = ['--source-maps', join(build, 'maps')];
  const mapped = JSON.parse(heapwatch('diff', early, late, '--json', ...maps).stdout).suspects[0];
  expect(mapped).toMatchObject({ className: 'Visit', source: { url: 'visits.ts', line: 4 } });
  expect(mapped.source.generated).toEqual(plain.source);
  expect(mapped.sentence).toContain('visits.ts:4:');
  expect(heapwatch('diff', early, late, ...maps).stdout).toContain('written at visits.ts:4:');
  expect(heapwatch('retainers', late, 'Visit', ...maps).stdout).toContain('visits.ts:4:');
  const { code, stderr } = heapwatch('diff', early, late, '--source-maps', join(build, 'none'));
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `heapwatch: ${join(build, 'none')}: there is no such directory\n`,
  });
});
