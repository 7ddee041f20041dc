import type {
  CapturedSnapshot,
  CapturingSnapshot,
  FailedSnapshot,
  Health,
  Instance,
  InstanceList,
  Preflight,
  Snapshot,
  SnapshotList,
} from '../wire/inventory.ts';
import type { Pending, Problem } from '../wire/pending.ts';
import { anyOf, count, flag, list, name, number, object, oneOf, text } from './schema.ts';

export const problem = name(
  'Problem',
  object<Problem>(
    { type: text, title: text, status: count, code: text, detail: text },
    { retryAfterSeconds: count },
  ),
);

export const pending = name(
  'Pending',
  object<Pending>(
    { state: oneOf('queued', 'running'), progress: number, ahead: count },
    { stage: oneOf('reading', 'graph', 'classes', 'comparing', 'writing') },
  ),
);

export const health = name(
  'Health',
  object<Health>(
    {
      service: oneOf('heapwatch-analyzer'),
      status: oneOf('ok'),
      version: text,
      apiVersion: oneOf(1),
      needsToken: flag,
      canCapture: flag,
    },
    {},
  ),
);

const instance = name(
  'Instance',
  object<Instance>(
    { service: text, instance: text, isTarget: flag, snapshotCount: count },
    { latestSnapshotAt: text },
  ),
);
export const instanceList = name('InstanceList', object<InstanceList>({ instances: list(instance) }, {}));

export const preflight = name(
  'Preflight',
  object<Preflight>(
    {
      service: text,
      instance: text,
      verdict: oneOf('go', 'refuse', 'heap_profile', 'unknown'),
      reason: text,
    },
    {
      code: text,
      basis: oneOf('spaces', 'counted', 'learned'),
      pauseSeconds: number,
      worstPauseSeconds: number,
      extraMemoryBytes: number,
      worstExtraMemoryBytes: number,
      freeMemoryBytes: number,
      fileBytes: number,
      freeDiskBytes: number,
    },
  ),
);

const IDENTITY = { id: text, capturedAt: text };
const IDENTITY_OPTIONAL = { service: text, instance: text, isolate: text, process: text, reason: text };

const captured = name(
  'CapturedSnapshot',
  object<CapturedSnapshot>(
    { ...IDENTITY, state: oneOf('captured'), fileBytes: count, fileName: text, isAnalyzed: flag },
    {
      ...IDENTITY_OPTIONAL,
      isRedacted: flag,
      trigger: text,
      pid: number,
      nodeVersion: text,
      v8Version: text,
      durationSeconds: number,
      pauseSeconds: number,
      nodes: count,
      heapBytes: count,
    },
  ),
);
const capturing = name(
  'CapturingSnapshot',
  object<CapturingSnapshot>(
    { ...IDENTITY, state: oneOf('capturing', 'fetching') },
    { ...IDENTITY_OPTIONAL, progress: number },
  ),
);
const failed = name(
  'FailedSnapshot',
  object<FailedSnapshot>(
    { ...IDENTITY, state: oneOf('failed'), code: text, detail: text },
    IDENTITY_OPTIONAL,
  ),
);

export const snapshot = name(
  'Snapshot',
  anyOf<Snapshot>(captured as never, capturing as never, failed as never),
);
export const snapshotList = name('SnapshotList', object<SnapshotList>({ snapshots: list(snapshot) }, {}));
