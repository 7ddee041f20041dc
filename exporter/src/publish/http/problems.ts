import type { ServerResponse } from 'node:http';

/** Every refusal of the control listener once: stable code, HTTP status, title. */
export const PROBLEMS = {
  unauthorized: { status: 401, title: 'A bearer token is needed' },
  not_found: { status: 404, title: 'There is no such resource' },
  method_not_allowed: { status: 405, title: 'The resource does not have this method' },
  invalid_body: { status: 400, title: 'The body is not what was expected' },
  body_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The body is not application/json' },
  capture_running: { status: 409, title: 'A capture is under way' },
  snapshot_not_captured: { status: 409, title: 'The snapshot has no content' },
  directory_refused: { status: 500, title: 'The snapshot directory cannot be used' },
  stopped: { status: 503, title: 'The exporter is stopping' },
  internal_error: { status: 500, title: 'The exporter failed' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** A request that is answered with a problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, detail: string, headers: Readonly<Record<string, string>> = {}) {
    super(detail);
    this.code = code;
    this.headers = headers;
  }
}

/** Answers with an RFC 9457 problem document whose `code` is stable. */
export function sendProblem(response: ServerResponse, problem: ProblemError): void {
  const { status, title } = PROBLEMS[problem.code];
  sendJson(
    response,
    status,
    { type: 'about:blank', title, status, code: problem.code, detail: problem.message },
    { 'Content-Type': 'application/problem+json', ...problem.headers },
  );
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
