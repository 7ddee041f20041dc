/** Answer 202: the result is being worked out. Ask the same URL again after `Retry-After` seconds. */
export interface Pending {
  readonly state: 'queued' | 'running';
  /** What is being done; absent while it waits. */
  readonly stage?: 'reading' | 'graph' | 'classes' | 'comparing' | 'writing';
  /** 0..1, an estimate that never goes back; 0 while it waits. */
  readonly progress: number;
  /** Analyses that come first. */
  readonly ahead: number;
}

/** RFC 9457 (`application/problem+json`). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Stable: one of the table in docs/serve.md, or what the exporter refused a capture with. */
  readonly code: string;
  /** For people. */
  readonly detail: string;
  /** Also as `Retry-After`. */
  readonly retryAfterSeconds?: number;
}
