/**
 * Who asks while the same is being read waits for the read after that, and shares it: nobody hears of a state that was over
 * when they asked, and however many ask, two reads are under way at most.
 */
export class SharedReads<Value> {
  readonly #running = new Map<string, Promise<Value>>();
  readonly #next = new Map<string, Promise<Value>>();

  read(key: string, read: () => Promise<Value>): Promise<Value> {
    const running = this.#running.get(key);
    if (running === undefined) return this.#begin(key, read);
    const waiting = this.#next.get(key);
    if (waiting !== undefined) return waiting;
    const begin = (): Promise<Value> => {
      this.#next.delete(key);
      return this.#begin(key, read);
    };
    const next = running.then(begin, begin);
    this.#next.set(key, next);
    return next;
  }

  #begin(key: string, read: () => Promise<Value>): Promise<Value> {
    const begun = read().finally(() => {
      if (this.#running.get(key) === begun) this.#running.delete(key);
    });
    this.#running.set(key, begun);
    return begun;
  }
}
