import type { Problem } from './wire/pending.ts';

/** Every refusal of the service once: stable code, HTTP status, title. What an exporter refuses keeps its own code. */
export const PROBLEMS = {
  invalid_request: { status: 400, title: 'The request is not what was expected' },
  unauthorized: { status: 401, title: 'A bearer token is needed' },
  capture_token_needed: { status: 403, title: 'The capture token is needed' },
  capture_disabled: { status: 403, title: 'No capture token is set: nothing is captured or deleted' },
  host_refused: { status: 421, title: 'The service is not known by this host name' },
  not_found: { status: 404, title: 'There is no such resource' },
  snapshot_not_captured: { status: 409, title: 'The snapshot has no content' },
  body_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The body is not application/json' },
  snapshot_damaged: { status: 422, title: 'The file is no whole heap snapshot' },
  snapshot_unreadable: { status: 422, title: 'The file cannot be read' },
  profile_damaged: { status: 422, title: 'The file is no heap profile' },
  busy: { status: 503, title: 'Too much is being done already' },
  analysis_too_large: { status: 507, title: 'The analysis needs more memory than it may have' },
  analysis_failed: { status: 500, title: 'The analysis broke off' },
  target_unreachable: { status: 502, title: 'The instance does not answer' },
  target_refused_token: { status: 502, title: 'The instance does not accept the token of its target' },
  target_answer_invalid: { status: 502, title: 'The instance answered something unexpected' },
  internal_error: { status: 500, title: 'The service failed' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** A request that is answered with a problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  private constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }

  static of(code: ProblemCode, detail: string, retryAfterSeconds?: number): ProblemError {
    return ProblemError.passedOn({ ...PROBLEMS[code], code, detail, retryAfterSeconds });
  }

  /** What another service has refused, as it is. */
  static passedOn(given: {
    readonly status: number;
    readonly title: string;
    readonly code: string;
    readonly detail: string;
    readonly retryAfterSeconds?: number | undefined;
  }): ProblemError {
    const { status, title, code, detail, retryAfterSeconds } = given;
    return new ProblemError({
      type: 'about:blank',
      title,
      status,
      code,
      detail,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    });
  }
}
