import { expect, test } from 'vitest';
import { diffHref, readDiffAddress } from './diff-address.ts';

const search = (href: string) => new URL(href, 'http://grafana').search;

test('what is written is read again', () => {
  const address = {
    instance: '127.0.0.1:9470',
    baseline: 'a & b',
    current: 'c',
    through: ['x', 'y'],
    snapshots: 'store',
  };
  expect(readDiffAddress(search(diffHref(address)))).toEqual(address);
});

test("an alert's link names the instance alone", () => {
  const { pathname, search: query } = new URL(
    'http://localhost:3000/a/heapwatch-leaks-app/diff?var-instance=checkout-7f%3A9470',
  );
  expect(new URL(diffHref({ instance: 'checkout-7f:9470' }), 'http://localhost:3000').pathname).toBe(
    pathname,
  );
  expect(readDiffAddress(query)).toEqual({
    instance: 'checkout-7f:9470',
    baseline: undefined,
    current: undefined,
    snapshots: undefined,
  });
});

test.each(['?var-instance=', '?var-instance=$__all', '?var-instance=All', ''])(
  'no instance in particular: %s',
  (query) => {
    expect(readDiffAddress(query).instance).toBeUndefined();
  },
);
