import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SnapshotMeta } from './meta/snapshot-meta.ts';
import { type SnapshotQuota, snapshotsPastQuota } from './quota.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-11-21T00:00:00Z');
const ROOMY: SnapshotQuota = { maxBytes: 1e12, maxCount: 1000, maxAgeSeconds: 30 * 86_400 };

/** A snapshot taken `age` days ago; the letter stands for its instance. */
function snapshot(name: string, age: number, { sizeBytes = 10, baseline = false } = {}): SnapshotMeta {
  const startedAt = new Date(NOW - age * DAY_MS).toISOString();
  return {
    id: `${startedAt}-${name}`,
    service: 'checkout',
    instance: name.charAt(0),
    isolate: 'main',
    pid: 7,
    nodeVersion: '24.21.0',
    v8Version: '13.6',
    reason: 'test',
    startedAt,
    durationSeconds: 1,
    pauseSeconds: 1,
    sizeBytes,
    redacted: true,
    keep: baseline ? 'baseline' : undefined,
  };
}
const names = (metas: readonly SnapshotMeta[]) => metas.map((meta) => meta.id.split('-').at(-1));

describe('what goes', () => {
  test('nothing within the quota', () => {
    expect(snapshotsPastQuota([snapshot('a1', 1), snapshot('a2', 29)], ROOMY, NOW)).toEqual([]);
  });

  test('the oldest, down to the count', () => {
    const metas = [snapshot('a1', 1), snapshot('a3', 3), snapshot('b2', 2)];
    expect(names(snapshotsPastQuota(metas, { ...ROOMY, maxCount: 1 }, NOW))).toEqual(['a3', 'b2']);
  });

  test('the oldest, down to the bytes', () => {
    const metas = [snapshot('a1', 1), snapshot('a2', 2), snapshot('a3', 3)];
    expect(names(snapshotsPastQuota(metas, { ...ROOMY, maxBytes: 25 }, NOW))).toEqual(['a3']);
  });

  test('what is past its age', () => {
    const metas = [snapshot('a31', 31), snapshot('a1', 1)];
    expect(names(snapshotsPastQuota(metas, ROOMY, NOW))).toEqual(['a31']);
  });

  test('not the one just written, even if it is larger than the quota', () => {
    const written = snapshot('a0', 0, { sizeBytes: 99 });
    const metas = [snapshot('a1', 1), written];
    expect(names(snapshotsPastQuota(metas, { ...ROOMY, maxBytes: 50 }, NOW, written.id))).toEqual(['a1']);
  });
});

describe('a baseline', () => {
  const baseline = snapshot('a40', 40, { baseline: true });

  test('outlives the age and the others while it is the newest of its instance', () => {
    const metas = [baseline, snapshot('a2', 2), snapshot('a1', 1)];
    expect(names(snapshotsPastQuota(metas, { ...ROOMY, maxCount: 2 }, NOW))).toEqual(['a2']);
  });

  test('goes like any other when its instance has a newer one', () => {
    const metas = [baseline, snapshot('a2', 2, { baseline: true })];
    expect(names(snapshotsPastQuota(metas, ROOMY, NOW))).toEqual(['a40']);
  });

  test('goes first where baselines of many instances fill half of the quota', () => {
    const metas = ['a', 'b', 'c', 'd'].map((name, i) => snapshot(name, 10 - i, { baseline: true }));
    const quota = { ...ROOMY, maxCount: 4 };
    expect(names(snapshotsPastQuota([...metas, snapshot('e', 1)], quota, NOW))).toEqual(['a']);
  });
});

test('whatever there is, what stays fits, nothing goes needlessly, and the newest stays', () => {
  const metas = fc.array(
    fc.record({
      age: fc.double({ min: 0.001, max: 60, noNaN: true }),
      name: fc.stringMatching(/^[abc][0-9]{6}$/),
      sizeBytes: fc.integer({ min: 0, max: 100 }),
      baseline: fc.boolean(),
    }),
    { maxLength: 30 },
  );
  const quotas = fc.record({
    maxBytes: fc.integer({ min: 1, max: 2000 }),
    maxCount: fc.integer({ min: 1, max: 20 }),
    maxAgeSeconds: fc.integer({ min: 1, max: 60 * 86_400 }),
  });
  fc.assert(
    fc.property(metas, quotas, (given, quota) => {
      const written = snapshot('a', 0, { sizeBytes: 1 });
      const all = [written, ...given.map(({ name, age, ...rest }) => snapshot(name, age, rest))];
      const going = snapshotsPastQuota(all, quota, NOW, written.id);
      const stay = all.filter((meta) => !going.includes(meta));
      expect(new Set(going).size).toBe(going.length);
      expect(stay).toContain(written);
      expect(stay.length).toBeLessThanOrEqual(quota.maxCount);
      if (stay.length > 1) {
        const bytes = stay.reduce((sum, meta) => sum + meta.sizeBytes, 0);
        expect(bytes).toBeLessThanOrEqual(quota.maxBytes);
      }
      // one taken back is past the quota again, or past its age
      const last = going.at(-1);
      if (last !== undefined)
        expect(snapshotsPastQuota([...stay, last], quota, NOW, written.id)).not.toEqual([]);
    }),
  );
});
