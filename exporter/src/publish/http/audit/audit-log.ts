import type { AuditEntry } from './audit-entry.ts';
import type { AuditFile } from './audit-file.ts';

const WINDOW_MS = 60_000;
/** Who has no token must not be able to push the others' lines out of the file. */
const STRANGERS_PER_WINDOW = 10;

export interface AuditSinks {
  readonly file: Pick<AuditFile, 'append' | 'close'> | undefined;
  readonly onEntry: (entry: AuditEntry) => void;
  readonly onError: (error: unknown) => void;
}

/** Where every request to the control listener is written down. */
export class AuditLog {
  readonly #sinks: AuditSinks;
  readonly #now: () => number;
  #windowMs = Number.NEGATIVE_INFINITY;
  #strangers = 0;
  #leftOut = 0;

  constructor(sinks: AuditSinks, now: () => number = Date.now) {
    this.#sinks = sinks;
    this.#now = now;
  }

  /** Never throws: a log that cannot be written is a fault, and not the caller's. */
  write(entry: Omit<AuditEntry, 'time' | 'leftOut'>): void {
    const nowMs = this.#now();
    if (entry.token === undefined && !this.#hasRoomForStranger(nowMs)) {
      this.#leftOut++;
      return;
    }
    const leftOut = this.#leftOut;
    this.#leftOut = 0;
    const line: AuditEntry = {
      time: new Date(nowMs).toISOString(),
      ...entry,
      ...(leftOut > 0 ? { leftOut } : {}),
    };
    try {
      this.#sinks.file?.append(line);
    } catch (error) {
      this.#sinks.onError(error);
    }
    this.#sinks.onEntry(line);
  }

  close(): void {
    this.#sinks.file?.close();
  }

  #hasRoomForStranger(nowMs: number): boolean {
    if (nowMs - this.#windowMs >= WINDOW_MS) {
      this.#windowMs = nowMs;
      this.#strangers = 0;
    }
    return this.#strangers++ < STRANGERS_PER_WINDOW;
  }
}
