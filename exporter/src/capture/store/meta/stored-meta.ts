import { amount, type FieldCheck, oneOf, sha256, text } from './meta-fields.ts';

/** Who or what asked for a capture. */
const CAPTURE_TRIGGERS = ['api', 'control', 'signal', 'verdict', 'schedule', 'near_limit'] as const;
export type CaptureTrigger = (typeof CAPTURE_TRIGGERS)[number];

/** What is known of all that is captured besides its content: the `.json` file beside it, and the answer of the API. */
export interface StoredMeta {
  readonly id: string;
  readonly service: string;
  readonly instance: string;
  readonly isolate: string;
  readonly pid: number;
  readonly nodeVersion: string;
  /** Why it was asked for, in the words of who asked. */
  readonly reason: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** How long the event loop stood still. */
  readonly pauseSeconds: number;
  /** Of the content, as it is stored. */
  readonly sizeBytes: number;
  /** SHA-256 of the content as it is stored, hexadecimal. */
  readonly sha256?: string | undefined;
  readonly trigger?: CaptureTrigger | undefined;
  /** `baseline`: others are compared with it, so the quota takes it last. */
  readonly keep?: 'baseline' | undefined;
}

export const STORED_REQUIRED = {
  id: text,
  service: text,
  instance: text,
  isolate: text,
  pid: amount,
  nodeVersion: text,
  reason: text,
  startedAt: text,
  pauseSeconds: amount,
  sizeBytes: amount,
} satisfies Partial<Record<keyof StoredMeta, FieldCheck>>;

/** What metas of earlier releases do not have. */
export const STORED_OPTIONAL: Readonly<
  Record<Exclude<keyof StoredMeta, keyof typeof STORED_REQUIRED>, FieldCheck>
> = {
  sha256,
  trigger: oneOf(CAPTURE_TRIGGERS),
  keep: oneOf(['baseline']),
};
