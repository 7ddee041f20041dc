import { expect, test } from 'vitest';
import { isolateIdentity, isolateTitle } from './isolate-identity.ts';

test('title and process of a plain instance', () => {
  const identity = isolateIdentity({ job: 'node', instance: 'checkout-7f', isolate: 'main' });
  expect(isolateTitle(identity)).toBe('checkout-7f · main');
});

test('a cluster process is named between instance and isolate', () => {
  const labels = { instance: 'checkout-7f', process: 'cluster-2', isolate: 'main' };
  expect(isolateTitle(isolateIdentity(labels))).toBe('checkout-7f · cluster-2 · main');
});

test('isolates of one process share its key, other processes and jobs do not', () => {
  const main = isolateIdentity({ job: 'node', instance: 'a', isolate: 'main' });
  const worker = isolateIdentity({ job: 'node', instance: 'a', isolate: 'resize-0' });
  const whole = isolateIdentity({ job: 'node', instance: 'a' });
  const twin = isolateIdentity({ job: 'node', instance: 'a', process: 'cluster-0', isolate: 'main' });
  const other = isolateIdentity({ job: 'batch', instance: 'a', isolate: 'main' });
  expect(worker.processKey).toBe(main.processKey);
  expect(whole.processKey).toBe(main.processKey);
  expect(new Set([main, twin, other].map((identity) => identity.processKey)).size).toBe(3);
});

test('no labels at all', () => {
  expect(isolateTitle(isolateIdentity(undefined))).toBe('');
});
