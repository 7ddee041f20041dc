import { expect, test } from 'vitest';
import { nearestNames } from './nearest-names.ts';

const NAMES = ['Session', 'SessionStore', 'onSession()', 'Socket', 'renderPage()', '(string)'];

test('a slip of a letter, another case, a part, brackets forgotten', () => {
  expect(nearestNames('Sesion', NAMES)[0]).toBe('Session');
  expect(nearestNames('session', NAMES)).toEqual(['Session', 'onSession()', 'SessionStore']);
  expect(nearestNames('renderPage', NAMES)).toEqual(['renderPage()']);
});

test('what is far from all names is not guessed at', () => {
  expect(nearestNames('Wombat', NAMES)).toEqual([]);
});
