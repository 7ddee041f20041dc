import { randomBytes } from 'node:crypto';

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

type Check = (value: unknown) => boolean;
const text: Check = (value) => typeof value === 'string';
const amount: Check = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const claim: Check = (value) => typeof value === 'boolean';

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
} satisfies Partial<Record<keyof SnapshotMeta, Check>>;

/** What metas of earlier releases do not have. One that does not fit is left out: the snapshot is there all the same. */
const OPTIONAL: Readonly<Record<Exclude<keyof SnapshotMeta, keyof typeof REQUIRED>, Check>> = {
  sha256: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  nodeCount: amount,
  edgeCount: amount,
  trigger: (value) => CAPTURE_TRIGGERS.some((trigger) => trigger === value),
  forced: claim,
  keep: (value) => value === 'baseline',
};

/** @returns undefined when the text is no meta of a snapshot */
export function parseSnapshotMeta(json: string): SnapshotMeta | undefined {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null) return undefined;
    const meta = new Map(Object.entries(value));
    if (!Object.entries(REQUIRED).every(([field, fits]) => fits(meta.get(field)))) return undefined;
    for (const [field, fits] of Object.entries(OPTIONAL)) {
      if (!fits(meta.get(field))) meta.delete(field);
    }
    // each field has been checked above
    return Object.fromEntries(meta) as unknown as SnapshotMeta;
  } catch {
    return undefined;
  }
}

export function formatSnapshotMeta(meta: SnapshotMeta): string {
  return `${JSON.stringify(meta, undefined, 2)}\n`;
}
