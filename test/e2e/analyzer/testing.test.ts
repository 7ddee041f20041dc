import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectNoLeak, HeapDiff } from '../../../analyzer/src/testing.ts';

class Ticket {
  readonly text = 'ticket';
}
const tickets: Ticket[] = [];
const bounded = new Map<number, Ticket>();

describe('expectNoLeak', () => {
  test('names what leaks, who holds it and where', async () => {
    const leak = expectNoLeak(() => tickets.push(new Ticket()));
    await expect(leak).rejects.toThrow(
      /grows with each of 20 calls:\n {2}20 Ticket were added .*held by .*Array of 25.*testing\.test\.ts:\d+/,
    );
  });

  test('has nothing against a cache with a bound, nor against work that leaves nothing', async () => {
    let calls = 0;
    await expectNoLeak(async () => {
      bounded.set(calls++ % 3, new Ticket());
      await Promise.resolve(JSON.parse('{"a": [1, 2, 3]}'));
    });
  });
});

test('node:test, which notes every promise until it is collected, is no leak', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heapwatch-testing-'));
  const testing = new URL('../../../analyzer/dist/testing.js', import.meta.url).href;
  writeFileSync(
    join(folder, 'clean.test.mjs'),
    `import test from 'node:test';
    import { expectNoLeak } from '${testing}';
    test('sync', () => expectNoLeak(() => JSON.parse('{}')));
    test('async', () => expectNoLeak(async () => { await Promise.resolve(JSON.parse('{}')); }));`,
  );
  const { status, stdout } = spawnSync(process.execPath, ['--test', join(folder, 'clean.test.mjs')], {
    encoding: 'utf8',
    // a test within a test would report to this one
    env: { ...process.env, NODE_TEST_CONTEXT: undefined },
  });
  rmSync(folder, { recursive: true });
  expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('pass 2') });
});

test('HeapDiff tells before, after and the change by class, and leaves no file', async () => {
  const diff = new HeapDiff();
  for (let n = 0; n < 500; n++) tickets.push(new Ticket());
  const { before, after, change } = await diff.end();
  expect(after.nodes - before.nodes).toBe(change.nodes);
  expect(change.details.find(({ className }) => className === 'Ticket')).toMatchObject({ deltaCount: 500 });
  expect(change.suspects[0]).toMatchObject({ className: 'Ticket', addedCount: 500 });
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('heapwatch-diff-'))).toEqual([]);
});
