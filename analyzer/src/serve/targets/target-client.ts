import { readFile } from 'node:fs/promises';
import { pickMeta, type SnapshotMeta } from '../../store/snapshots/snapshot-meta.ts';
import { isSnapshotId } from '../../store/snapshots/snapshot-name.ts';
import { ProblemError } from '../problems.ts';
import type { Target } from './target-list.ts';

/** A snapshot as the exporter tells it. */
export type RemoteSnapshot =
  | { readonly state: 'running'; readonly id: string }
  | { readonly state: 'captured'; readonly id: string; readonly meta: SnapshotMeta }
  | { readonly state: 'failed'; readonly id: string; readonly code: string; readonly detail: string };

const MAX_ANSWER_BYTES = 1 << 20;
const ANSWER_MS = 10_000;

/** Asks the control listener of one target. Every method throws {@link ProblemError}. */
export class TargetClient {
  readonly #target: Target;

  constructor(target: Target) {
    this.#target = target;
  }

  /** Undefined if this exporter has no such route. */
  async preflight(): Promise<Readonly<Record<string, unknown>> | undefined> {
    const response = await this.#request('GET', 'v1/snapshots/preflight', ANSWER_MS);
    // an exporter without the route takes the word for an id
    if (response.status === 404) {
      await response.body?.cancel();
      return undefined;
    }
    return this.#json(response);
  }

  async capture(reason: string | undefined): Promise<RemoteSnapshot> {
    const body = JSON.stringify(reason === undefined ? {} : { reason });
    return this.#snapshot(await this.#json(await this.#request('POST', 'v1/snapshots', ANSWER_MS, body)));
  }

  async state(id: string): Promise<RemoteSnapshot> {
    return this.#snapshot(await this.#json(await this.#request('GET', `v1/snapshots/${id}`, ANSWER_MS)));
  }

  /** The content, packed, and its length if it is said. The caller ends it with `signal`. */
  async content(
    id: string,
    signal: AbortSignal,
  ): Promise<{ readonly body: AsyncIterable<Uint8Array>; readonly bytes: number | undefined }> {
    const response = await this.#request('GET', `v1/snapshots/${id}/content`, signal);
    if (!response.ok) await this.#refuse(response);
    if (response.body === null) throw invalid('sent no content');
    const bytes = Number(response.headers.get('content-length') ?? Number.NaN);
    return { body: response.body, bytes: Number.isSafeInteger(bytes) ? bytes : undefined };
  }

  async #request(
    method: string,
    path: string,
    limit: number | AbortSignal,
    body?: string,
  ): Promise<Response> {
    const token = (await readFile(this.#target.tokenFile, 'utf8').catch(() => '')).trim();
    if (!/^[\x21-\x7e]+$/.test(token)) {
      throw ProblemError.of(
        'target_refused_token',
        'the token file of this target cannot be read or is empty',
      );
    }
    try {
      return await fetch(new URL(path, this.#target.controlUrl), {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body }),
        redirect: 'error',
        signal: typeof limit === 'number' ? AbortSignal.timeout(limit) : limit,
      });
    } catch (error) {
      throw ProblemError.of(
        'target_unreachable',
        `its control listener cannot be reached (${causeOf(error)})`,
      );
    }
  }

  async #json(response: Response): Promise<Readonly<Record<string, unknown>>> {
    if (!response.ok) await this.#refuse(response);
    return parseObject(await readText(response));
  }

  #snapshot(answer: Readonly<Record<string, unknown>>): RemoteSnapshot {
    const { id, state } = answer;
    if (typeof id !== 'string' || !isSnapshotId(id)) throw invalid('named no snapshot');
    if (state === 'running') return { state, id };
    if (state === 'captured') return { state, id, meta: pickMeta(answer) };
    const { code, detail } = pickRefusal(answer);
    return { state: 'failed', id, code, detail };
  }

  /** Refusals go on as they are; that our token is not good is no fault of who asked us. */
  async #refuse(response: Response): Promise<never> {
    if (response.status === 401 || response.status === 403) {
      await response.body?.cancel();
      throw ProblemError.of(
        'target_refused_token',
        `its control listener answers ${response.status}: look at the token file of this target`,
      );
    }
    const answer = parseObject(await readText(response));
    if (response.status < 400) throw invalid(`answered ${response.status}`);
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
    throw ProblemError.passedOn({
      status: response.status,
      ...pickRefusal(answer),
      ...(Number.isSafeInteger(retryAfter) && retryAfter >= 0 ? { retryAfterSeconds: retryAfter } : {}),
    });
  }
}

function pickRefusal({ code, detail, title }: Readonly<Record<string, unknown>>) {
  return {
    code: typeof code === 'string' && /^[a-z][a-z0-9_]{0,60}$/.test(code) ? code : 'target_answer_invalid',
    detail: typeof detail === 'string' ? detail.slice(0, 1000) : 'it gave no reason',
    title: typeof title === 'string' ? title.slice(0, 200) : 'The instance refused',
  };
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch {
    // told below
  }
  throw invalid('answered with something else than JSON');
}

async function readText(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const piece of response.body ?? []) {
      bytes += piece.length;
      if (bytes > MAX_ANSWER_BYTES) throw invalid('answered at too great length');
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw ProblemError.of('target_unreachable', `its answer broke off (${causeOf(error)})`);
  }
  return Buffer.concat(pieces).toString();
}

function invalid(what: string): ProblemError {
  return ProblemError.of('target_answer_invalid', `the control listener ${what}`);
}

/** A word on what went wrong, without addresses. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return 'no answer in time';
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : 'no HTTP';
}
