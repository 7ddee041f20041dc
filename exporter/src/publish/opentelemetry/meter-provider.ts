/*
 * The part of OpenTelemetry's metrics API that is used here, as `@opentelemetry/api` has it from 1.9 on. It is written down
 * so that whoever does not have that optional package can still check types against our declarations.
 */

/** What an SDK has, e.g. the `MeterProvider` of `@opentelemetry/sdk-metrics`. */
export interface MeterProvider {
  getMeter(name: string, version?: string): Meter;
}

export interface Meter {
  createHistogram(name: string, options?: InstrumentOptions): Histogram;
  createObservableGauge(name: string, options?: InstrumentOptions): Observable;
  createObservableCounter(name: string, options?: InstrumentOptions): Observable;
  createObservableUpDownCounter(name: string, options?: InstrumentOptions): Observable;
  addBatchObservableCallback(callback: BatchCallback, observables: Observable[]): void;
  removeBatchObservableCallback(callback: BatchCallback, observables: Observable[]): void;
}

export interface InstrumentOptions {
  readonly unit?: string;
  readonly description?: string;
  readonly advice?: { explicitBucketBoundaries?: number[] };
}

export interface Histogram {
  record(value: number, attributes?: Record<string, string>): void;
}

/** An instrument that is read at a collection; to us a token. */
export type Observable = object;

export type BatchCallback = (result: BatchResult) => void;

export interface BatchResult {
  observe(instrument: Observable, value: number, attributes?: Record<string, string>): void;
}
