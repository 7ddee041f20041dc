import { expect, test } from 'vitest';
import { serviceFailure } from './service-failure.ts';

test.each([
  ['unreachable', { status: 502, statusText: 'Bad Gateway', data: { message: 'Bad Gateway' } }],
  ['unreachable', { status: 0, data: { message: 'TypeError: Failed to fetch' } }],
  ['token', { status: 400, data: { message: 'Authentication to data source failed' } }],
  ['token', { status: 400, data: { message: 'Bad Request', error: 'Authentication to data source failed' } }],
  ['token', { status: 401, data: { code: 'unauthorized', title: 'A bearer token is needed' } }],
  ['role', { status: 403, data: { message: 'plugin proxy route access denied' } }],
  ['notFound', { status: 404, data: { code: 'snapshot_not_found', title: 'There is no such snapshot' } }],
  ['refused', { status: 409, data: { code: 'capture_running', title: 'A capture is under way' } }],
  ['failed', { status: 500, data: { code: 'internal_error', title: 'The service failed' } }],
  ['failed', { status: 502, data: { code: 'target_unreachable', title: 'The instance does not answer' } }],
])('%s: %j', (kind, thrown) => {
  const failure = serviceFailure(thrown);
  expect(failure.kind).toBe(kind);
  expect(failure.nextStep).not.toBe('');
});

test("the service's own words are kept", () => {
  const detail = 'The process was stopped for 4 s a minute ago.';
  const failure = serviceFailure({ status: 429, data: { code: 'cooling_down', title: 'Too soon', detail } });
  expect([failure.message, failure.code]).toEqual([`Too soon: ${detail}`, 'cooling_down']);
});

test('nothing said is still a sentence', () => {
  expect(serviceFailure(undefined).message).toBe('The snapshot service does not answer.');
  expect(serviceFailure({ status: 418 }).message).toBe('no reason was given');
});
