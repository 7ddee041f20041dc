import type { EventEmitter } from 'node:events';
import type { Reading } from '../reading.ts';
import { addressed, EVENT, ours, sendable, type WorkerWord } from './cluster-link.ts';

/** The part of `process` that is used. */
export type ChannelSource = Pick<EventEmitter, 'on' | 'off'> &
  Pick<NodeJS.Process, 'send'> & { readonly connected: boolean };

export interface ClusterWorkerParts {
  /** All that this process knows, its threads included, asked within that time. */
  readonly read: (deadlineMs: number) => Reading | Promise<Reading>;
  /** Where this process is asked for captures; undefined where it is not. */
  readonly controlUrl?: () => string | undefined;
  /** Called when a primary publishes for this process; again when what it is called there has changed. */
  readonly onJoin: (membership: Membership) => void;
  readonly onError: (error: unknown) => void;
}

/** What a worker is in its cluster. */
export interface Membership {
  /** `cluster-1` */
  readonly process: string;
  readonly instance: string;
}

const LONGEST = 256;
/** What a worker's threads may take of the time that the primary waits for it. */
const SHARE_OF_THREADS = 0.6;

/** Lets the primary publish what this cluster worker knows. @returns a function that ends it */
export function joinCluster(parts: ClusterWorkerParts, source: ChannelSource = process): () => void {
  const send = (word: WorkerWord) => {
    if (source.connected) source.send?.(addressed(word), undefined, undefined, () => undefined);
  };
  const answer = async (deadlineMs: number) => {
    const reading = await parts.read(deadlineMs * SHARE_OF_THREADS);
    send({ say: 'answer', reading: sendable(reading), control: parts.controlUrl?.() });
  };
  const onMessage = (message: unknown) => {
    try {
      const word = ours(message);
      if (word?.say === 'ask') answer(asDeadline(word.deadlineMs)).catch(parts.onError);
      else if (word?.say === 'join') {
        parts.onJoin(asMembership(word));
        send({ say: 'joined' });
      }
    } catch (error) {
      parts.onError(error);
    }
  };
  source.on(EVENT, onMessage);
  send({ say: 'hello' });
  return () => {
    source.off(EVENT, onMessage);
  };
}

function asDeadline(given: unknown): number {
  return typeof given === 'number' && given > 0 && given < 10_000 ? given : 0;
}

function asMembership({ process, instance }: Readonly<Record<string, unknown>>): Membership {
  if (typeof process !== 'string' || !/^cluster-\d{1,6}$/.test(process)) {
    throw new TypeError('a primary gave no name');
  }
  if (typeof instance !== 'string' || instance.length > LONGEST) {
    throw new TypeError('a primary gave no instance');
  }
  return { process, instance };
}
