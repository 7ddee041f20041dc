import { amount, type FieldCheck, oneOf, parseFields, sha256, text } from '../store/meta-fields.ts';
import { CAPTURE_TRIGGERS, type CaptureTrigger } from '../store/snapshot-meta.ts';
import type { StoredKind, StoredMeta } from '../store/stored-kind.ts';

/** What is known of a profile but its content as a file. It also stands in the content, as the member `heapwatch`. */
export interface HeapProfileOrigin extends Omit<StoredMeta, 'sizeBytes' | 'sha256'> {
  readonly isolate: string;
  readonly pid: number;
  readonly nodeVersion: string;
  /** Why it was asked for, in the words of who asked. */
  readonly reason: string;
  /** ISO 8601, UTC; what was allocated before is not in the profile. */
  readonly sampledSince: string;
  /** Mean bytes between samples. */
  readonly intervalBytes: number;
  /** How many samples are alive: with few, sizes are rough. */
  readonly sampleCount: number;
  readonly liveBytes: number;
  /** How long the read, which makes a major GC, stopped the process. */
  readonly pauseSeconds: number;
  readonly trigger?: CaptureTrigger | undefined;
  /** Why the snapshot in whose place it was taken was refused, numbers included. */
  readonly snapshotRefused?: string | undefined;
}

/** The `.json` file beside a profile, and the answer of the API. */
export interface HeapProfileMeta extends HeapProfileOrigin {
  readonly sizeBytes: number;
  readonly sha256: string;
}

const REQUIRED = {
  id: text,
  service: text,
  instance: text,
  isolate: text,
  pid: amount,
  nodeVersion: text,
  reason: text,
  startedAt: text,
  sampledSince: text,
  intervalBytes: amount,
  sampleCount: amount,
  liveBytes: amount,
  pauseSeconds: amount,
  sizeBytes: amount,
  sha256,
} satisfies Partial<Record<keyof HeapProfileMeta, FieldCheck>>;

const OPTIONAL: Readonly<Record<Exclude<keyof HeapProfileMeta, keyof typeof REQUIRED>, FieldCheck>> = {
  trigger: oneOf(CAPTURE_TRIGGERS),
  keep: oneOf(['baseline']),
  snapshotRefused: text,
};

/** What stores need to keep heap profiles. */
export const HEAP_PROFILES: StoredKind<HeapProfileMeta> = {
  name: 'heap profile',
  ending: '.heapprofile',
  mediaType: 'application/json',
  // each field was looked at
  parseMeta: (json) => parseFields(json, REQUIRED, OPTIONAL) as HeapProfileMeta | undefined,
};
