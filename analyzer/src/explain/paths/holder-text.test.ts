import { expect, test } from 'vitest';
import { formatHolders } from './holder-text.ts';
import type { PathStep } from './retaining-path.ts';

const node = (line: number) => ({ url: 'node:events', line, column: 1 });
const property = (edgeName: string, className: string): PathStep => ({
  edgeType: 'property',
  edgeName,
  className,
});

const market: PathStep = {
  edgeType: 'context',
  edgeName: 'market',
  className: 'EventEmitter',
  source: node(1),
};
const toListener: readonly PathStep[] = [
  { edgeType: 'shortcut', className: 'global' },
  { edgeType: 'internal', edgeName: 'context', className: 'system / Context' },
  market,
  property('_events', 'Object'),
  property('price', 'Array'),
  { edgeType: 'element', edgeName: '7', className: 'wrapper()', source: node(2) },
];

test('a class of Node.js is told with the variable that the program gave it', () => {
  expect(formatHolders(toListener, { className: 'Array', count: 20, isDictionary: false })).toBe(
    'EventEmitter (variable market) → _events → price (Array of 20)',
  );
});

test('a variable of Node.js is not where the program is', () => {
  const path: readonly PathStep[] = [
    ...toListener,
    { edgeType: 'internal', edgeName: 'context', className: 'system / Context' },
    { edgeType: 'context', edgeName: 'unconsumed', className: 'FixedQueue', source: node(3) },
  ];
  expect(formatHolders(path)).toMatch(/^EventEmitter \(variable market\) → .* → variable unconsumed$/);
});

test('what only Node.js holds starts at the nearest of its classes', () => {
  const path: readonly PathStep[] = [
    { edgeType: 'shortcut', className: 'global' },
    { ...property('setTimeout', 'setTimeout()'), source: node(4) },
    { edgeType: 'element', edgeName: '30000', className: 'TimersList', source: node(5) },
    { ...property('_idleNext', 'Timeout'), source: node(6) },
  ];
  expect(formatHolders(path)).toBe('TimersList → _idleNext');
});

test("a dictionary's key is not told, how many it has is", () => {
  const path: readonly PathStep[] = [
    { edgeType: 'shortcut', className: 'global' },
    { edgeType: 'context', edgeName: 'profiles', className: 'Object' },
    property('ada@example.org', '{nickname}'),
  ];
  expect(formatHolders(path, { className: 'Object', count: 4000, isDictionary: true })).toBe(
    'variable profiles (Object of 4,000)',
  );
});
