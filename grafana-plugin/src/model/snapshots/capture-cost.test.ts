import type { Preflight } from 'heapwatch/wire';
import { expect, test } from 'vitest';
import { formatDuration } from '../units/durations.ts';
import { captureCost } from './capture-cost.ts';

const MIB = 2 ** 20;
const go: Preflight = {
  service: 'shop',
  instance: 'checkout-7f',
  verdict: 'go',
  reason: 'There is room.',
  basis: 'learned',
  pauseSeconds: 4,
  extraMemoryBytes: 900 * MIB,
  freeMemoryBytes: 1_331 * MIB,
};

test('the cost is said in numbers before anything is captured', () => {
  const { sentence, notes, isAllowed } = captureCost(go);
  expect(sentence).toBe('Pauses this process about 4 s and needs about 900 MiB more; 1.3 GiB are free.');
  expect(notes).toEqual(['An estimate, learned from an earlier capture of this process.']);
  expect(isAllowed).toBe(true);
});

test('the worst of an estimate is said with it', () => {
  const { sentence, notes } = captureCost({ ...go, basis: 'spaces', worstExtraMemoryBytes: 1_331 * MIB });
  expect(sentence).toContain('about 900 MiB more, at worst 1.3 GiB;');
  expect(notes[0]).toContain('by the size of the heap alone');
});

test('a refusal says why, and a cheaper way where there is one', () => {
  const refused = captureCost({
    ...go,
    verdict: 'heap_profile',
    reason: 'It needs 900 MiB, 100 MiB are free.',
  });
  expect(refused.isAllowed).toBe(false);
  expect(refused.sentence).toBe('No capture now: It needs 900 MiB, 100 MiB are free.');
  expect(refused.notes[0]).toContain('sampling heap profile');
  expect(captureCost({ ...go, verdict: 'refuse' }).isAllowed).toBe(false);
});

test('not knowing is said, and leaves the choice', () => {
  const { pauseSeconds: _, ...unknown } = go;
  const cost = captureCost({ ...unknown, verdict: 'unknown', reason: 'The instance is older.' });
  expect([cost.isAllowed, cost.sentence]).toEqual([true, 'The instance is older.']);
  expect(cost.notes.join()).toContain('not known');
});

test.each([
  [0.44, '0.4 s'],
  [4, '4 s'],
  [119, '119 s'],
  [180, '3 min'],
  [9_000, '2.5 h'],
  [259_200, '3 days'],
])('%d seconds are %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
