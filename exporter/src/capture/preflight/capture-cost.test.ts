import { expect, test } from 'vitest';
import { type LearnedCost, learnedCost, worstCaseCost } from './capture-cost.ts';
import { heapMakeup } from './heap-makeup.ts';

const MIB = 2 ** 20;

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
])('the worst case is not below what was measured: %s', (_kind, ordinary, large, measured) => {
  const { memoryBytes } = worstCaseCost({ ordinaryBytes: ordinary * MIB, largeBytes: large * MIB });
  expect(memoryBytes).toBeGreaterThan(measured * MIB);
});

const LEARNED: LearnedCost = {
  ordinaryBytes: 100 * MIB,
  largeBytes: 20 * MIB,
  nodes: 200_000,
  memoryBytes: 90 * MIB,
  pauseSeconds: 1,
  fileBytes: 3 * MIB,
};

test('the same heap again costs what it cost, and a tenth', () => {
  const { basis, nodes, memoryBytes, pauseSeconds } = learnedCost(LEARNED, LEARNED);
  expect({ basis, nodes, memoryBytes, pauseSeconds }).toEqual({
    basis: 'learned',
    nodes: 200_000,
    memoryBytes: Math.round(99 * MIB),
    pauseSeconds: 1.1,
  });
});

test('half the heap costs half, and what was added is small objects and references', () => {
  const half = learnedCost({ ordinaryBytes: 50 * MIB, largeBytes: 10 * MIB }, LEARNED);
  expect(half.memoryBytes).toBe(Math.round(49.5 * MIB));
  const grown = learnedCost({ ordinaryBytes: 110 * MIB, largeBytes: 21 * MIB }, LEARNED);
  const growth = worstCaseCost({ ordinaryBytes: 10 * MIB, largeBytes: MIB });
  expect(grown.nodes).toBe(200_000 + growth.nodes);
  expect(grown.memoryBytes).toBe(Math.round(99 * MIB) + growth.memoryBytes - 16 * MIB);
});
