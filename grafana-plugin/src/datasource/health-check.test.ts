import type { BackendSrvRequest, FetchResponse } from '@grafana/runtime';
import { lastValueFrom, map, type Observable, of, throwError } from 'rxjs';
import { expect, test } from 'vitest';
import { SnapshotService } from '../data/snapshot-service.ts';
import { checkHealth } from './health-check.ts';

type Answers = Readonly<Record<string, Observable<unknown>>>;

const HEALTH = { service: 'heapwatch-analyzer', apiVersion: 1, version: '0.1.0', canCapture: true };
const INSTANCES = of({ instances: [{ instance: 'shop-1' }, { instance: 'shop-2' }] });

/** The verdict on a service that answers as told, by path. */
function verdictOn(answers: Answers) {
  const send = ({ url }: BackendSrvRequest) =>
    (answers[url.slice('/proxy/'.length)] ?? refused(404)).pipe(
      map((data) => ({ status: 200, data }) as FetchResponse<unknown>),
    );
  return lastValueFrom(checkHealth(new SnapshotService('/proxy', send)));
}

const refused = (status: number, data: object = {}) => throwError(() => ({ status, data }));

test.each<[string, Answers, RegExp]>([
  [
    'all is well',
    { healthz: of(HEALTH), 'api/v1/instances': INSTANCES },
    /^heapwatch 0\.1\.0 answers and knows 2 instances\. Captures/,
  ],
  [
    'nothing can be captured',
    { healthz: of({ ...HEALTH, canCapture: false }), 'api/v1/instances': INSTANCES },
    /^heapwatch 0\.1\.0 .*heapwatch serve has no capture token: nothing can be captured/,
  ],
  ['nobody is there', { healthz: refused(502) }, /^The snapshot service does not answer/],
  ['another service without such a page', { healthz: refused(404) }, /it is not heapwatch serve\./],
  ['another service with such a page', { healthz: of('ok') }, /it is not/],
  ['another kind of service', { healthz: of({ status: 'ok' }) }, /it is not heapwatch serve\./],
  [
    'another version',
    { healthz: of({ ...HEALTH, apiVersion: 2, version: '9.0.0' }) },
    /^heapwatch 9\.0\.0 answers, which speaks another version/,
  ],
  [
    'a wrong token',
    {
      healthz: of(HEALTH),
      'api/v1/instances': refused(400, { message: 'Authentication to data source failed' }),
    },
    /does not accept the token/,
  ],
])('%s', async (_what, answers, words) => {
  const { status, message } = await verdictOn(answers);
  expect(message).toMatch(words);
  expect(status).toBe(/^heapwatch 0\.1\.0/.test(message) ? 'success' : 'error');
});
