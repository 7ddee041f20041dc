import { expect, test } from 'vitest';
import { refuseOtherProcess } from './other-process.ts';

const others = new Map([
  ['cluster-1', 'http://127.0.0.1:4711'],
  ['cluster-2', undefined],
]);

test('this process is captured here', () => {
  expect(() => refuseOtherProcess('primary', { own: 'primary', others })).not.toThrow();
});

test.each([
  ['cluster-1', 'other_process', 'cluster-1 captures itself: ask http://127.0.0.1:4711'],
  ['cluster-2', 'other_process', 'cluster-2 captures itself: it has said no control listener of its own'],
  [
    'cluster-3',
    'no_such_process',
    'there is no process cluster-3 here now; this process knows primary, cluster-1, cluster-2',
  ],
])('%s is not', (process, code, message) => {
  expect(() => refuseOtherProcess(process, { own: 'primary', others })).toThrow(
    expect.objectContaining({ code, message }),
  );
});

test('where there is no cluster, there is no process of that name', () => {
  expect(() => refuseOtherProcess('cluster-1', { own: undefined, others: new Map() })).toThrow(
    'there is no process cluster-1 here now; this is no cluster',
  );
});
