/** One line of the audit log: who did what, when, why, and how it ended. */
export interface AuditEntry {
  /** ISO 8601, UTC. */
  readonly time: string;
  /** Name of the token; absent where none was accepted. */
  readonly token?: string;
  readonly remoteAddress: string;
  /** Method and route, `POST /v1/snapshots`; a path that is no route is not repeated. */
  readonly action: string;
  /** What it was about: an id of ours. */
  readonly id?: string;
  /** In the words of who asked. */
  readonly reason?: string;
  /** False if data that is not redacted was asked for. */
  readonly redact?: boolean;
  /** True if a refusal was to be passed. */
  readonly force?: boolean;
  /** The worker thread that was asked for. */
  readonly isolate?: string;
  /** `done` and `refused` of a request; `captured` and `failed` end what a request began. */
  readonly outcome: 'done' | 'refused' | 'failed' | 'captured';
  /** HTTP status of the answer. */
  readonly status?: number;
  /** Code of the problem, or of the failure. */
  readonly code?: string;
  /** Lines left out before this one: callers without a token write ten a minute at most. */
  readonly leftOut?: number;
}

/** What a route tells of its request. */
export type AuditDetails = Pick<AuditEntry, 'id' | 'reason' | 'redact' | 'force' | 'isolate'>;
