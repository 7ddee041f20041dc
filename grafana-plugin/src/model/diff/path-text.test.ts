import type { PathStep } from 'heapwatch/wire';
import { expect, test } from 'vitest';
import { edgeText, pathItems, pathLine, placeText } from './path-text.ts';

const path: readonly PathStep[] = [
  { edgeType: 'shortcut', className: '(GC roots)' },
  { edgeType: 'context', edgeName: 'server', className: 'Server' },
  { edgeType: 'property', edgeName: '_events', className: 'Object' },
  { edgeType: 'property', edgeName: 'request', className: 'Array' },
  { edgeType: 'internal', edgeName: 'elements', className: '(array)' },
  {
    edgeType: 'element',
    edgeName: '3',
    className: 'leakEventCallback()',
    source: { url: '/srv/app/app.js', line: 22, column: 5 },
  },
];

test('a path is one line, without what V8 keeps in between', () => {
  expect(pathLine(path)).toBe('Server → ._events → .request Array → [3] leakEventCallback()');
});

test('a long one loses its start, never its end', () => {
  expect(pathLine(path, 50)).toBe('… → .request Array → [3] leakEventCallback()');
  expect(pathLine(path, 5)).toBe('… → [3] leakEventCallback()');
});

test('repeats and gaps are counted', () => {
  const chain = { edgeType: 'property', edgeName: 'next', className: 'Item' };
  expect(pathLine([{ ...chain, count: 4_998 }])).toBe('Item (4,998 ×)');
  const [item] = pathItems([{ ...chain, count: 4_998, omitted: 120 }]);
  expect([item?.repeats, item?.gap]).toEqual(['repeats 4,998 times', '120 steps left out']);
});

test('edges read as the source writes them', () => {
  expect(edgeText({ edgeType: 'internal', edgeName: 'elements' })).toBe('internal elements');
  expect(edgeText({ edgeType: 'hidden' })).toBe('hidden');
});

test('a place is its file, whichever way its path is written', () => {
  expect(placeText({ url: 'file:///srv/app.js', line: 22, column: 5 })).toBe('app.js:22:5');
  expect(placeText({ url: 'C:\\app\\x.js', line: 1, column: 2 })).toBe('x.js:1:2');
  expect(placeText(undefined)).toBe('');
});
