import { expect, test } from 'vitest';
import type { LearnedCost } from './capture-cost.ts';
import { costRates } from './cost-table.ts';
import { countedCost } from './counted-cost.ts';
import type { HeapCensus } from './heap-census.ts';
import { heapMakeup } from './heap-makeup.ts';
import { costSince, learnedCost, withMemoryKept } from './known-cost.ts';
import { spacesCost } from './spaces-cost.ts';

const MIB = 2 ** 20;
const V8 = '13.6.233.10-node.28';

test('the makeup adds spaces up whatever V8 calls them, and leaves out what no snapshot costs', () => {
  const space = (space_name: string, space_used_size: number) => ({ space_name, space_used_size });
  const spaces = [
    space('read_only_space', 1000),
    space('new_space', 1),
    space('old_space', 20),
    space('trusted_space', 300),
    space('new_large_object_space', 4),
    space('large_object_space', 50),
    space('trusted_large_object_space', 600),
  ];
  expect(heapMakeup(spaces)).toEqual({ ordinaryBytes: 321, largeBytes: 654 });
});

/** Kinds of heap as they were measured, Node.js 24: what was in the spaces and the extra memory, in MiB. */
test.each([
  ['small objects', 49.3, 4.7, 994],
  ['closures', 50.8, 3.2, 809],
  ['short texts', 39.2, 6.9, 1042],
  ['mixed', 33.4, 0, 238],
  ['long texts', 42.5, 0, 29],
  ['buffers', 3.4, 0, 47],
  ['long arrays of one object', 3.2, 52.1, 845],
  ['long arrays of numbers', 3.2, 36.9, 16],
])(
  'what was measured lies between the least and the worst that the spaces allow: %s',
  (_kind, ordinary, large, measured) => {
    const makeup = { ordinaryBytes: ordinary * MIB, largeBytes: large * MIB };
    const { least, memoryBytes, worst } = spacesCost(makeup, V8);
    expect(worst.memoryBytes).toBeGreaterThan(measured * MIB);
    expect(least.memoryBytes).toBeLessThan(1.6 * measured * MIB);
    expect(memoryBytes).toBeGreaterThan(least.memoryBytes);
    expect(memoryBytes).toBeLessThan(worst.memoryBytes);
  },
);

test('where a snapshot lists internalized texts, the worst is a heap of those, and what came since is not', () => {
  const makeup = { ordinaryBytes: 29 * MIB, largeBytes: 2 * MIB };
  // a million texts in Sets, Node.js 26
  expect(spacesCost(makeup, '14.6.1').worst.memoryBytes).toBeGreaterThan(777 * MIB);
  const since = costSince({ ordinaryBytes: 129 * MIB, largeBytes: 20 * MIB }, learnedCost(LEARNED), '14.6.1');
  expect(since.worst.memoryBytes).toBeLessThan(700 * MIB);
});

const NOTHING: HeapCensus = {
  objects: 0,
  structures: 0,
  fields: 0,
  tableSlots: 0,
  hashSlots: 0,
  longestTable: 0,
  texts: 0,
  internalizedTexts: 0,
  textBytes: 0,
};

test('a counted heap costs by its objects and by what they refer to', () => {
  const nothing = countedCost(NOTHING, V8).memoryBytes;
  const more = (census: Partial<HeapCensus>) => {
    const cost = countedCost({ ...NOTHING, ...census }, V8);
    return [cost.least, cost, cost.worst].map(({ memoryBytes }) => memoryBytes);
  };
  expect(more({ objects: 1e6 })[1]).toBe(nothing + 224e6);
  // two edges a slot, and a name for each index of the longest
  expect(more({ tableSlots: 1e6, longestTable: 1e5 })[1]).toBe(nothing + 96e6 + 104e6);
  expect(more({ textBytes: 1e6 })[1]).toBe(nothing + 1e6);
});

test('a counted heap pauses by its objects, and by its texts', () => {
  const seconds = (census: Partial<HeapCensus>) => countedCost({ ...NOTHING, ...census }, V8).pauseSeconds;
  expect(seconds({ objects: 1e6 })).toBe(2.2);
  expect(seconds({ textBytes: 50e6 })).toBe(0.4);
});

test('where a snapshot lists all internalized texts, each has an edge and an index', () => {
  const census = { ...NOTHING, internalizedTexts: 1e5 };
  const more = (version: string) =>
    countedCost(census, version).memoryBytes - countedCost(NOTHING, version).memoryBytes;
  expect(more('13.6.1')).toBe(0);
  expect(more('14.6.1')).toBe(1e5 * (51 + 1040));
});

test('what may be small integers, and what may be one and the same text, is not in the least', () => {
  const census = { ...NOTHING, tableSlots: 1e6, longestTable: 1e5, textBytes: 5e6 };
  const { least, memoryBytes, worst } = countedCost(census, V8);
  expect(least.memoryBytes).toBe(countedCost(NOTHING, V8).least.memoryBytes);
  expect(worst.memoryBytes).toBeGreaterThan(1.25 * memoryBytes);
});

test.each([
  ['12.4.254.21-node.33', '12.4'],
  ['13.6.233.10-node.28', '13.6'],
  ['13.0.1', '13.6'],
  ['14.6.202.1', '14.6'],
  ['99.1', '14.6'],
  ['?', '14.6'],
])('V8 %s costs what was measured of %s', (version, measured) => {
  expect(costRates(version)).toBe(costRates(`${measured}.0`));
});

const LEARNED: LearnedCost = {
  ordinaryBytes: 100 * MIB,
  largeBytes: 20 * MIB,
  nodes: 200_000,
  memoryBytes: 90 * MIB,
  pauseSeconds: 1,
  fileBytes: 3 * MIB,
};
const THEN = { ordinaryBytes: LEARNED.ordinaryBytes, largeBytes: LEARNED.largeBytes };

test('the same heap again costs what it cost, give or take a quarter', () => {
  const { basis, nodes, memoryBytes, worst } = learnedCost(LEARNED).cost;
  expect({ basis, nodes, memoryBytes }).toEqual({ basis: 'learned', nodes: 200_000, memoryBytes: 90 * MIB });
  expect(worst.memoryBytes).toBe(112.5 * MIB);
});

test('half the heap costs half, and what was added costs what the spaces tell', () => {
  const known = learnedCost(LEARNED);
  const half = costSince({ ordinaryBytes: 50 * MIB, largeBytes: 10 * MIB }, known, V8);
  expect(half.memoryBytes).toBe(45 * MIB);
  const grown = costSince({ ordinaryBytes: 110 * MIB, largeBytes: 21 * MIB }, known, V8);
  const growth = spacesCost({ ordinaryBytes: 10 * MIB, largeBytes: MIB }, V8);
  expect(grown.nodes).toBe(200_000 + growth.nodes);
  expect(grown.memoryBytes).toBe(90 * MIB + growth.memoryBytes - 12 * MIB);
  expect(grown.worst.memoryBytes).toBe(112.5 * MIB + growth.worst.memoryBytes - 12 * MIB);
  const same = costSince(THEN, known, V8);
  expect(same.memoryBytes).toBe(90 * MIB);
});

test('memory that an earlier capture gave back and the allocator kept is not needed again, at worst most of it', () => {
  const { cost } = learnedCost(LEARNED);
  const { memoryBytes, least, worst, pauseSeconds } = withMemoryKept(cost, 60 * MIB);
  expect(memoryBytes).toBe(39 * MIB);
  expect(least.memoryBytes).toBe(12 * MIB);
  expect(worst.memoryBytes).toBe((112.5 - 36) * MIB);
  expect(pauseSeconds).toBe(1);
  expect(withMemoryKept(cost, 1000 * MIB).memoryBytes).toBe(9 * MIB);
});
