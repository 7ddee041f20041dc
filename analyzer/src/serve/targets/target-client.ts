import { readFile } from 'node:fs/promises';
import { ExporterClient, type RemoteSnapshot as ToldSnapshot } from '../../remote/exporter-client.ts';
import { ExporterError } from '../../remote/exporter-error.ts';
import { pickMeta, type SnapshotMeta } from '../../store/snapshots/snapshot-meta.ts';
import { isSnapshotId } from '../../store/snapshots/snapshot-name.ts';
import { ProblemError } from '../problems.ts';
import type { Target } from './target-list.ts';

/** A snapshot as the exporter tells it. */
export type RemoteSnapshot =
  | { readonly state: 'running'; readonly id: string }
  | { readonly state: 'captured'; readonly id: string; readonly meta: SnapshotMeta }
  | { readonly state: 'failed'; readonly id: string; readonly code: string; readonly detail: string };

/** A heap profile as the exporter lists it. */
export interface RemoteProfile {
  readonly id: string;
  readonly sizeBytes: number;
  /** Of the content, in hexadecimal. */
  readonly sha256: string;
  /** All that was told of it, as it came. */
  readonly meta: object;
}

/** Asks the control listener of one target. Every method throws {@link ProblemError}. */
export class TargetClient {
  readonly #client: ExporterClient;

  constructor({ controlUrl, tokenFile }: Target) {
    this.#client = new ExporterClient(controlUrl, () => readToken(tokenFile));
  }

  /** Undefined if this exporter has no such route. */
  async preflight(): Promise<Readonly<Record<string, unknown>> | undefined> {
    return this.#client.preflight().catch(tell);
  }

  async capture(reason: string | undefined): Promise<RemoteSnapshot> {
    const id = await this.#client.capture(reason === undefined ? {} : { reason }).catch(tell);
    return { state: 'running', id: checkedId(id) };
  }

  async state(id: string): Promise<RemoteSnapshot> {
    return describe(await this.#client.snapshot(id).catch(tell));
  }

  /** Newest first; none if this exporter has no such route. */
  async heapProfiles(): Promise<readonly RemoteProfile[]> {
    return (await this.#client.heapProfiles().catch(tell)).map(describeProfile);
  }

  /** The content of a snapshot, packed, or of a heap profile, and its length if it is said. The caller ends it with `signal`. */
  async content(
    id: string,
    signal: AbortSignal,
    kind: 'snapshots' | 'heap-profiles' = 'snapshots',
  ): Promise<{ readonly body: AsyncIterable<Uint8Array>; readonly bytes: number | undefined }> {
    const { bytes, length } = await this.#client.content(id, kind, signal).catch(tell);
    return { body: cutShort(bytes), bytes: length };
  }
}

async function* cutShort(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw ProblemError.of('target_unreachable', `the content broke off (${(error as Error).name})`);
  }
}

async function readToken(tokenFile: string): Promise<string> {
  const token = (await readFile(tokenFile, 'utf8').catch(() => '')).trim();
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw ProblemError.of('target_refused_token', 'the token file of this target cannot be read or is empty');
}

function describe(told: ToldSnapshot): RemoteSnapshot {
  const id = checkedId(told.id);
  if (told.state === 'running') return { state: 'running', id };
  if (told.state === 'captured') return { state: 'captured', id, meta: pickMeta(told) };
  const { code, detail } = told;
  return {
    state: 'failed',
    id,
    code: typeof code === 'string' && /^[a-z][a-z0-9_]{0,60}$/.test(code) ? code : 'target_answer_invalid',
    detail: typeof detail === 'string' ? detail.slice(0, 1000) : 'it gave no reason',
  };
}

function describeProfile(told: object): RemoteProfile {
  const { id, sizeBytes, sha256 } = told as Readonly<Record<string, unknown>>;
  if (typeof id === 'string' && typeof sizeBytes === 'number' && typeof sha256 === 'string') {
    if (isSnapshotId(id) && Number.isSafeInteger(sizeBytes) && sizeBytes >= 0) {
      return { id, sizeBytes, sha256, meta: told };
    }
  }
  throw ProblemError.of('target_answer_invalid', 'the control listener told of no heap profile');
}

/** It is to name a file of the store. */
function checkedId(id: string): string {
  if (isSnapshotId(id)) return id;
  throw ProblemError.of('target_answer_invalid', 'the control listener named no snapshot');
}

/** Refusals go on as they are; that our token is not good is no fault of who asked us. */
function tell(error: unknown): never {
  if (!(error instanceof ExporterError)) throw error;
  const { code, message, status, title = 'The instance refused', retryAfterSeconds } = error;
  if (code === 'unreachable' || code === 'no_answer') {
    throw ProblemError.of('target_unreachable', `its control listener cannot be reached (${code})`);
  }
  if (status === 401 || status === 403) {
    throw ProblemError.of(
      'target_refused_token',
      `its control listener answers ${status}: look at the token file of this target`,
    );
  }
  if (status === undefined || status < 400 || code === 'bad_answer') {
    throw ProblemError.of('target_answer_invalid', `of the control listener: ${message}`);
  }
  throw ProblemError.passedOn({
    status,
    code,
    title,
    detail: message,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}
