/** Is told of pauses of the process. */
export interface PauseListener {
  /** The process is about to stand still. */
  begins(): void;
  /** The first turn of the event loop after it ends. */
  ends(): void;
}

/** The pauses that captures make, for what has clocks of its own. */
export class CapturePauses {
  readonly #listeners = new Set<PauseListener>();

  /** @returns a function that ends it */
  watch(listener: PauseListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Runs what builds the snapshot. The pause lasts until the loop turns again: V8's text of the snapshot is written in one
   * go too, when the stream is first read.
   */
  around<T>(take: () => T): T {
    const listeners = [...this.#listeners];
    for (const listener of listeners) listener.begins();
    setImmediate(() => {
      for (const listener of listeners) listener.ends();
    });
    return take();
  }
}
