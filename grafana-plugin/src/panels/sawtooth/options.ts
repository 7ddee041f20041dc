export interface SawtoothOptions {
  /** Draw the resident memory of the process (RSS) too. */
  readonly showResidentMemory: boolean;
}

export const DEFAULT_OPTIONS: SawtoothOptions = { showResidentMemory: false };
