/** Share of the interval by which each time is moved, so that the instances of a service do not pause together. */
const JITTER = 0.1;

/** Captures at an even pace. Pure: time and chance come from outside. A time that was missed is not made up for. */
export class CaptureSchedule {
  private readonly everyMs: number;
  private readonly random: () => number;
  private nextMs: number;

  /** `random` gives numbers from 0 to 1; the first capture is due at a random time of the first interval. */
  constructor(everyMs: number, nowMs: number, random: () => number) {
    this.everyMs = everyMs;
    this.random = random;
    this.nextMs = nowMs + everyMs * random();
  }

  /** Whether one is due; says so once. */
  takeDue(nowMs: number): boolean {
    if (nowMs < this.nextMs) return false;
    this.nextMs = nowMs + this.everyMs * (1 + JITTER * (2 * this.random() - 1));
    return true;
  }
}
