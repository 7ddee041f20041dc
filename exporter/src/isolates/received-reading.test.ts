import fc from 'fast-check';
import { expect, test } from 'vitest';
import { metricRow } from '../catalogue.ts';
import { ReadingWriter } from './reading.ts';
import { receiveReading } from './received-reading.ts';

const buckets = metricRow('heapwatch_gc_duration_seconds').buckets ?? [];

function written() {
  const writer = new ReadingWriter();
  writer.value('heapwatch_heap_used_bytes', 7, { isolate: 'main' });
  writer.value('heapwatch_heap_live_bytes', undefined, { isolate: 'main' });
  writer.value('heapwatch_memory_limit_bytes', Number.NaN);
  writer.value('heapwatch_listeners', 12, { isolate: 'main', emitter: 'Bus', event: 'x' });
  writer.distribution('heapwatch_gc_duration_seconds', {
    labels: { isolate: 'main', kind: 'minor' },
    counts: Float64Array.from({ length: buckets.length + 1 }, (_, i) => i),
    sum: 0.5,
  });
  return writer.toReading();
}

test('takes what a writer wrote, whichever way it was sent; what is no number is not written', () => {
  expect(written().values).toHaveLength(2);
  expect(receiveReading(structuredClone(written()))).toEqual(written());
  expect(receiveReading(JSON.parse(JSON.stringify(written())))).toEqual(written());
});

test('takes infinity as JSON can send it', () => {
  const [[, value] = []] = receiveReading({
    values: [['heapwatch_heap_used_bytes', 'Infinity', {}]],
    distributions: [],
  }).values;
  expect(value).toBe(Number.POSITIVE_INFINITY);
});

test.each([
  ['nothing', undefined],
  ['no lists', { values: {}, distributions: [] }],
  ['an unknown metric', { values: [['up', 1, {}]], distributions: [] }],
  ['a histogram as a number', { values: [['heapwatch_gc_duration_seconds', 1, {}]], distributions: [] }],
  ['text for a number', { values: [['heapwatch_heap_used_bytes', '1', {}]], distributions: [] }],
  ['null', { values: [['heapwatch_heap_used_bytes', null, {}]], distributions: [] }],
  ['a label of its own', { values: [['heapwatch_heap_used_bytes', 1, { user: 'x' }]], distributions: [] }],
  [
    'a label that is no text',
    { values: [['heapwatch_heap_used_bytes', 1, { isolate: 1 }]], distributions: [] },
  ],
  [
    'a label without end',
    { values: [['heapwatch_heap_used_bytes', 1, { isolate: 'x'.repeat(257) }]], distributions: [] },
  ],
  ['other buckets', { values: [], distributions: [['heapwatch_gc_duration_seconds', [1], 1, {}]] }],
  [
    'counts that are none',
    {
      values: [],
      distributions: [['heapwatch_gc_duration_seconds', Array(buckets.length + 1).fill(-1), 1, {}]],
    },
  ],
  ['too much', { values: Array(20_001).fill(['heapwatch_heap_used_bytes', 1, {}]), distributions: [] }],
])('refuses %s', (_what, given) => {
  expect(() => receiveReading(given)).toThrow(TypeError);
});

test('refuses anything else with a TypeError and nothing worse', () => {
  const anything = fc.anything();
  const alike = fc.record({ values: fc.array(fc.anything()), distributions: fc.array(fc.anything()) });
  fc.assert(
    fc.property(fc.oneof(anything, alike), (given) => {
      try {
        const { values, distributions } = receiveReading(given);
        expect([...values, ...distributions]).toEqual([]);
      } catch (error) {
        expect(error).toBeInstanceOf(TypeError);
      }
    }),
  );
});
