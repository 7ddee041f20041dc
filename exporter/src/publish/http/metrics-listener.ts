import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { PrometheusPublisher } from '../prometheus/prometheus.ts';
import { type Listener, type ListenerOptions, openListener } from './listener.ts';

/** Answers a request with the metrics, whatever its path: for any server of the application. */
export function metricsHandler(publisher: PrometheusPublisher, onError: (error: unknown) => void) {
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      answer(request, response, 405, 'use GET\n', { Allow: 'GET, HEAD' });
      return;
    }
    try {
      const text = await publisher.render();
      answer(request, response, 200, text, { 'Content-Type': publisher.contentType });
    } catch (error) {
      onError(error);
      answer(request, response, 500, 'a collector of this registry failed\n');
    }
  };
  return (request: IncomingMessage, response: ServerResponse): void => {
    // The response is the application's: it may be broken in ways that are not ours, and must not end the process.
    respond(request, response).catch(onError);
  };
}

/** Opens the metrics listener: `GET /metrics` and `GET /healthz`. */
export function openMetricsListener(
  handler: RequestListener,
  options: Omit<ListenerOptions, 'name' | 'onRequest' | 'server'>,
): Listener {
  return openListener({
    ...options,
    name: 'metrics',
    server: { maxHeaderSize: 8192, headersTimeout: 10_000, requestTimeout: 10_000 },
    onRequest: (request, response) => {
      const path = request.url?.split('?', 1)[0];
      if (path === '/metrics') handler(request, response);
      else if (path === '/healthz') answer(request, response, 200, 'ok\n');
      else answer(request, response, 404, 'try /metrics or /healthz\n');
    },
  });
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}
