/**
 * What a timer that is due again and again would have seen: how late each of its ticks was. A tick that comes due while
 * the loop waits is served at once; one that comes due while the loop is busy is served when it is done, and the next is
 * due as long after that as always. Milliseconds of one clock.
 */
export class DelayTicks {
  /** How many fell into each bucket alone; the last is for what is above all bounds. */
  readonly counts: Float64Array;
  /** Of all delays. */
  sumMs = 0;
  readonly #boundsMs: readonly number[];
  #everyMs = 0;
  #dueMs = 0;

  /** Due every so many milliseconds from here on. */
  constructor(boundsMs: readonly number[], nowMs: number, everyMs: number) {
    this.counts = new Float64Array(boundsMs.length + 1);
    this.#boundsMs = boundsMs;
    this.startAt(nowMs, everyMs);
  }

  /** The timer is set anew: the tick that was due is none. */
  startAt(nowMs: number, everyMs: number): void {
    this.#everyMs = everyMs;
    this.#dueMs = nowMs + everyMs;
  }

  /** The loop waited until `untilMs`. */
  waited(untilMs: number): void {
    if (untilMs < this.#dueMs) return;
    const ticks = Math.floor((untilMs - this.#dueMs) / this.#everyMs) + 1;
    this.counts[0] = (this.counts[0] ?? 0) + ticks;
    this.#dueMs += ticks * this.#everyMs;
  }

  /** The loop was busy since then until now. */
  worked(nowMs: number): void {
    if (nowMs >= this.#dueMs) this.ticked(nowMs);
  }

  /** A real timer ticked, that was set when the last tick was served. */
  ticked(nowMs: number): void {
    const delayMs = Math.max(0, nowMs - this.#dueMs);
    let bucket = 0;
    while (bucket < this.#boundsMs.length && delayMs > (this.#boundsMs[bucket] ?? 0)) bucket++;
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1;
    this.sumMs += delayMs;
    this.#dueMs = nowMs + this.#everyMs;
  }
}
