import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { HeapProfileRefusal } from '../../capture/profile/heap-profiles.ts';
import type { CaptureRefusal } from '../../capture/snapshot-capture.ts';

/** Every refusal of the control listener once: stable code, HTTP status, title. */
export const PROBLEMS = {
  unauthorized: { status: 401, title: 'A bearer token is needed' },
  scope_missing: { status: 403, title: 'The token lacks a scope' },
  wrong_host: { status: 421, title: 'The Host header names somebody else' },
  not_found: { status: 404, title: 'There is no such resource' },
  method_not_allowed: { status: 405, title: 'The resource does not have this method' },
  invalid_query: { status: 400, title: 'The URL has a query' },
  invalid_request: { status: 400, title: 'The request is not HTTP as it should be' },
  headers_too_large: { status: 431, title: 'The headers are too large' },
  request_too_slow: { status: 408, title: 'The request took too long to arrive' },
  invalid_body: { status: 400, title: 'The body is not what was expected' },
  body_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The body is not application/json' },
  capture_running: { status: 409, title: 'A capture is under way' },
  cool_down: { status: 429, title: 'The last capture was a moment ago' },
  over_budget: { status: 429, title: 'The budget of captures is used up' },
  lease_taken: { status: 429, title: 'Another process of the service captures' },
  other_process: { status: 421, title: 'Another process is to be asked' },
  no_such_process: { status: 404, title: 'There is no such process' },
  no_such_isolate: { status: 404, title: 'There is no such isolate' },
  no_memory: { status: 507, title: 'A capture needs more memory than there is' },
  no_disk: { status: 507, title: 'A capture needs more disk than there is' },
  heap_full: { status: 507, title: 'The heap is too near its limit for a capture' },
  snapshot_not_captured: { status: 409, title: 'The snapshot has no content' },
  not_sampling: { status: 409, title: 'Allocations are not sampled' },
  profile_failed: { status: 500, title: 'The heap profile could not be read' },
  directory_refused: { status: 500, title: 'The snapshot directory cannot be used' },
  store_unavailable: { status: 503, title: 'The snapshot store does not answer' },
  stopped: { status: 503, title: 'The exporter is stopping' },
  not_here: { status: 503, title: 'The exporter does not run in this isolate' },
  internal_error: { status: 500, title: 'The exporter failed' },
} as const satisfies Readonly<Record<string, { status: number; title: string }>> &
  // Each refusal of a capture is a problem of the same code.
  Readonly<Record<CaptureRefusal['code'] | HeapProfileRefusal['code'], object>>;

export type ProblemCode = keyof typeof PROBLEMS;

interface ProblemExtras {
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the document. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** A request that is answered with a problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly headers: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, detail: string, { headers = {}, members = {} }: ProblemExtras = {}) {
    super(detail);
    this.code = code;
    this.headers = headers;
    this.members = members;
  }
}

/** A refused capture as its problem: what a refusal says beside code and detail are members, and `Retry-After` where it knows when. */
export function refusalProblem(refusal: CaptureRefusal | HeapProfileRefusal): ProblemError {
  const { outcome: _, code, detail, ...members } = refusal;
  const seconds = 'retryAfterSeconds' in refusal ? refusal.retryAfterSeconds : undefined;
  const headers: Record<string, string> =
    seconds === undefined ? {} : { 'Retry-After': String(Math.ceil(seconds)) };
  return new ProblemError(code, detail, { headers, members });
}

/** Answers with an RFC 9457 problem document whose `code` is stable. */
export function sendProblem(response: ServerResponse, problem: ProblemError): void {
  sendJson(response, PROBLEMS[problem.code].status, documentOf(problem), {
    'Content-Type': 'application/problem+json',
    ...problem.headers,
  });
}

/** The whole answer, for a connection that has no response to write to. */
export function problemText(problem: ProblemError): string {
  const { status } = PROBLEMS[problem.code];
  const body = `${JSON.stringify(documentOf(problem))}\n`;
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}

function documentOf({ code, message, members }: ProblemError): object {
  const { status, title } = PROBLEMS[code];
  return { type: 'about:blank', title, status, code, detail: message, ...members };
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent || response.destroyed) return;
  const text = `${JSON.stringify(body)}\n`;
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  response.end(text);
}
