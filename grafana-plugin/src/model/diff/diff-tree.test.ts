import type { NodeRow, Retainer } from 'heapwatch/wire';
import { describe, expect, test } from 'vitest';
import type { DiffRow } from './diff-rows.ts';
import { type Branch, classRows, flattenTree, type TreeRow, treeMove } from './diff-tree.ts';

function classGrowth(className: string, isOpenable = true): DiffRow {
  const numbers = { addedCount: 1, removedCount: 0, deltaCount: 1, addedBytes: 1, removedBytes: 0 };
  return {
    className,
    ...(isOpenable ? { key: className } : {}),
    isSystem: false,
    ...numbers,
    deltaBytes: 1,
    retainedByAddedBytes: 1,
  };
}
const node: NodeRow = { nodeId: 7, className: 'A', selfBytes: 1, retainedBytes: 1 };
const root: Retainer = { ...node, edgeType: 'internal', isWeak: false, isDominator: true, retainerCount: 0 };
const nodes = (count: number, total = count): Branch => ({
  state: 'ready',
  items: Array.from({ length: count }, () => ({ kind: 'node', node }) as const),
  total,
});
const flat = (branches: readonly (readonly [string, Branch])[]): readonly TreeRow[] =>
  flattenTree(classRows([classGrowth('a'), classGrowth('b', false)]), new Map(branches), String);
const outline = (rows: readonly TreeRow[]) =>
  rows.map(({ level, item, key }) => `${level} ${item.kind === 'note' ? item.text : key}`);

describe('the tree, flattened', () => {
  test('closed, is its classes', () => {
    expect(outline(flat([]))).toEqual(['1 class-0', '1 class-1']);
    expect(flat([]).map(({ canOpen }) => canOpen)).toEqual([true, false]);
  });

  test('open rows have theirs below them, in order, at any depth', () => {
    const rows = flat([
      ['class-0', nodes(2)],
      ['class-0/0', { state: 'ready', items: [{ kind: 'retainer', retainer: root }], total: 1 }],
      ['class-0/0/0', { state: 'ready', items: [], total: 0 }],
    ]);
    expect(outline(rows)).toEqual([
      '1 class-0',
      '2 class-0/0',
      '3 class-0/0/0',
      '4 Nothing: a root of the heap, which nothing else holds.',
      '2 class-0/1',
      '1 class-1',
    ]);
    expect(rows[2]?.canOpen).toBe(false);
  });

  test('loading, failing, and what is left are said', () => {
    expect(outline(flat([['class-0', { state: 'loading' }]]))[1]).toBe('2 Loading…');
    expect(outline(flat([['class-0', { state: 'failed', message: 'gone' }]]))[1]).toBe('2 gone');
    expect(outline(flat([['class-0', nodes(2, 12)]]))[3]).toBe('2 10 more: show the next ones');
  });
});

describe('the keyboard', () => {
  const rows = flat([['class-0', nodes(2)]]);
  test.each([
    ['ArrowDown', 0, { kind: 'focus', index: 1 }],
    ['ArrowUp', 0, { kind: 'focus', index: 0 }],
    ['End', 0, { kind: 'focus', index: 3 }],
    ['PageDown', 1, { kind: 'focus', index: 3 }],
    ['ArrowRight', 0, { kind: 'focus', index: 1 }],
    ['ArrowRight', 1, { kind: 'toggle', index: 1 }],
    ['ArrowLeft', 0, { kind: 'toggle', index: 0 }],
    ['ArrowLeft', 2, { kind: 'focus', index: 0 }],
    ['ArrowLeft', 3, undefined],
    ['Enter', 2, { kind: 'toggle', index: 2 }],
    ['x', 2, undefined],
  ] as const)('%s on row %i', (key, index, expected) => {
    expect(treeMove(rows, index, key, 10)).toEqual(expected);
  });
});
