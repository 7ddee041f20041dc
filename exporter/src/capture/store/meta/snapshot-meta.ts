import { randomBytes } from 'node:crypto';
import { amount, claim, type FieldCheck, parseFields, text } from './meta-fields.ts';
import { STORED_OPTIONAL, STORED_REQUIRED, type StoredMeta } from './stored-meta.ts';

/** What is known of a snapshot besides its content. */
export interface SnapshotMeta extends StoredMeta {
  readonly v8Version: string;
  /** From the request to the file. */
  readonly durationSeconds: number;
  /** False if the content holds every string of the heap. */
  readonly redacted: boolean;
  /** Nodes of the heap, as the snapshot's own header says. */
  readonly nodeCount?: number | undefined;
  readonly edgeCount?: number | undefined;
  /** Captured although the preflight advised against it. */
  readonly forced?: boolean | undefined;
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
  ...STORED_REQUIRED,
  v8Version: text,
  durationSeconds: amount,
  redacted: claim,
} satisfies Partial<Record<keyof SnapshotMeta, FieldCheck>>;

/** What metas of earlier releases do not have. */
const OPTIONAL: Readonly<Record<Exclude<keyof SnapshotMeta, keyof typeof REQUIRED>, FieldCheck>> = {
  ...STORED_OPTIONAL,
  nodeCount: amount,
  edgeCount: amount,
  forced: claim,
};

/** @returns undefined when the text is no meta of a snapshot */
export function parseSnapshotMeta(json: string): SnapshotMeta | undefined {
  // each field was looked at
  return parseFields(json, REQUIRED, OPTIONAL) as SnapshotMeta | undefined;
}
