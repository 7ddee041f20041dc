import { expect, test } from 'vitest';
import { chosenValue } from './chosen-value.ts';

test.each([
  ['shop-1', 'shop-1'],
  ['shop-1,shop-2', undefined],
  ['.+', undefined],
  ['All', undefined],
  ['', undefined],
])('a variable that reads %s is %s', (read, value) => {
  expect(chosenValue((text) => text.replace(/\$\{instance:csv\}/, read), 'instance')).toBe(value);
});

test('a variable that is not there has no value', () => {
  expect(chosenValue((text) => text, 'instance')).toBeUndefined();
});
