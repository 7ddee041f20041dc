/** At most `perSecond` in the long run, and that many at once. */
export class SampleBudget {
  readonly #perSecond: number;
  #left: number;
  #refilledMs = Number.NEGATIVE_INFINITY;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
    this.#left = perSecond;
  }

  /** @param nowMs any clock that does not run backwards. @returns whether one more is allowed */
  take(nowMs: number): boolean {
    const refill = ((nowMs - this.#refilledMs) / 1000) * this.#perSecond;
    if (refill >= 1) {
      this.#left = Math.min(this.#perSecond, this.#left + Math.floor(refill));
      this.#refilledMs = nowMs;
    }
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }
}
