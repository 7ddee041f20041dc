/** What is known of a snapshot besides its content, as the exporter writes it into the `.json` beside it. */
export interface SnapshotMeta {
  readonly service?: string;
  readonly instance?: string;
  readonly isolate?: string;
  readonly process?: string;
  readonly reason?: string;
  readonly trigger?: string;
  readonly startedAt?: string;
  readonly nodeVersion?: string;
  readonly v8Version?: string;
  readonly sha256?: string;
  readonly nodeCount?: number;
  readonly pid?: number;
  readonly durationSeconds?: number;
  readonly pauseSeconds?: number;
  readonly sizeBytes?: number;
  readonly redacted?: boolean;
}

const FIELD_TYPES: Readonly<Record<keyof SnapshotMeta, 'string' | 'number' | 'boolean'>> = {
  service: 'string',
  instance: 'string',
  isolate: 'string',
  process: 'string',
  reason: 'string',
  trigger: 'string',
  startedAt: 'string',
  nodeVersion: 'string',
  v8Version: 'string',
  sha256: 'string',
  nodeCount: 'number',
  pid: 'number',
  durationSeconds: 'number',
  pauseSeconds: 'number',
  sizeBytes: 'number',
  redacted: 'boolean',
};
/** Longer than any name or reason; a file somebody put there may say anything. */
const MAX_TEXT = 1000;

/** The known fields that are of their type; everything else is left out. */
export function pickMeta(value: unknown): SnapshotMeta {
  if (typeof value !== 'object' || value === null) return {};
  const fields = Object.entries(FIELD_TYPES).flatMap(([field, type]) => {
    const found: unknown = Reflect.get(value, field);
    if (typeof found === 'string') {
      if (type !== 'string' || found.length > MAX_TEXT) return [];
      if (field === 'startedAt' && Number.isNaN(Date.parse(found))) return [];
      return [[field, found]];
    }
    return typeof found === type && (type !== 'number' || Number.isFinite(found)) ? [[field, found]] : [];
  });
  return Object.fromEntries(fields) as SnapshotMeta;
}

/** As {@link pickMeta}, of a file's text, which may be no JSON. */
export function parseMeta(text: string): SnapshotMeta {
  try {
    return pickMeta(JSON.parse(text));
  } catch {
    return {};
  }
}
