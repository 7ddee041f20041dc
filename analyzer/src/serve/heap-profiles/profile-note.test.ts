import { expect, test } from 'vitest';
import { parseProfileNote } from './profile-note.ts';

const profile = (note: object): string => JSON.stringify({ head: {}, samples: [], heapwatch: note });

test('the note is what stands at the end, field by field', () => {
  const note = {
    id: 'x',
    service: 'shop',
    pid: 7,
    reason: 'a "heapwatch":{ in words',
    startedAt: '2026-11-21T10:00:00Z',
  };
  expect(parseProfileNote(profile(note).slice(-300))).toEqual({
    service: 'shop',
    pid: 7,
    reason: 'a "heapwatch":{ in words',
    startedAt: '2026-11-21T10:00:00Z',
  });
});

test.each([
  ['no note', '{"head":{},"samples":[]}'],
  ['no JSON', '"heapwatch":{]}}'],
  ['fields of other types', profile({ service: 7, pid: 'x', startedAt: 'yesterday', liveBytes: null })],
  ['a text that is too long', profile({ reason: 'x'.repeat(1001) })],
  ['nothing', ''],
])('%s is no note', (_what, tail) => {
  expect(parseProfileNote(tail)).toEqual({});
});
