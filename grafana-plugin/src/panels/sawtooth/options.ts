export interface SawtoothOptions {
  /** Draw the resident memory of the process (RSS) too. */
  readonly showResidentMemory: boolean;
  /** GC pauses by kind beneath, if a query brings them. */
  readonly showGcPauses: boolean;
  /** Captures and beginnings of leaks. */
  readonly showMarkers: boolean;
  /** A sawtooth for each isolate, or the live sets of all in one plot. */
  readonly layout: SawtoothLayout;
  /** Draw the thresholds of the field options. */
  readonly showThresholds: boolean;
}

export type SawtoothLayout = 'multiples' | 'overlay';

export const DEFAULT_OPTIONS: SawtoothOptions = {
  showResidentMemory: false,
  showGcPauses: true,
  showMarkers: true,
  layout: 'multiples',
  showThresholds: false,
};
