import { parseSnapshotMeta, type SnapshotMeta } from './snapshot-meta.ts';
import type { StoredMeta } from './stored-meta.ts';

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
