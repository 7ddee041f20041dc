import { readAnswer } from './exporter-answer.ts';

/** Why an exporter did not do what it was asked. */
export class ExporterError extends Error {
  override readonly name = 'ExporterError';
  /** The stable code of its answer; `unreachable`, `no_answer` or `bad_answer` where there was none of its own. */
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;
  /** HTTP status and title of an answer that says no. */
  readonly status: number | undefined;
  readonly title: string | undefined;

  constructor(
    code: string,
    detail: string,
    told: { readonly retryAfterSeconds?: number; readonly status?: number; readonly title?: string } = {},
  ) {
    super(detail);
    this.code = code;
    this.retryAfterSeconds = told.retryAfterSeconds;
    this.status = told.status;
    this.title = told.title;
  }
}

const CODE = /^[a-z][a-z0-9_]{0,60}$/;
const MAX_DETAIL = 1000;
const MAX_TITLE = 200;

/** Reads an RFC 9457 problem; what else answers is named by its status. */
export async function problemOf(response: Response): Promise<ExporterError> {
  const { status } = response;
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const { code, detail, title } = (await readAnswer(response).catch(() => undefined)) ?? {};
  if (typeof code !== 'string' || !CODE.test(code)) {
    return new ExporterError('bad_answer', `HTTP status ${status}, and not as an exporter answers`, {
      status,
    });
  }
  const words = [detail, title].find((text) => typeof text === 'string');
  return new ExporterError(code, typeof words === 'string' ? words.slice(0, MAX_DETAIL) : code, {
    status,
    ...(typeof title === 'string' ? { title: title.slice(0, MAX_TITLE) } : {}),
    ...(Number.isSafeInteger(retryAfter) && retryAfter >= 0 ? { retryAfterSeconds: retryAfter } : {}),
  });
}
