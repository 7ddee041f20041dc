import { asRecord } from '../as-record.ts';
import type { Reading } from '../reading.ts';

/**
 * The primary and its workers talk over the channel that `cluster` itself gives them. Node.js hands messages whose `cmd`
 * begins with `NODE_` to `internalMessage` and never to the `message` listeners of the application. The name is Node's
 * to use: should it ever treat ours otherwise, workers get no word of a primary and publish themselves, as they do under
 * a primary without an exporter. A socket of our own would need a place, rights and a secret in the environment.
 */
const COMMAND = 'NODE_HEAPWATCH';
export const EVENT = 'internalMessage';

/** What the primary says to a worker. */
export type PrimaryWord =
  | { readonly say: 'join'; readonly process: string; readonly instance: string }
  | { readonly say: 'ask'; readonly deadlineMs: number };

/** What a worker says to the primary. */
export type WorkerWord =
  | { readonly say: 'hello' | 'joined' }
  | { readonly say: 'answer'; readonly reading: unknown; readonly control?: string | undefined };

export function addressed(word: PrimaryWord | WorkerWord): object {
  return { cmd: COMMAND, ...word };
}

/** The parts of a message of ours; undefined for one of Node's own. */
export function ours(message: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const parts = asRecord(message);
  return parts.cmd === COMMAND ? parts : undefined;
}

/** The channel may be JSON, which has no infinity. */
export function sendable({ values, distributions }: Reading): unknown {
  return {
    values: values.map(([name, value, labels]) => [
      name,
      Number.isFinite(value) ? value : String(value),
      labels,
    ]),
    distributions,
  };
}
