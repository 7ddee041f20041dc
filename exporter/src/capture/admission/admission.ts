import type { Preflight } from '../preflight/preflight.ts';
import type { HeapProfileMeta } from '../profile/heap-profile-meta.ts';
import type { SnapshotMeta } from '../store/meta/snapshot-meta.ts';
import type { CaptureTrigger } from '../store/meta/stored-meta.ts';

/** Why a capture is not let in: codes that may be leaned on. */
export type RefusalCode =
  /** One is under way. */
  | 'capture_running'
  /** The last one was a moment ago. */
  | 'cool_down'
  /** Others of the service are at it. */
  | 'lease_taken'
  /** This hour or this day had its share. */
  | 'over_budget'
  /** The preflight says that memory would not do. */
  | 'no_memory'
  /** The disk would not do. */
  | 'no_disk'
  /** V8's own limit is too near. */
  | 'heap_full'
  /** The exporter was stopped. */
  | 'stopped'
  /** Nobody is published as that isolate now. */
  | 'no_such_isolate'
  /** The exporter does not run in this isolate. */
  | 'not_here';

export interface CaptureRefusal {
  readonly outcome: 'refused';
  readonly code: RefusalCode;
  readonly detail: string;
  /** When it is worth asking again; undefined where time alone changes nothing. */
  readonly retryAfterSeconds?: number | undefined;
  /** The numbers, where memory or disk is the reason. */
  readonly preflight?: Preflight | undefined;
  /** The heap profile that was taken instead. */
  readonly heapProfile?: HeapProfileMeta | undefined;
}

export interface CaptureRequest {
  /** Why, in the words of who asks. */
  readonly reason: string;
  /** Whether the data is taken out of it; true unless given. */
  readonly redact?: boolean | undefined;
  /** The worker thread that is published as that; the main isolate unless given. */
  readonly isolate?: string | undefined;
  /** Passes the limits and what the preflight says of memory and of V8's limit, never of the disk. THE PROCESS MAY DIE OF IT. */
  readonly force?: boolean | undefined;
  readonly trigger?: CaptureTrigger | undefined;
  readonly keep?: SnapshotMeta['keep'];
}

/** A capture that asks to be let in. */
export interface CaptureAttempt {
  readonly id: string;
  readonly request: CaptureRequest;
  readonly startedMs: number;
}

/** One condition of a capture. */
export interface Admission {
  /** @returns why not; undefined lets it in */
  admit(attempt: CaptureAttempt): Promise<CaptureRefusal | undefined>;
  /** What was let in is over: captured as told, or else refused by another condition or failed. The last to let in is told first. */
  release?(attempt: CaptureAttempt, snapshot: SnapshotMeta | undefined): Promise<void>;
}
