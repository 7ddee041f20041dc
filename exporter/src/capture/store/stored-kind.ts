import { parseSnapshotMeta, type SnapshotMeta } from './snapshot-meta.ts';

/** What a store looks at in a meta, whatever it is of. */
export interface StoredMeta {
  readonly id: string;
  readonly service: string;
  readonly instance: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Of the content, as it is stored. */
  readonly sizeBytes: number;
  /** SHA-256 of the content, hexadecimal. */
  readonly sha256?: string | undefined;
  /** `baseline`: others are compared with it, so the quota takes it last. */
  readonly keep?: 'baseline' | undefined;
}

/** A kind of content, each with a meta beside it. */
export interface StoredKind<Meta extends StoredMeta> {
  /** In a sentence: `snapshot`. */
  readonly name: string;
  /** How the names of contents end. */
  readonly ending: string;
  readonly mediaType: string;
  /** @returns undefined when the text is no meta of that kind */
  readonly parseMeta: (json: string) => Meta | undefined;
}

export const SNAPSHOTS: StoredKind<SnapshotMeta> = {
  name: 'snapshot',
  ending: '.heapsnapshot.gz',
  mediaType: 'application/gzip',
  parseMeta: parseSnapshotMeta,
};

export function formatMeta(meta: StoredMeta): string {
  return `${JSON.stringify(meta, undefined, 2)}\n`;
}
