import { expect, test } from 'vitest';
import { readLiveBytes } from './live-set.ts';

test('is what is in use outside the young generation', () => {
  const used = (space_name: string, space_used_size: number) => ({ space_name, space_used_size });
  const spaces = [
    used('read_only_space', 1),
    used('new_space', 20),
    used('old_space', 300),
    used('code_space', 4_000),
    used('new_large_object_space', 50_000),
    used('large_object_space', 600_000),
    used('a_space_of_tomorrow', 7_000_000),
  ];
  expect(readLiveBytes(spaces)).toBe(7_604_301);
  expect(readLiveBytes([])).toBe(0);
});

test('of this process is below what is in use with the young generation', () => {
  const garbage = Array.from({ length: 1000 }, (_, i) => ({ i }));
  expect(readLiveBytes()).toBeGreaterThan(1e6);
  expect(readLiveBytes()).toBeLessThan(process.memoryUsage().heapUsed);
  expect(garbage).toHaveLength(1000);
});
