import { randomBytes } from 'node:crypto';

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

const FIELD_TYPES: Readonly<Record<keyof SnapshotMeta, 'string' | 'number' | 'boolean'>> = {
  id: 'string',
  service: 'string',
  instance: 'string',
  isolate: 'string',
  pid: 'number',
  nodeVersion: 'string',
  v8Version: 'string',
  reason: 'string',
  startedAt: 'string',
  durationSeconds: 'number',
  pauseSeconds: 'number',
  sizeBytes: 'number',
  redacted: 'boolean',
};

/** @returns undefined when the text is no meta of a snapshot */
export function parseSnapshotMeta(text: string): SnapshotMeta | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const fits = Object.entries(FIELD_TYPES).every(
      ([field, type]) => typeof Reflect.get(value, field) === type,
    );
    return fits ? (value as SnapshotMeta) : undefined;
  } catch {
    return undefined;
  }
}
