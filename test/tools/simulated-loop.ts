import type { LoopSources } from '../../exporter/src/observe/event-loop/loop-turns.ts';

/** An event loop for tests, whose clock moves only by what it is told to do. */
export class SimulatedLoop implements LoopSources {
  #nowMs = 1000;
  #waitedMs = 0;
  #onTurn: (() => void) | undefined;
  #timer: { readonly ms: number; readonly onTick: () => void; dueMs: number } | undefined;

  now = (): number => this.#nowMs;
  waitedMs = (): number => this.#waitedMs;
  atTurn = (callback: () => void) => {
    this.#onTurn = callback;
    return () => {
      this.#onTurn = undefined;
    };
  };
  every = (ms: number, onTick: () => void) => {
    this.#timer = { ms, onTick, dueMs: this.#nowMs + ms };
    return () => {
      this.#timer = undefined;
    };
  };

  get isWatched(): boolean {
    return this.#onTurn !== undefined || this.isTimed;
  }

  get isTimed(): boolean {
    return this.#timer !== undefined;
  }

  /** Waits, then works: one turn. A real timer is served as soon as the loop is free. */
  turn(waitMs: number, workMs: number): void {
    const waitedUntilMs = this.#nowMs + waitMs;
    while (this.#timer !== undefined && this.#timer.dueMs < waitedUntilMs) {
      this.#wait(Math.max(0, this.#timer.dueMs - this.#nowMs));
      this.#tick();
    }
    this.#wait(Math.max(0, waitedUntilMs - this.#nowMs));
    this.#nowMs += workMs;
    if (this.#timer !== undefined && this.#timer.dueMs <= this.#nowMs) this.#tick();
    const onTurn = this.#onTurn;
    this.#onTurn = undefined;
    onTurn?.();
  }

  #wait(ms: number): void {
    this.#nowMs += ms;
    this.#waitedMs += ms;
  }

  #tick(): void {
    const timer = this.#timer;
    if (timer === undefined) return;
    timer.dueMs = this.#nowMs + timer.ms;
    timer.onTick();
  }
}
