import type { IncomingMessage } from 'node:http';
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
      throw new ProblemError('body_too_large', `at most ${MAX_BODY_BYTES} bytes`, { Connection: 'close' });
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

/**
 * `reason` of a capture request: a line of text.
 * @throws ProblemError
 */
export function readReason(body: Readonly<Record<string, unknown>>): string {
  const unknown = Object.keys(body).find((member) => member !== 'reason');
  if (unknown !== undefined) throw new ProblemError('invalid_body', 'the only member is `reason`');
  const { reason = 'requested over HTTP' } = body;
  // Control characters would reach terminals and logs.
  if (
    typeof reason !== 'string' ||
    reason.length === 0 ||
    reason.length > MAX_REASON_LENGTH ||
    /\p{Cc}/u.test(reason)
  ) {
    throw new ProblemError('invalid_body', `reason must be one line of 1 to ${MAX_REASON_LENGTH} characters`);
  }
  return reason;
}
