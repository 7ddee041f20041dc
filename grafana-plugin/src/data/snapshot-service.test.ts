import type { BackendSrvRequest, FetchResponse } from '@grafana/runtime';
import { lastValueFrom, type Observable, of, throwError, toArray } from 'rxjs';
import { expect, test, vi } from 'vitest';
import { ServiceFailure } from './service-failure.ts';
import { SnapshotService } from './snapshot-service.ts';

function response(status: number, data: unknown, retryAfter?: string): FetchResponse<unknown> {
  const headers = new Headers(retryAfter === undefined ? {} : { 'retry-after': retryAfter });
  return { status, data, headers } as FetchResponse<unknown>;
}

function serviceOf(answers: readonly (() => Observable<FetchResponse<unknown>>)[]) {
  const asked: BackendSrvRequest[] = [];
  const service = new SnapshotService('/proxy', (request) => {
    const answer = answers[asked.length];
    asked.push(request);
    if (answer === undefined) throw new Error(`asked too often: ${request.url}`);
    return answer();
  });
  return { service, asked };
}

test('long work is asked for again after the time the service names, and its progress is told', async () => {
  vi.useFakeTimers();
  try {
    const running = { state: 'running', stage: 'graph', progress: 0.4, ahead: 0 };
    const { service, asked } = serviceOf([
      () => of(response(202, running, '1')),
      () => of(response(200, { id: 's', total: 5 })),
    ]);
    const all = lastValueFrom(service.statistics('s').pipe(toArray()));
    await vi.advanceTimersByTimeAsync(999);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await all).toEqual([
      { state: 'waiting', pending: running },
      { state: 'ready', answer: { id: 's', total: 5 } },
    ]);
    expect(new Set(asked.map(({ url }) => url))).toEqual(new Set(['/proxy/api/v1/snapshots/s/statistics']));
  } finally {
    vi.useRealTimers();
  }
});

test('whoever stops listening stops the asking', async () => {
  vi.useFakeTimers();
  try {
    const { service, asked } = serviceOf([() => of(response(202, { state: 'queued' }))]);
    service.statistics('s').subscribe().unsubscribe();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});

test('names in paths are escaped, and what is absent is not asked for', async () => {
  const { service, asked } = serviceOf([
    () => of(response(200, {})),
    () => of(response(200, {})),
    () => of(response(200, {})),
  ]);
  const subject = { baseline: 'a', current: 'b', through: ['m', 'n'] };
  await lastValueFrom(service.groupNodes(subject, 'x/y', 'g', 0, 20));
  await lastValueFrom(service.snapshots({ instance: '127.0.0.1:9470' }));
  await lastValueFrom(service.capture('a/../b', 'why'));
  expect(asked.map(({ url }) => url)).toEqual([
    '/proxy/api/v1/diffs/a/b/classes/x%2Fy/nodes?through=m%2Cn&group=g&offset=0&limit=20',
    '/proxy/api/v1/snapshots?instance=127.0.0.1%3A9470',
    '/proxy/api/v1/instances/a%2F..%2Fb/snapshots',
  ]);
});

test('failures are told as such, and a page that is no service as that', async () => {
  const { service } = serviceOf([
    () => throwError(() => ({ status: 403, data: { message: 'plugin proxy route access denied' } })),
    () => of(response(200, '<!doctype html>')),
  ]);
  await expect(lastValueFrom(service.deleteSnapshot('s'))).rejects.toMatchObject({ kind: 'role' });
  const foreign = lastValueFrom(service.instances());
  await expect(foreign).rejects.toBeInstanceOf(ServiceFailure);
  await expect(foreign).rejects.toMatchObject({ kind: 'wrongService' });
});
