import type { WatchedProcess } from './program-watch.ts';

/** As the exporter's own plan has it, which is for the main thread: what a leak without a baseline has to grow to be captured again. */
const GROWTH_SHARE = 0.05;
const LEAST_GROWTH_BYTES = 1024 * 1024;
const RETRY_MS = 5_000;

/** A snapshot of a worker thread to be taken. */
export interface ThreadCapture {
  readonly isolate: string;
  readonly reason: string;
}

interface Progress {
  begun: number;
  /** Live set at the first. */
  bytes: number;
  notBeforeMs: number;
}

/** When to capture worker threads that leak: one when it is told, one after further growth. Pure: time comes with every call. */
export class ThreadCaptures {
  readonly #progress = new Map<string, Progress>();

  /** What is to be captured of a process now, one at a time. */
  due({ pid, isolates, leaks, snapshots }: WatchedProcess, nowMs: number): ThreadCapture | undefined {
    for (const { isolate, memory } of leaks.values()) {
      const vitals = isolates.find((one) => one.isolate === isolate);
      if (isolate === 'main' || memory === 'native' || vitals === undefined) continue;
      const bytes = vitals.liveBytes ?? vitals.heapUsedBytes;
      const progress = this.#of(pid, isolate);
      const there = snapshots.filter((one) => one.isolate === isolate).length;
      if (nowMs < progress.notBeforeMs || progress.begun > there || there >= 2) continue;
      if (progress.begun === 0) {
        progress.bytes = bytes;
        return { isolate, reason: `leak in thread ${isolate}` };
      }
      if (bytes - progress.bytes >= Math.max(LEAST_GROWTH_BYTES, GROWTH_SHARE * progress.bytes)) {
        return { isolate, reason: `further growth of a leak in thread ${isolate}` };
      }
    }
    return undefined;
  }

  begun(pid: number, { isolate }: ThreadCapture): void {
    this.#of(pid, isolate).begun++;
  }

  /** It is asked for again after a while. */
  refused(pid: number, { isolate }: ThreadCapture, nowMs: number): void {
    const progress = this.#of(pid, isolate);
    progress.begun--;
    progress.notBeforeMs = nowMs + RETRY_MS;
  }

  #of(pid: number, isolate: string): Progress {
    const key = `${pid} ${isolate}`;
    const found = this.#progress.get(key) ?? { begun: 0, bytes: 0, notBeforeMs: 0 };
    this.#progress.set(key, found);
    return found;
  }
}
