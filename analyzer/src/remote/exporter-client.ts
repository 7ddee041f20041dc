import type { ReadableStream } from 'node:stream/web';
import { type ExporterAnswer, readAnswer } from './exporter-answer.ts';
import { ExporterError, problemOf } from './exporter-error.ts';

/** What is known of a snapshot while it is captured and after, or of a heap profile. */
export interface RemoteSnapshot {
  readonly id: string;
  readonly state: 'running' | 'captured' | 'failed';
  readonly service?: string | undefined;
  readonly instance?: string | undefined;
  readonly sizeBytes?: number | undefined;
  readonly pauseSeconds?: number | undefined;
  readonly redacted?: boolean | undefined;
  /** SHA-256 of the content as it is served (gzip), in hexadecimal. */
  readonly sha256?: string | undefined;
  /** Why it failed. */
  readonly code?: string | undefined;
  readonly detail?: string | undefined;
}

export interface CaptureOrder {
  readonly reason?: string | undefined;
  /** Left out unless set: an exporter that does not know a field refuses the request. */
  readonly redact?: boolean;
  readonly force?: boolean;
  /** A worker thread, by its label. */
  readonly isolate?: string;
}

/** An isolate that can be captured. */
export interface RemoteIsolate {
  readonly isolate: string;
  readonly preflight: Preflight;
}

/** What a capture is said to cost. */
export interface Preflight {
  /** `go`, `refuse` or `heap_profile`. */
  readonly verdict: string;
  readonly reason: string;
  readonly [figure: string]: unknown;
}

const ASK_TIMEOUT_MS = 15_000;
/** Of what somebody waits for who asks many: one that is paused, or gone, is not worth more. */
const LIST_TIMEOUT_MS = 3_000;
const ID = /^[0-9A-Za-z][0-9A-Za-z._-]{0,99}$/;

/** A token, or where to read it before each request. */
export type TokenSource = string | (() => Promise<string>);

/** Talks to the control listener of an exporter. Every method rejects with an {@link ExporterError}. */
export class ExporterClient {
  readonly #base: string;
  readonly #token: TokenSource;

  /** `base` is the listener's address without a path. */
  constructor(base: string, token: TokenSource) {
    this.#base = base.replace(/\/+$/, '');
    this.#token = token;
  }

  /** @returns undefined where the exporter is too old to know */
  async preflight(): Promise<Preflight | undefined> {
    try {
      return (await this.#json('/v1/snapshots/preflight')) as unknown as Preflight;
    } catch (error) {
      if (error instanceof ExporterError && error.code === 'not_found') return undefined;
      throw error;
    }
  }

  /** What can be captured, the main isolate first. */
  async isolates(): Promise<readonly RemoteIsolate[]> {
    const { isolates } = await this.#json('/v1/isolates');
    if (!Array.isArray(isolates)) throw new ExporterError('bad_answer', 'the exporter named no isolates');
    return isolates as readonly RemoteIsolate[];
  }

  /** What is told of its heap profiles, newest first; none where the exporter is too old to know. */
  async heapProfiles(): Promise<readonly object[]> {
    const told = await this.#json('/v1/heap-profiles', {}, LIST_TIMEOUT_MS).catch((error: unknown) => {
      if (error instanceof ExporterError && error.code === 'not_found') return { heapProfiles: [] };
      throw error;
    });
    const { heapProfiles } = told;
    if (Array.isArray(heapProfiles) && heapProfiles.every((one) => typeof one === 'object' && one !== null))
      return heapProfiles;
    throw new ExporterError('bad_answer', 'the exporter listed no heap profiles');
  }

  /** Captures a heap profile, which is there at once. */
  async captureHeapProfile(reason: string): Promise<RemoteSnapshot> {
    const answer = await this.#json('/v1/heap-profiles', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reason }),
    });
    return { ...answer, id: checkedId(answer['id']), state: 'captured' };
  }

  /** Begins a capture. @returns its id */
  async capture(order: CaptureOrder): Promise<string> {
    const begun = await this.#json('/v1/snapshots', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(order),
    });
    return checkedId(begun['id']);
  }

  async snapshot(id: string): Promise<RemoteSnapshot> {
    const answer = await this.#json(`/v1/snapshots/${checkedId(id)}`);
    return { ...answer, id: checkedId(answer['id']) } as RemoteSnapshot;
  }

  /** The content of a captured snapshot, gzip, or of a heap profile, and its length if it is said. `signal` ends it. */
  async content(
    id: string,
    kind: 'snapshots' | 'heap-profiles' = 'snapshots',
    signal?: AbortSignal,
  ): Promise<{ readonly bytes: ReadableStream<Uint8Array>; readonly length: number | undefined }> {
    const response = await this.#ask(
      `/v1/${kind}/${checkedId(id)}/content`,
      signal === undefined ? {} : { signal },
    );
    if (response.body === null) throw new ExporterError('bad_answer', 'the exporter sent no content');
    const length = Number(response.headers.get('content-length') ?? Number.NaN);
    return {
      bytes: response.body as ReadableStream<Uint8Array>,
      length: Number.isSafeInteger(length) ? length : undefined,
    };
  }

  async #json(path: string, init: RequestInit = {}, timeoutMs = ASK_TIMEOUT_MS): Promise<ExporterAnswer> {
    const response = await this.#ask(path, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    const answer = await readAnswer(response).catch(unreachable);
    if (answer !== undefined) return answer;
    throw new ExporterError('bad_answer', `${path} was not answered as an exporter does`);
  }

  async #ask(path: string, init: RequestInit): Promise<Response> {
    const token = typeof this.#token === 'string' ? this.#token : await this.#token();
    const headers = { ...init.headers, authorization: `Bearer ${token}` };
    const response = await fetch(this.#base + path, { ...init, headers, redirect: 'error' }).catch(
      unreachable,
    );
    if (!response.ok) throw await problemOf(response);
    return response;
  }
}

function unreachable(error: unknown): never {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const isLate = error instanceof Error && error.name === 'TimeoutError';
  const why = isLate ? 'no answer in time' : cause instanceof Error ? cause.message : String(cause);
  throw new ExporterError(isLate ? 'no_answer' : 'unreachable', why);
}

/** An id becomes a part of a path, here and in names of files. */
function checkedId(id: unknown): string {
  if (typeof id === 'string' && ID.test(id)) return id;
  throw new ExporterError('bad_answer', 'the exporter named a snapshot in a way that it never does');
}
