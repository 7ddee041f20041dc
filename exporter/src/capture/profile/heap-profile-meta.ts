import { amount, type FieldCheck, parseFields, sha256, text } from '../store/meta/meta-fields.ts';
import type { StoredKind } from '../store/meta/stored-kind.ts';
import { STORED_OPTIONAL, STORED_REQUIRED, type StoredMeta } from '../store/meta/stored-meta.ts';

/** What is known of a profile but its content as a file. It also stands in the content, as the member `heapwatch`. */
export interface HeapProfileOrigin extends Omit<StoredMeta, 'sizeBytes' | 'sha256'> {
  /** ISO 8601, UTC; what was allocated before is not in the profile. */
  readonly sampledSince: string;
  /** Mean bytes between samples. */
  readonly intervalBytes: number;
  /** How many samples are alive: with few, sizes are rough. */
  readonly sampleCount: number;
  readonly liveBytes: number;
  /** Why the snapshot in whose place it was taken was refused, numbers included. */
  readonly snapshotRefused?: string | undefined;
}

/** The `.json` file beside a profile, and the answer of the API. `pauseSeconds` is the read, which makes a major GC. */
export interface HeapProfileMeta extends HeapProfileOrigin {
  readonly sizeBytes: number;
  readonly sha256: string;
}

const { sha256: _, ...OPTIONAL_OF_ALL } = STORED_OPTIONAL;

const REQUIRED = {
  ...STORED_REQUIRED,
  sampledSince: text,
  intervalBytes: amount,
  sampleCount: amount,
  liveBytes: amount,
  sha256,
} satisfies Partial<Record<keyof HeapProfileMeta, FieldCheck>>;

const OPTIONAL: Readonly<Record<Exclude<keyof HeapProfileMeta, keyof typeof REQUIRED>, FieldCheck>> = {
  ...OPTIONAL_OF_ALL,
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
