import { expect, test } from 'vitest';
import { redactWeakMapPair } from './weak-map-pair.ts';

test('only the ids stay, whatever the names hold', () => {
  const name =
    '7 / part of key (a) -> value (b @1) @12) -> value (s3cret\n@9 @34) pair in WeakMap (table @56)';
  expect(redactWeakMapPair(name)).toBe(
    '7 / part of key (... @12) -> value (... @34) pair in WeakMap (table @56)',
  );
});

test('other names are none', () => {
  expect(redactWeakMapPair('12 / StringEqual')).toBeUndefined();
  expect(redactWeakMapPair('7 / part of key (Key @1) -> value (cut off')).toBeUndefined();
});
