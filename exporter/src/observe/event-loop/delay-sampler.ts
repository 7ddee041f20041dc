import { DelayTicks } from './delay-ticks.ts';
import { type LoopSources, nodeLoop } from './loop-turns.ts';

/** Distance of the ticks: whatever blocks the loop for longer is seen, what is shorter as often as a timer meets it. */
const TICK_MS = 50;

/** Looking at more turns than these in so short a time, 3 to 7 µs each, is dearer than a timer, 50 to 100 µs a wake-up. */
const TURNS = 20;
const TURNS_MS = 200;
/** For how many ticks a timer takes over then, and their distance: its wake-ups are most of what this costs a loaded server. */
const TIMER_TICKS = 20;
const TIMER_MS = 200;

/**
 * How late a timer that is due every 50 ms would be, without one that wakes an idle process twenty times a second.
 *
 * At the end of each turn of the event loop it is known how long the loop waited in it, and that it was busy from then
 * on: that tells what a timer would have seen. Where the loop turns more often than that is worth, a real timer measures
 * every 200 ms for four seconds, which costs less then.
 */
export class DelaySampler {
  readonly #loop: LoopSources;
  readonly #ticks: DelayTicks;
  #seenMs: number;
  #waitedMs: number;
  #turns = 0;
  #turnsFromMs: number;
  #timerTicks = 0;
  #end: () => void;

  /** @param boundsMs of the buckets, rising */
  constructor(boundsMs: readonly number[], loop: LoopSources = nodeLoop) {
    this.#loop = loop;
    this.#seenMs = loop.now();
    this.#turnsFromMs = this.#seenMs;
    this.#waitedMs = loop.waitedMs();
    this.#ticks = new DelayTicks(boundsMs, this.#seenMs, TICK_MS);
    this.#end = loop.atTurn(this.#onTurn);
  }

  /** All ticks so far. */
  read(): DelayTicks {
    // In a turn that is not over only the waiting is known.
    if (this.#timerTicks === 0) this.#ticks.waited(this.#waitedUntilMs());
    return this.#ticks;
  }

  stop(): void {
    this.#end();
  }

  #waitedUntilMs(): number {
    return this.#seenMs + this.#loop.waitedMs() - this.#waitedMs;
  }

  #onTurn = (): void => {
    const nowMs = this.#loop.now();
    this.#ticks.waited(this.#waitedUntilMs());
    this.#ticks.worked(nowMs);
    this.#see(nowMs);
    this.#turns += 1;
    if (this.#turns < TURNS) {
      this.#end = this.#loop.atTurn(this.#onTurn);
      return;
    }
    const isOften = nowMs - this.#turnsFromMs < TURNS_MS;
    this.#countTurnsFrom(nowMs);
    if (isOften) this.#startTimer(nowMs);
    else this.#end = this.#loop.atTurn(this.#onTurn);
  };

  #startTimer(fromMs: number): void {
    this.#timerTicks = TIMER_TICKS;
    this.#ticks.startAt(fromMs, TIMER_MS);
    this.#end = this.#loop.every(TIMER_MS, () => {
      const nowMs = this.#loop.now();
      this.#ticks.ticked(nowMs);
      this.#timerTicks -= 1;
      if (this.#timerTicks > 0) return;
      this.#end();
      this.#ticks.startAt(nowMs, TICK_MS);
      this.#see(nowMs);
      this.#countTurnsFrom(nowMs);
      this.#end = this.#loop.atTurn(this.#onTurn);
    });
  }

  #see(nowMs: number): void {
    this.#seenMs = nowMs;
    this.#waitedMs = this.#loop.waitedMs();
  }

  #countTurnsFrom(nowMs: number): void {
    this.#turns = 0;
    this.#turnsFromMs = nowMs;
  }
}
