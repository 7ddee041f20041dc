import { expect, test } from 'vitest';
import { isExpectedHost, isLoopback } from './host-rule.ts';

test.each([
  'localhost',
  'LOCALHOST:9471',
  '127.0.0.1:9471',
  '10.1.2.3',
  '[::1]:80',
  '[fe80::1]',
  'pod.svc:1',
])('%s is a host of ours', (host) => {
  expect(isExpectedHost(host, ['pod.svc'])).toBe(true);
});

test.each([
  undefined,
  '',
  'evil.example',
  'localhost.evil.example',
  'evil.example:9471',
  '127.0.0.1.evil.example',
  'localhost@evil.example',
  '[::1].evil.example',
  'localhost:1:2',
  '[localhost]:1',
])('%s is none', (host) => {
  expect(isExpectedHost(host, ['pod.svc'])).toBe(false);
});

test('loopback is what other machines do not reach', () => {
  expect(['127.0.0.1', '127.9.9.9', '::1', 'localhost'].every(isLoopback)).toBe(true);
  expect(['0.0.0.0', '::', '10.0.0.1', '127.evil.example', 'host'].some(isLoopback)).toBe(false);
});
