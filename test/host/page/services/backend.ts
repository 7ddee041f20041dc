import type { BackendSrv, BackendSrvRequest, FetchResponse } from '@grafana/runtime';
import { lastValueFrom, Observable } from 'rxjs';

/** Grafana's HTTP service over the browser's fetch. */
export function backendService(): BackendSrv {
  const fetchData = async (request: BackendSrvRequest) => (await lastValueFrom(send(request))).data;
  const withParams = (method: string) => (url: string, params?: object) =>
    fetchData({ method, url, params: { ...params } });
  const withBody = (method: string) => (url: string, data?: unknown) => fetchData({ method, url, data });
  const service = {
    fetch: send,
    request: fetchData,
    datasourceRequest: (request: BackendSrvRequest) => lastValueFrom(send(request)),
    get: withParams('GET'),
    delete: withParams('DELETE'),
    post: withBody('POST'),
    put: withBody('PUT'),
    patch: withBody('PATCH'),
  };
  // The rest of the interface belongs to Grafana's own screens.
  return service as unknown as BackendSrv;
}

function send<T>(request: BackendSrvRequest): Observable<FetchResponse<T>> {
  return new Observable((subscriber) => {
    const abort = new AbortController();
    fetchOnce<T>(request, abort.signal).then(
      (response) => {
        if (!response.ok) return subscriber.error(response);
        subscriber.next(response);
        subscriber.complete();
      },
      (error) => subscriber.error({ status: 0, data: { message: String(error) }, config: request }),
    );
    return () => abort.abort();
  });
}

async function fetchOnce<T>(request: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
  const address = new URL(request.url, location.origin);
  for (const [name, values] of Object.entries(request.params ?? {})) {
    for (const value of Array.isArray(values) ? values : [values]) {
      if (value !== undefined) address.searchParams.append(name, String(value));
    }
  }
  const isText = typeof request.data === 'string';
  // As Grafana's: a DELETE has no type of a content that it does not have.
  const hasBody = /^(post|put|patch)$/i.test(request.method ?? 'GET');
  const response = await fetch(address, {
    method: request.method ?? 'GET',
    headers: { ...(isText || !hasBody ? {} : { 'content-type': 'application/json' }), ...request.headers },
    ...(request.data == null ? {} : { body: isText ? request.data : JSON.stringify(request.data) }),
    signal,
  });
  const { status, statusText, ok, headers, url, type, redirected } = response;
  const data = readBody(await response.text()) as T;
  return { data, status, statusText, ok, headers, url, type, redirected, config: request };
}

function readBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
