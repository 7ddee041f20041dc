/** What kind of trouble it is: tests and screens tell them apart by this, people by the words. */
export type FailureKind =
  | 'unreachable'
  | 'token'
  | 'role'
  | 'notFound'
  | 'refused'
  | 'wrongService'
  | 'failed';

/** A request that the snapshot service, or Grafana in front of it, did not fulfil: what happened, and the next step. */
export class ServiceFailure extends Error {
  readonly kind: FailureKind;
  /** Whose turn it is, and what to do. */
  readonly nextStep: string;
  /** The service's own code, where it gave one. */
  readonly code: string | undefined;

  constructor(kind: FailureKind, message: string, nextStep: string, code?: string) {
    super(message);
    this.name = 'ServiceFailure';
    this.kind = kind;
    this.nextStep = nextStep;
    this.code = code;
  }
}

/** What Grafana's request service throws, as far as it is read here. */
interface FailedRequest {
  readonly status?: number;
  readonly statusText?: string;
  readonly data?: unknown;
  readonly message?: string;
}

interface ErrorBody {
  readonly message?: string;
  readonly error?: string;
  readonly response?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
}

/** Reads what was thrown, whatever it is. A 401 of the service reaches the browser as a 400 of Grafana's proxy. */
export function serviceFailure(thrown: unknown): ServiceFailure {
  if (thrown instanceof ServiceFailure) return thrown;
  const { status = 0, statusText, data, message } = (thrown ?? {}) as FailedRequest;
  const body: ErrorBody = typeof data === 'string' ? { message: data } : ((data ?? {}) as ErrorBody);
  const words = [body.detail, body.message, body.error, body.response].filter((text) => text !== undefined);
  const said = words[0] ?? statusText ?? message ?? 'no reason was given';
  const isUnauthorized = status === 401 || words.some((text) => /^Authentication to data source/.test(text));
  if (isUnauthorized) {
    return new ServiceFailure(
      'token',
      'The snapshot service does not accept the token.',
      'An administrator of Grafana sets the tokens that `heapwatch serve` was started with in the settings of this data source.',
      body.code,
    );
  }
  if (status === 0 || ((status === 502 || status === 504) && body.code === undefined)) {
    return new ServiceFailure(
      'unreachable',
      'The snapshot service does not answer.',
      'Is `heapwatch serve` running, and can Grafana reach the address in the settings of this data source? Then reload.',
    );
  }
  if (status === 403 && body.code === undefined) {
    return new ServiceFailure(
      'role',
      'Your role in Grafana may look, but not capture or delete.',
      'Ask someone with the role Editor.',
    );
  }
  const problem = body.title === undefined || body.title === said ? said : `${body.title}: ${said}`;
  if (status === 404) {
    return new ServiceFailure(
      'notFound',
      problem,
      'It may have been deleted meanwhile: reload, and choose another snapshot.',
      body.code,
    );
  }
  if (status >= 500) {
    return new ServiceFailure('failed', problem, 'The log of `heapwatch serve` says more.', body.code);
  }
  return new ServiceFailure('refused', problem, 'Change what was asked for, or try again later.', body.code);
}
