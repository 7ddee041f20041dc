/** `GET /healthz`, without a token. */
export interface Health {
  readonly service: 'heapwatch-analyzer';
  readonly status: 'ok';
  readonly version: string;
  /** Of the routes below `/api/v1`. */
  readonly apiVersion: 1;
  /** Whether the API asks for a token. */
  readonly needsToken: boolean;
  /** Whether a capture token is set: without one nothing is captured or deleted. */
  readonly canCapture: boolean;
}

/** `GET /instances`: the targets, and whoever a stored snapshot is of. */
export interface InstanceList {
  readonly instances: readonly Instance[];
}

export interface Instance {
  readonly service: string;
  /** Equal to the label `instance` of its series in Prometheus; in paths it stands for `{i}`, percent-encoded. */
  readonly instance: string;
  /** Whether it is a target that can be asked for snapshots. */
  readonly isTarget: boolean;
  readonly snapshotCount: number;
  readonly latestSnapshotAt?: string;
}

/** `GET /instances/{i}/preflight`: what a capture would cost, as the instance itself foretells it. */
export interface Preflight {
  readonly service: string;
  readonly instance: string;
  /** `heap_profile`: no snapshot now, a heap profile would do; `unknown`: the instance cannot tell. */
  readonly verdict: 'go' | 'refuse' | 'heap_profile' | 'unknown';
  /** In a sentence, with the numbers. */
  readonly reason: string;
  /** Code of the refusal, as the capture would be refused with. */
  readonly code?: string;
  /** Whether the numbers go by the size of the heap alone, by its objects as V8 counted them, or by an earlier capture. */
  readonly basis?: 'spaces' | 'counted' | 'learned';
  /** How long the process would stand still. */
  readonly pauseSeconds?: number;
  readonly worstPauseSeconds?: number;
  /** Memory that is needed on top meanwhile. */
  readonly extraMemoryBytes?: number;
  /** The same at worst, which is what it is let in by. */
  readonly worstExtraMemoryBytes?: number;
  readonly freeMemoryBytes?: number;
  readonly fileBytes?: number;
  readonly freeDiskBytes?: number;
}

/** Body of `POST /instances/{i}/snapshots`; may be left out. */
export interface CaptureRequest {
  /** Kept with the snapshot. */
  readonly reason?: string;
}

/** `GET /snapshots?service=&instance=&isolate=`: newest first, those being captured and failed ones included. */
export interface SnapshotList {
  readonly snapshots: readonly Snapshot[];
}

/**
 * `GET /snapshots/{id}`, and the answer to `POST /instances/{i}/snapshots`, which is 202 with `Location`: ask there until
 * `state` is `captured` or `failed`. `DELETE` answers 204.
 */
export type Snapshot = CapturedSnapshot | CapturingSnapshot | FailedSnapshot;

interface SnapshotIdentity {
  readonly id: string;
  /** Absent for a file that somebody put there without saying. */
  readonly service?: string;
  readonly instance?: string;
  /** `main`, or a worker's name. */
  readonly isolate?: string;
  /** In cluster mode. */
  readonly process?: string;
  /** When the capture began; of a file without meta when it was last written. */
  readonly capturedAt: string;
  readonly reason?: string;
}

export interface CapturedSnapshot extends SnapshotIdentity {
  readonly state: 'captured';
  /** As stored, packed or not. */
  readonly fileBytes: number;
  /** The file's name in the store. */
  readonly fileName: string;
  readonly isRedacted?: boolean;
  readonly trigger?: string;
  readonly pid?: number;
  readonly nodeVersion?: string;
  readonly v8Version?: string;
  /** From the request to the file. */
  readonly durationSeconds?: number;
  readonly pauseSeconds?: number;
  /** Whether it has been analysed: then answers are immediate, and the totals are known. */
  readonly isAnalyzed: boolean;
  readonly nodes?: number;
  /** Of all nodes together. */
  readonly heapBytes?: number;
}

export interface CapturingSnapshot extends SnapshotIdentity {
  readonly state: 'capturing' | 'fetching';
  /** 0..1 of what is fetched; absent while the process builds the snapshot. */
  readonly progress?: number;
}

export interface FailedSnapshot extends SnapshotIdentity {
  readonly state: 'failed';
  /** The exporter's code, or one of ours. */
  readonly code: string;
  readonly detail: string;
}
