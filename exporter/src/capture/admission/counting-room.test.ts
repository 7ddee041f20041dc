import { expect, test } from 'vitest';
import { hasRoomToCount } from './counting-room.ts';

const MIB = 2 ** 20;

test.each([
  // --max-old-space-size=64 of Node.js 22, 24 and 26
  ['12.4.254', 112, 43, true],
  ['12.4.254', 112, 44, false],
  ['13.6.233', 256, 43, true],
  ['13.6.233', 256, 44, false],
  ['14.6.202', 160, 43, true],
  ['14.6.202', 160, 44, false],
  // one to come: as the largest of those
  ['99.1', 256, 43, true],
  ['99.1', 160, 10, false],
])('V8 %s with a limit of %d MiB and %d in use: %j', (v8Version, limit, used, expected) => {
  const fill = { usedBytes: used * MIB, limitBytes: limit * MIB, v8Version, flags: '' };
  expect(hasRoomToCount(fill)).toBe(expected);
});

test('young objects of a size that was chosen have their part of the limit', () => {
  const fill = { usedBytes: 410 * MIB, limitBytes: 896 * MIB, v8Version: '13.6.233' };
  expect(hasRoomToCount({ ...fill, flags: '--enable-source-maps' })).toBe(true);
  expect(hasRoomToCount({ ...fill, flags: '--max-semi-space-size=128' })).toBe(false);
});
