import { expect, test } from 'vitest';
import { pendingText } from './pending-text.ts';

test('says what is being done, or waited for', () => {
  expect(pendingText({ state: 'running', stage: 'graph', progress: 0.404, ahead: 0 })).toBe(
    'Finding who holds what, 40 %',
  );
  expect(pendingText({ state: 'running', progress: 0, ahead: 0 })).toBe('Working, 0 %');
  expect(pendingText({ state: 'queued', progress: 0, ahead: 2 })).toBe('Waiting for 2 other analyses');
  expect(pendingText({ state: 'queued', progress: 0, ahead: 0 })).toBe('Next in the queue');
});
