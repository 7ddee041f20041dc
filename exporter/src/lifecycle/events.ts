import { EventEmitter } from 'node:events';
import type { HeapProfileMeta } from '../capture/profile/heap-profile-meta.ts';
import type { CaptureRefusal } from '../capture/snapshot-capture.ts';
import type { SnapshotMeta } from '../capture/store/meta/snapshot-meta.ts';
import type { LeakState, Verdict } from '../detect/detector.ts';
import type { GcPause } from '../observe/gc/gc-watch.ts';
import type { ListenerGrowth } from '../observe/listeners/listener-register.ts';
import type { AuditEntry } from '../publish/http/audit/audit-entry.ts';

/** A GC pause of one isolate. */
export interface GcEvent extends GcPause {
  readonly isolate: string;
}

/** A verdict on one kind of memory of one isolate that has changed. */
export interface VerdictEvent extends Verdict {
  readonly isolate: string;
  /** When it changed, in milliseconds since 1970. */
  readonly atMs: number;
  readonly stateBefore: LeakState;
}

/** A leak: what memwatch's `leak` tells, and more. */
export interface LeakEvent extends VerdictEvent {
  /** What has leaked since `sinceMs` at this slope. */
  readonly grownBytes: number;
  /** The listeners that grow fastest, with where they are added; undefined while none are many. */
  readonly listeners: ListenerGrowth | undefined;
}

/** The events of a running exporter and what each carries. */
export interface HeapwatchEvents {
  /** Every GC pause. */
  gc: [GcEvent];
  /** A verdict changed. */
  verdict: [VerdictEvent];
  /** A leak was seen. */
  leak: [LeakEvent];
  /** A leak is seen no more. */
  recovered: [VerdictEvent];
  /** A snapshot was captured. */
  snapshot: [SnapshotMeta];
  /** A capture was refused. */
  refused: [CaptureRefusal];
  /** A heap profile was captured. */
  heapProfile: [HeapProfileMeta];
  /** Somebody used the control listener, or tried to. */
  audit: [AuditEntry];
}

type Listener<E extends keyof HeapwatchEvents> = (...payload: HeapwatchEvents[E]) => void;

/** Typed events whose listeners may throw without hurting the others, the exporter or the process. */
export class EventHub {
  readonly #emitter = new EventEmitter();
  readonly #onListenerError: (event: string, error: unknown) => void;

  constructor(onListenerError: (event: string, error: unknown) => void) {
    this.#onListenerError = onListenerError;
  }

  on<E extends keyof HeapwatchEvents>(event: E, listener: Listener<E>): void {
    if (this.#isListener(event, listener)) this.#emitter.on(event, listener);
  }

  once<E extends keyof HeapwatchEvents>(event: E, listener: Listener<E>): void {
    if (this.#isListener(event, listener)) this.#emitter.once(event, listener);
  }

  off<E extends keyof HeapwatchEvents>(event: E, listener: Listener<E>): void {
    if (typeof listener === 'function') this.#emitter.off(event, listener);
  }

  emit<E extends keyof HeapwatchEvents>(event: E, ...payload: HeapwatchEvents[E]): void {
    // Raw listeners take themselves off when they were added by `once`.
    for (const listener of this.#emitter.rawListeners(event)) {
      try {
        listener.apply(this.#emitter, payload);
      } catch (error) {
        this.#onListenerError(event, error);
      }
    }
  }

  has(event: keyof HeapwatchEvents): boolean {
    return this.#emitter.listenerCount(event) > 0;
  }

  /** What is no function is told: an application without types is not to die of it. */
  #isListener(event: string, listener: unknown): boolean {
    if (typeof listener === 'function') return true;
    this.#onListenerError(event, new TypeError('it is not a function'));
    return false;
  }

  removeAll(): void {
    this.#emitter.removeAllListeners();
  }
}
