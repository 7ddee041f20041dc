/** Why a file could not be read as a heap snapshot. Stable: scripts may lean on these. */
export type SnapshotErrorCode =
  | 'empty'
  | 'not-a-snapshot'
  | 'truncated'
  | 'bad-syntax'
  | 'bad-header'
  | 'count-mismatch'
  | 'bad-reference';

/** Where in the file the fault was found. */
export interface SnapshotErrorPlace {
  /** The top-level key the fault lies in (`nodes`, `edges`, `strings`, ...). */
  readonly section?: string;
  /** Record number within the section, from 0. */
  readonly record?: number;
  /** Byte offset from the start of the (uncompressed) file. */
  readonly byteOffset?: number;
}

/** A heap snapshot that cannot be read. The message says what was found, where, and what was expected. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
  readonly code: SnapshotErrorCode;
  readonly place: SnapshotErrorPlace;

  constructor(code: SnapshotErrorCode, message: string, place: SnapshotErrorPlace = {}) {
    super(message + describePlace(place));
    this.code = code;
    this.place = place;
  }
}

function describePlace(place: SnapshotErrorPlace): string {
  const parts: string[] = [];
  if (place.section !== undefined) parts.push(`in "${place.section}"`);
  if (place.record !== undefined) parts.push(`record ${place.record}`);
  if (place.byteOffset !== undefined) parts.push(`at byte ${place.byteOffset}`);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
