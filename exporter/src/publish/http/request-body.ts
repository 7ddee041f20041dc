import type { IncomingMessage } from 'node:http';
import { MAIN_ISOLATE } from '../../catalogue/series.ts';
import { ProblemError } from './problems.ts';

const MAX_BODY_BYTES = 16_384;

/**
 * The body as a JSON object; an empty body is an empty object.
 * @throws ProblemError
 */
export async function readJsonObject(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const bytes = await readBody(request);
  if (bytes.length === 0) return {};
  const mediaType = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') {
    throw new ProblemError('unsupported_media_type', 'send application/json, or no body');
  }
  const value = parseJson(new TextDecoder().decode(bytes));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ProblemError('invalid_body', 'the body must be a JSON object');
  }
  return { ...value };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  // A request destroyed on the way out would take its own answer with it.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_BODY_BYTES) {
      throw new ProblemError('body_too_large', `at most ${MAX_BODY_BYTES} bytes`, {
        headers: { Connection: 'close' },
      });
    }
  }
  return Buffer.concat(chunks);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError('invalid_body', 'the body is not JSON');
  }
}

const MAX_REASON_LENGTH = 200;
/** Control characters, line ends and what turns the direction of text would reach terminals and logs. */
const UNFIT_FOR_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;

/**
 * What a capture request asks for; `reason` is a line of text.
 * @throws ProblemError
 */
export function readCaptureRequest(body: Readonly<Record<string, unknown>>): {
  readonly reason: string;
  readonly redact: boolean;
  readonly force: boolean;
  readonly isolate?: string;
  readonly process?: string;
} {
  refuseOthers(body, ['reason', 'redact', 'force', 'isolate', 'process']);
  const { redact = true, force = false } = body;
  if (typeof redact !== 'boolean' || typeof force !== 'boolean') {
    throw new ProblemError('invalid_body', 'redact and force must be true or false');
  }
  return { reason: reasonOf(body), redact, force, ...isolateOf(body), ...processOf(body) };
}

/** As labels of isolates are. */
const ISOLATE = /^\p{L}[\p{L}\p{N}_.-]{0,63}$/u;

/** The main isolate is what is captured where none is named. */
function isolateOf({ isolate = MAIN_ISOLATE.isolate }: Readonly<Record<string, unknown>>) {
  if (isolate === MAIN_ISOLATE.isolate) return {};
  if (typeof isolate === 'string' && ISOLATE.test(isolate)) return { isolate };
  throw new ProblemError('invalid_body', 'isolate must be the label of one, as resize-1');
}

function processOf({ process }: Readonly<Record<string, unknown>>) {
  if (process === undefined) return {};
  if (typeof process === 'string' && ISOLATE.test(process)) return { process };
  throw new ProblemError('invalid_body', 'process must be the label of one, as cluster-1');
}

/** @throws ProblemError for any member but those named */
export function refuseOthers(body: Readonly<Record<string, unknown>>, members: readonly string[]): void {
  if (Object.keys(body).every((member) => members.includes(member))) return;
  throw new ProblemError('invalid_body', `the members there are: ${members.join(', ')}`);
}

/** @throws ProblemError */
export function reasonOf({ reason = 'requested over HTTP' }: Readonly<Record<string, unknown>>): string {
  if (
    typeof reason !== 'string' ||
    reason.length === 0 ||
    reason.length > MAX_REASON_LENGTH ||
    UNFIT_FOR_A_LINE.test(reason)
  ) {
    throw new ProblemError('invalid_body', `reason must be one line of 1 to ${MAX_REASON_LENGTH} characters`);
  }
  return reason;
}
