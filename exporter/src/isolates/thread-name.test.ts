import { expect, test } from 'vitest';
import { ThreadNames, threadNameOf } from './thread-name.ts';

test.each([
  [{ name: 'mailer', file: '/app/worker.js' }, 'mailer'],
  [{ name: '', file: '/app/resize.mjs' }, 'resize'],
  [{ name: 'WorkerThread', file: '/app/resize.worker.ts' }, 'resize.worker'],
  [{ name: undefined, file: 'C:/app/pool_3.cjs' }, 'pool'],
  [{ name: 'job-4711', file: '/app/worker.js' }, 'job'],
  [{ name: 'import #12', file: '/app/worker.js' }, 'import'],
  [{ file: '[worker eval]' }, 'eval'],
  [{}, 'worker'],
])('%j is %s', (identity, name) => {
  expect(threadNameOf(identity)).toBe(name);
});

test.each([
  'jane@example.org',
  '4711',
  '2024-11-21T10:00',
  'a3f9c2d1',
  'x'.repeat(33),
  '../etc/passwd',
  'a"b\nc',
])('what looks like data is not published: %j', (name) => {
  expect(threadNameOf({ name, file: '/app/worker.js' })).toBe('worker');
});

test('after the first names all others are one', () => {
  const names = new ThreadNames(2);
  expect(['mail', 'resize', 'pdf', 'mail'].map((name) => names.nameOf({ name }))).toEqual([
    'mail',
    'resize',
    'worker',
    'mail',
  ]);
});
