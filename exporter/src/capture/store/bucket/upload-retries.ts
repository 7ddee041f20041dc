const FIRST_MS = 60_000;
const LONGEST_MS = 3_600_000;

/** When to try again what could not be uploaded: after a minute, then twice as long each time, up to an hour. */
export class UploadRetries {
  readonly #retry: () => Promise<unknown>;
  #delayMs = FIRST_MS;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  /** @param retry tells by `told` how it went */
  constructor(retry: () => Promise<unknown>) {
    this.#retry = retry;
  }

  told(isDone: boolean): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (isDone) this.#delayMs = FIRST_MS;
    if (isDone || this.#isStopped) return;
    this.#timer = setTimeout(() => void this.#retry(), this.#delayMs).unref();
    this.#delayMs = Math.min(this.#delayMs * 2, LONGEST_MS);
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }
}
