import { expect, test } from 'vitest';
import { foldSteps, type PathStep } from './retaining-path.ts';

const step = (edgeName: string, className: string): PathStep => ({
  edgeType: 'property',
  edgeName,
  className,
});

test('a run of one step becomes one step with its count', () => {
  const list = Array.from({ length: 5000 }, () => step('next', 'ListNode'));
  expect(foldSteps([step('head', 'List'), ...list, step('value', 'Payload')])).toEqual([
    step('head', 'List'),
    { ...step('next', 'ListNode'), count: 5000 },
    step('value', 'Payload'),
  ]);
});

test('a run of several steps keeps one pass of them', () => {
  const pass = [step('then', 'Promise'), step('reactions', 'Reaction'), step('handler', 'Function')];
  const folded = foldSteps([...pass, ...pass, ...pass, ...pass]);
  expect(folded).toEqual([pass[0], pass[1], { ...pass[2], count: 4 }]);
});

test('twice is no run, and numbers of elements do not matter', () => {
  expect(foldSteps([step('a', 'A'), step('a', 'A')])).toHaveLength(2);
  const nested = ['0', '3', '12', '7'].map(
    (edgeName): PathStep => ({ edgeType: 'element', edgeName, className: 'Array' }),
  );
  expect(foldSteps(nested)).toEqual([{ ...nested[0], count: 4 }]);
});
