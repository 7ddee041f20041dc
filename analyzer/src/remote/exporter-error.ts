export type ExporterAnswer = Readonly<Record<string, unknown>>;

/** Why an exporter did not do what it was asked. */
export class ExporterError extends Error {
  override readonly name = 'ExporterError';
  /** The stable code of its answer; `unreachable`, `no_answer` or `bad_answer` where there was none of its own. */
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: string, detail: string, retryAfterSeconds?: number) {
    super(detail);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Reads an RFC 9457 problem; what else answers is named by its status. */
export async function problemOf(response: Response): Promise<ExporterError> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfterSeconds = Number.isFinite(retryAfter) ? retryAfter : undefined;
  const problem: unknown = await response.json().catch(() => undefined);
  const { code, detail, title } = (problem ?? {}) as ExporterAnswer;
  if (typeof code !== 'string') {
    return new ExporterError('bad_answer', `HTTP status ${response.status}, and not as an exporter answers`);
  }
  const words = [detail, title].find((text) => typeof text === 'string');
  return new ExporterError(code, typeof words === 'string' ? words : code, retryAfterSeconds);
}
