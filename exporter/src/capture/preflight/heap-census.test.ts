import { expect, test } from 'vitest';
import { readHeapCensus } from './heap-census.ts';

const BOUNDS = Array.from({ length: 16 }, (_, at) => 32 * 2 ** at);
const SMALL = { ordinaryBytes: 1e9, largeBytes: 0 };

/** Objects of one size, in the bucket of that size. */
function type(count: number, eachBytes: number, over = 0) {
  const histogram = BOUNDS.map(() => 0);
  const bucket = BOUNDS.findIndex((bound) => eachBytes <= bound);
  histogram[bucket < 0 ? BOUNDS.length - 1 : bucket] = count;
  return { count, overall: count * eachBytes, histogram, over_allocated: over };
}

function statistics(types: Record<string, object>, fields: Record<string, number> = {}) {
  return {
    bucket_sizes: BOUNDS,
    field_data: { inobject_smi_fields: 0, other_raw_fields: 0, ...fields },
    type_data: { ...types, END: {} },
  };
}

test('objects are nodes, and their words but the map are fields, less those that hold small integers', () => {
  const types = { JS_OBJECT_TYPE: type(1000, 32) };
  expect(
    readHeapCensus(statistics(types, { inobject_smi_fields: 8000, other_raw_fields: 8000 }), SMALL),
  ).toMatchObject({
    objects: 1000,
    structures: 1000,
    fields: 2000,
    tableSlots: 0,
    texts: 0,
  });
});

test('slots of arrays are references, save as many as V8 says are raw: those are doubles', () => {
  const elements = { ARRAY_ELEMENTS_TYPE: type(10, 16 + 8 * 1000) };
  // the length of each array is raw too
  const references = readHeapCensus(statistics(elements, { other_raw_fields: 10 * 8 }), SMALL);
  expect(references?.tableSlots).toBe(10_000);
  const doubles = readHeapCensus(statistics(elements, { other_raw_fields: 10 * 8 * 1001 }), SMALL);
  expect(doubles?.tableSlots).toBe(0);
  expect(doubles?.longestTable).toBe(0);
});

test('the free end of a growing array holds nothing', () => {
  const elements = { ARRAY_ELEMENTS_TYPE: type(1, 16 + 8 * 10_000, 8 * 3000) };
  const census = readHeapCensus(statistics(elements, { other_raw_fields: 8 }), SMALL);
  expect(census?.tableSlots).toBe(7000);
});

test('the longest array is what the others leave of the space of large objects', () => {
  const slots = 500_000;
  const types = {
    ARRAY_ELEMENTS_TYPE: {
      ...type(1, 16 + 8 * slots),
      count: 100_001,
      overall: 16 + 8 * slots + 100_000 * 80,
      histogram: type(1, 16 + 8 * slots).histogram.map((count, at) => (at === 2 ? 100_000 : count)),
    },
    SEQ_ONE_BYTE_STRING_TYPE: type(2, 196_608),
  };
  const census = readHeapCensus(statistics(types, { other_raw_fields: 8 * (100_001 + 2 * 24_575) }), {
    ordinaryBytes: 1e9,
    largeBytes: 16 + 8 * slots + 2 * 196_608,
  });
  expect(census?.longestTable).toBeCloseTo(slots, -2);
});

test('texts are counted as far as a snapshot has them', () => {
  const types = { SEQ_ONE_BYTE_STRING_TYPE: type(100, 48), CONS_ONE_BYTE_STRING_TYPE: type(5, 32) };
  expect(readHeapCensus(statistics(types), SMALL)).toMatchObject({
    objects: 105,
    texts: 105,
    textBytes: 3200,
  });
  const long = readHeapCensus(statistics({ SEQ_TWO_BYTE_STRING_TYPE: type(100, 100_000) }), SMALL);
  expect(long?.textBytes).toBe(102_400);
});

test('a context that V8 counts with each of its functions is one all the same', () => {
  const types = { FUNCTION_CONTEXT_TYPE: type(200, 40), JS_FUNCTION_TYPE: type(200, 64) };
  const makeup = { ordinaryBytes: 100 * 40 + 200 * 64, largeBytes: 0 };
  expect(readHeapCensus(statistics(types), makeup)?.objects).toBe(300);
});

test('the memory of a buffer is a node of its own, the text of an external script is none of the heap', () => {
  const types = {
    JS_ARRAY_BUFFER_TYPE: type(10, 80),
    SCRIPT_SOURCE_EXTERNAL_ONE_BYTE_TYPE: type(3, 100_000),
  };
  expect(readHeapCensus(statistics(types), SMALL)).toMatchObject({ objects: 20, texts: 0 });
});

test.each([
  undefined,
  'text',
  {},
  { ...statistics({ JS_OBJECT_TYPE: type(1, 32) }), bucket_sizes: ['32'] },
  statistics({ JS_OBJECT_TYPE: { count: 1, overall: 32 } }),
  statistics({ JS_OBJECT_TYPE: { ...type(1, 32), count: -1 } }),
  statistics({}),
])('statistics in words that are not known are none: %j', (unknown) => {
  expect(readHeapCensus(unknown, SMALL)).toBeUndefined();
});
