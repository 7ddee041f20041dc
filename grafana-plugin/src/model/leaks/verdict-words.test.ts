import { expect, test } from 'vitest';
import { confidenceNumber, confidenceWords, stateWords } from './verdict-words.ts';

test.each([
  [0.99, 'strong evidence'],
  [0.9, 'strong evidence'],
  [0.89, 'likely'],
  [0.5, 'weak evidence'],
  [undefined, 'confidence unknown'],
])('a leak of confidence %s is "%s"', (confidence, words) => {
  expect(confidenceWords({ state: 'leaking', confidence })).toBe(words);
});

test('without a verdict the words say why', () => {
  expect(confidenceWords({ state: 'not_enough_gcs', confidence: 0.99 })).toBe('not enough GCs yet');
  expect(stateWords('not_enough_gcs')).toBe('not judged');
  expect(stateWords(undefined)).toBe('no verdict');
});

test('the number never claims certainty', () => {
  expect(confidenceNumber(0.9999)).toMatch(/^Confidence 99 %/);
  expect(confidenceNumber(undefined)).toBe('The exporter publishes no confidence.');
});
