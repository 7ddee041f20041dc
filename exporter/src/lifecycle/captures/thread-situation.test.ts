import { expect, test } from 'vitest';
import type { Reading } from '../../isolates/reading.ts';
import { threadSituation } from './thread-situation.ts';

const MIB = 1024 * 1024;

test('what a thread said last tells its situation', () => {
  const reading = (...values: Reading['values']): Reading => ({ values, distributions: [] });
  const state = (memory: string, told: string, value = 1) =>
    ['heapwatch_leak_state', value, { isolate: 'main', memory, state: told }] as const;
  const used = ['heapwatch_heap_used_bytes', 9 * MIB, {}] as const;
  const live = ['heapwatch_heap_live_bytes', 7 * MIB, {}] as const;
  const external = ['heapwatch_external_memory_bytes', MIB, {}] as const;

  const healthy = (mebibytes: number) => ({
    ageMs: 5000,
    isLeaking: false,
    isOverloaded: false,
    bytes: mebibytes * MIB,
  });

  expect(threadSituation(reading(used, external), 5000)).toEqual(healthy(10));
  expect(threadSituation(reading(used, live, external, state('external', 'leaking')), 5000)).toEqual({
    ...healthy(8),
    isLeaking: true,
  });
  expect(threadSituation(reading(used, state('native', 'leaking')), 5000)).toEqual(healthy(9));
  expect(threadSituation(reading(used, state('heap', 'leaking', 0)), 5000)).toEqual(healthy(9));
  expect(threadSituation(reading(used, state('heap', 'overload')), 5000)).toMatchObject({
    isOverloaded: true,
  });
});
