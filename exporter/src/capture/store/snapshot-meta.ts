import { randomBytes } from 'node:crypto';
import { amount, claim, type FieldCheck, oneOf, parseFields, sha256, text } from './meta-fields.ts';

/** Who or what asked for a capture. */
export const CAPTURE_TRIGGERS = ['api', 'control', 'signal', 'verdict', 'schedule', 'near_limit'] as const;
export type CaptureTrigger = (typeof CAPTURE_TRIGGERS)[number];

/** What is known of a snapshot besides its content: the `.json` file beside it, and the answer of the API. */
export interface SnapshotMeta {
  readonly id: string;
  readonly service: string;
  readonly instance: string;
  readonly isolate: string;
  readonly pid: number;
  readonly nodeVersion: string;
  readonly v8Version: string;
  /** Why it was asked for, in the words of who asked. */
  readonly reason: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** From the request to the file. */
  readonly durationSeconds: number;
  /** How long the event loop stood still while V8 built the snapshot. */
  readonly pauseSeconds: number;
  /** Compressed, on disk. */
  readonly sizeBytes: number;
  /** False if the content holds every string of the heap. */
  readonly redacted: boolean;
  /** SHA-256 of the compressed content, hexadecimal. */
  readonly sha256?: string | undefined;
  /** Nodes of the heap, as the snapshot's own header says. */
  readonly nodeCount?: number | undefined;
  readonly edgeCount?: number | undefined;
  readonly trigger?: CaptureTrigger | undefined;
  /** Captured although the preflight advised against it. */
  readonly forced?: boolean | undefined;
  /** `baseline`: others are compared with it, so the quota takes it last. */
  readonly keep?: 'baseline' | undefined;
}

const ID = /^\d{8}T\d{6}Z-[0-9a-f]{8}$/;

/** A name of ours, in the order of time: `20261121T031500Z-3fa9c1d2`. */
export function createSnapshotId(startedMs: number): string {
  const time = new Date(startedMs).toISOString().replace(/[-:]|\.\d+/g, '');
  return `${time}-${randomBytes(4).toString('hex')}`;
}

/** Only what passes here becomes a part of a path. */
export function isSnapshotId(text: string): boolean {
  return ID.test(text);
}

const REQUIRED = {
  id: text,
  service: text,
  instance: text,
  isolate: text,
  pid: amount,
  nodeVersion: text,
  v8Version: text,
  reason: text,
  startedAt: text,
  durationSeconds: amount,
  pauseSeconds: amount,
  sizeBytes: amount,
  redacted: claim,
} satisfies Partial<Record<keyof SnapshotMeta, FieldCheck>>;

/** What metas of earlier releases do not have. */
const OPTIONAL: Readonly<Record<Exclude<keyof SnapshotMeta, keyof typeof REQUIRED>, FieldCheck>> = {
  sha256,
  nodeCount: amount,
  edgeCount: amount,
  trigger: oneOf(CAPTURE_TRIGGERS),
  forced: claim,
  keep: oneOf(['baseline']),
};

/** @returns undefined when the text is no meta of a snapshot */
export function parseSnapshotMeta(json: string): SnapshotMeta | undefined {
  // each field was looked at
  return parseFields(json, REQUIRED, OPTIONAL) as SnapshotMeta | undefined;
}
