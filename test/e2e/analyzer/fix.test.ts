import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FixVerdict, SnapshotDiff } from '../../../analyzer/src/index.ts';
import { LEAK_PROGRAMS, programFile } from '../../programs/index.ts';
import { observeProgram } from '../../tools/observed-program.ts';

const CLI = join(import.meta.dirname, '../../../analyzer/dist/cli/main.js');
const WARM_UP_SECONDS = 3;
const GROWTH_SECONDS = 6;
const folder = mkdtempSync(join(tmpdir(), 'heapwatch-fix-'));
const program = LEAK_PROGRAMS.find(({ name }) => name === 'undeclared-global');

interface Run {
  readonly early: string;
  readonly late: string;
}
const passSeconds = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1000));

async function runTwin(twin: 'leaky' | 'fixed'): Promise<{ run: Run; stop: () => Promise<void> }> {
  if (program === undefined) throw new Error('the program is gone');
  const observed = await observeProgram(programFile(program, twin), { service: program.name });
  await passSeconds(WARM_UP_SECONDS);
  const early = await observed.capture('early');
  await passSeconds(GROWTH_SECONDS);
  return { run: { early, late: await observed.capture('late') }, stop: () => observed.stop() };
}

let leaky: Run;
let fixed: Run;
const stops: (() => Promise<void>)[] = [];
beforeAll(async () => {
  const twins = await Promise.all([runTwin('leaky'), runTwin('fixed')]);
  stops.push(...twins.map(({ stop }) => stop));
  [leaky, fixed] = twins.map(({ run }) => run);
});
afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()));
  rmSync(folder, { recursive: true });
});

function diff(...paths: string[]): { code: number | null; diff: SnapshotDiff & { fixed: FixVerdict } } {
  const { status, stdout } = spawnSync(
    process.execPath,
    [CLI, 'diff', ...paths, '--expect-fixed', '--json'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  return { code: status, diff: JSON.parse(stdout) };
}

describe('diff --expect-fixed of a program and its mended twin', () => {
  test('says what is gone, at its place before the fix', () => {
    const { code, diff: found } = diff(leaky.late, fixed.late);
    expect(found.sameProcess).toBe(false);
    expect(found.fixed, found.fixed.sentence).toMatchObject({ verdict: 'fixed', stillGrowing: [] });
    expect(found.fixed.gone[0]).toMatchObject({ className: 'SimpleClass', source: { line: 7 } });
    expect(found.fixed.gone[0].holders).toContain('leakyData');
    expect(found.fixed.sentence).toMatch(/^Fixed: /);
    expect(code).toBe(0);
  });

  test('is read in a sentence first; without the flag it says what is more', () => {
    const text = (...args: string[]): string =>
      spawnSync(process.execPath, [CLI, 'diff', ...args], { encoding: 'utf8' }).stdout;
    const found = text(leaky.late, fixed.late, '--expect-fixed');
    expect(found).toMatch(/^Fixed: [\d,]+ SimpleClass \(/);
    expect(found).toMatch(
      /^Gone\n 1 {2}[\d,]+ × SimpleClass, which retained .* MiB\n {4}held by .*leakyData/m,
    );
    const plain = text(fixed.late, leaky.late);
    expect(plain).toContain('Not of the same process');
    expect(plain).toMatch(/^More than before\n 1 {2}[\d,]+ × SimpleClass, retaining \+/m);
  });

  test('says so if it was the other way round', () => {
    const { code, diff: found } = diff(fixed.late, leaky.late);
    expect(found.fixed).toMatchObject({ verdict: 'not-fixed', gone: [] });
    expect(found.fixed.stillGrowing[0]).toMatchObject({ className: 'SimpleClass' });
    expect(code).toBe(1);
  });

  test('compares the growths of four', () => {
    const { code, diff: found } = diff(leaky.early, leaky.late, fixed.early, fixed.late);
    expect(found.fixed, found.fixed.sentence).toMatchObject({ verdict: 'fixed', stillGrowing: [] });
    expect(found.fixed.gone[0]).toMatchObject({ className: 'SimpleClass' });
    expect(code).toBe(0);
    expect(diff(fixed.early, fixed.late, leaky.early, leaky.late).code).toBe(1);
  });

  test('of one process, forbids growth', () => {
    expect(diff(leaky.early, leaky.late)).toMatchObject({
      code: 1,
      diff: { sameProcess: true, fixed: { verdict: 'not-fixed' } },
    });
    expect(diff(fixed.early, fixed.late)).toMatchObject({ code: 0, diff: { fixed: { verdict: 'fixed' } } });
  });

  test('three files of two processes are bad usage', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [CLI, 'diff', leaky.early, leaky.late, fixed.late, '--expect-fixed'],
      { encoding: 'utf8' },
    );
    expect(stderr).toMatch(/--expect-fixed takes two files .* or four .*, not 3\n$/);
    expect(status).toBe(2);
  });
});

test('one small script, run twice, is two processes; its own two snapshots are of one', () => {
  const script = `const v8 = require('node:v8'); const kept = []; class Item { constructor(n) { this.n = [n]; } }
    for (let n = 0; n < 500; n++) kept.push(new Item(n)); v8.writeHeapSnapshot(process.argv[1] + '-early');
    for (let n = 0; n < 3000; n++) kept.push(new Item(n)); v8.writeHeapSnapshot(process.argv[1] + '-late');
    globalThis.kept = kept;`;
  for (const run of ['a', 'b']) spawnSync(process.execPath, ['-e', script, join(folder, run)]);
  const isSame = (one: string, other: string): boolean =>
    diff(join(folder, one), join(folder, other)).diff.sameProcess;
  expect(isSame('a-early', 'a-late')).toBe(true);
  expect(isSame('a-early', 'b-early')).toBe(false);
  expect(isSame('a-early', 'b-late')).toBe(false);
  expect(isSame('a-late', 'b-late')).toBe(false);
});
