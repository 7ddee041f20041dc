export interface LeakTrendOptions {
  /** List external and native memory too where it is judged and does not leak. */
  readonly showQuietMemory: boolean;
}

export const DEFAULT_OPTIONS: LeakTrendOptions = { showQuietMemory: false };
