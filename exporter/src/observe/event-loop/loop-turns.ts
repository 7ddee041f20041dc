/** What is needed of the event loop; times in milliseconds. */
export interface LoopSources {
  readonly now: () => number;
  /** How long the loop has waited for events since the process started. */
  readonly waitedMs: () => number;
  /** Calls back once, at the end of the loop's next turn, whenever that is. Wakes and keeps alive nothing. @returns a function that calls it off */
  readonly atTurn: (callback: () => void) => () => void;
  /** Calls back again and again. Keeps nothing alive. @returns a function that ends it */
  readonly every: (ms: number, callback: () => void) => () => void;
}

export const nodeLoop: LoopSources = {
  now: () => performance.now(),
  waitedMs: () => performance.nodeTiming.idleTime,
  atTurn(callback) {
    // An immediate that keeps nothing alive does not end the loop's waiting either: it runs after the next event.
    const immediate = setImmediate(callback).unref();
    return () => clearImmediate(immediate);
  },
  every(ms, callback) {
    const interval = setInterval(callback, ms).unref();
    return () => clearInterval(interval);
  },
};
