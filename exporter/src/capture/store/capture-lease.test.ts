import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type CaptureLease, takeCaptureLease } from './capture-lease.ts';
import type { Claims } from './claims.ts';
import { DirectoryClaims } from './directory-claims.ts';
import { ownerTag } from './partial-file.ts';

const SERVICE = 'checkout';
let root: string;
let claims: DirectoryClaims;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'heapwatch-lease-'));
  claims = new DirectoryClaims(join(root, 'snapshots'), SERVICE);
});
afterEach(() => rmSync(root, { recursive: true }));

const pause = async () => undefined;
const take = (board: Claims = claims, atOnce = 1) =>
  takeCaptureLease(board, { service: SERVICE, atOnce, holder: 'pod-1:9470', pause });
const claimFiles = () => readdirSync(join(root, 'snapshots'));
/** Of another process on this host that lives. */
const living = `${ownerTag(SERVICE)}-${process.ppid}-0000000a`;

test('one holds it, and the next once it is released', async () => {
  const first = await take();
  expect(first).toBeDefined();
  expect(claimFiles()).toHaveLength(1);
  await first?.release();
  expect(claimFiles()).toEqual([]);
  expect(await take()).toBeDefined();
});

test('another that holds it refuses, and what was claimed in vain is gone', async () => {
  await claims.put(living, '{}');
  expect(await take()).toBeUndefined();
  expect(claimFiles()).toHaveLength(1);
  expect(await take(claims, 2)).toBeDefined();
});

test('another service is no matter', async () => {
  await new DirectoryClaims(join(root, 'snapshots'), 'other').put(living, '{}');
  expect(await take()).toBeDefined();
});

test('a holder that died holds nobody up: at once on this host, after ten minutes elsewhere', async () => {
  const deadPid = spawnSync(process.execPath, ['--version']).pid;
  await claims.put(`${ownerTag(SERVICE)}-${deadPid}-0000000a`, '{}');
  const lease = await take();
  expect(lease).toBeDefined();
  await lease?.release();
  expect(claimFiles()).toEqual([]);

  const elsewhere = '0badcafe-1-0000000a';
  const board = new MemoryClaims();
  await board.put(elsewhere);
  board.nowMs += 600_000;
  expect(await take(board)).toBeUndefined();
  board.nowMs += 1;
  expect(await take(board)).toBeDefined();
  expect(board.times.has(elsewhere)).toBe(false);
});

test('a claim is put again while it is held, and no longer', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const board = new MemoryClaims();
  const lease = await take(board);
  board.nowMs = 5;
  vi.advanceTimersByTime(120_000);
  expect([...board.times.values()]).toEqual([5]);
  await lease?.release();
  vi.advanceTimersByTime(1_000_000);
  expect(board.times.size).toBe(0);
  vi.useRealTimers();
});

test('a board that fails is told, and nothing is left on it', async () => {
  const board = new MemoryClaims();
  board.list = async () => {
    throw new Error('down');
  };
  await expect(take(board)).rejects.toThrow('down');
  expect(board.times.size).toBe(0);
});

test('however they come, never more hold it than may, and of several that come alone one does', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 3 }),
      async (scheduler, count, atOnce) => {
        const board = new MemoryClaims();
        // the way there and the way back take their time
        const slowly = async <T>(act: () => Promise<T>): Promise<T> => {
          await scheduler.schedule(Promise.resolve());
          return scheduler.schedule(act());
        };
        const slow: Claims = {
          put: (name) => slowly(() => board.put(name)),
          list: () => slowly(() => board.list()),
          remove: (name) => slowly(() => board.remove(name)),
        };
        let holding = 0;
        let most = 0;
        const hold = async (_: unknown, i: number): Promise<CaptureLease | undefined> => {
          const name = `0badcafe-1-0000000${i}`;
          const lease = await takeCaptureLease(slow, { service: SERVICE, atOnce, holder: '', name, pause });
          if (lease !== undefined) most = Math.max(most, ++holding);
          return lease;
        };
        const all = Promise.all(Array.from({ length: count }, hold));
        await scheduler.waitFor(all);
        for (const lease of await all) void lease?.release();
        expect(most).toBeLessThanOrEqual(atOnce);
        if (count <= atOnce) expect(most).toBe(count);
      },
    ),
  );
});

class MemoryClaims implements Claims {
  readonly times = new Map<string, number>();
  nowMs = 0;
  async put(name: string) {
    this.times.set(name, this.nowMs);
  }
  async list() {
    return [...this.times].map(([name, modifiedMs]) => ({ name, modifiedMs }));
  }
  async remove(name: string) {
    this.times.delete(name);
  }
}
