import { expect, test } from 'vitest';
import { rowCells } from './row-cells.ts';

const node = { nodeId: 7, className: 'Session', selfBytes: 64, retainedBytes: 2_048 };
const retainer = {
  ...node,
  edgeType: 'property',
  edgeName: '_events',
  isWeak: false,
  isDominator: true,
  retainerCount: 3,
};

test('a retainer reads as the source does, and says what it means for the node', () => {
  const { before, name, after, numbers } = rowCells({ kind: 'retainer', retainer });
  expect(`${before} ${name} ${after}`).toBe('._events in Session @7 · every path passes here');
  expect(numbers).toEqual({ deltaBytes: '64 B', retainedByAddedBytes: '2 KiB' });
});

test('what keeps nothing alive is muted', () => {
  const cells = rowCells({ kind: 'retainer', retainer: { ...retainer, isWeak: true, isDominator: false } });
  expect([cells.isMuted, cells.after]).toEqual([true, '@7 · weak: keeps nothing alive']);
});

test('a group is counted, and led by its path', () => {
  const path = [{ edgeType: 'property', edgeName: 'cache', className: 'Map' }];
  const group = { key: 'g', count: 1_200, selfBytes: 1, retainedBytes: 2, nodeId: 7, path };
  const { before, name, numbers } = rowCells({ kind: 'group', classKey: 'k', group });
  expect([before, name, numbers.addedCount]).toEqual(['1,200 ×', 'Map', '1,200']);
});
