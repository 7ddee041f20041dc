import { expect, test } from 'vitest';
import { seriesRole } from './series-role.ts';

test('the metric name decides, wherever the query stands', () => {
  expect(seriesRole('heapwatch_heap_used_bytes', 'A')).toBe('heapUsed');
  expect(seriesRole('heapwatch_heap_live_bytes', 'heapLimit')).toBe('liveSet');
  expect(seriesRole('heapwatch_heap_limit_bytes', undefined)).toBe('heapLimit');
  expect(seriesRole('heapwatch_resident_memory_bytes', undefined)).toBe('residentMemory');
});

test('without a known metric name the query name decides', () => {
  expect(seriesRole(undefined, 'liveSet')).toBe('liveSet');
  expect(seriesRole('instance:heap_live:max', 'liveSet')).toBe('liveSet');
});

test('anything else has no role', () => {
  expect(seriesRole('nodejs_heap_size_used_bytes', 'A')).toBeUndefined();
  expect(seriesRole(undefined, undefined)).toBeUndefined();
  expect(seriesRole('toString', 'A')).toBeUndefined();
});
