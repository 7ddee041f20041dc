import { expect, test } from 'vitest';
import { suspectSentence } from './suspect-sentence.ts';

test('a sentence names the function that nodes are there to call', () => {
  const parts = { addedCount: 3, retainedBytes: 1024, isChain: false, holders: '' };
  expect(suspectSentence({ ...parts, className: 'Timeout', functionName: 'poll' })).toBe(
    '3 Timeout for poll() were added and retain 1.0 KiB.',
  );
  expect(suspectSentence({ ...parts, className: 'poll()', functionName: 'poll' })).toMatch(
    /^3 poll\(\) were/,
  );
  expect(suspectSentence({ ...parts, className: 'readRows', functionName: 'readRows' })).toMatch(
    /^3 readRows were/,
  );
});
