import { isMainThread } from 'node:worker_threads';
import { assembleHeapwatch, type Heapwatch } from './lifecycle/heapwatch.ts';
import { inertHeapwatch } from './lifecycle/inert-heapwatch.ts';
import { tooOldNode } from './lifecycle/node-version.ts';
import { notice } from './lifecycle/notice.ts';
import type { HeapwatchOptions } from './options/option-table.ts';
import type { MeterProvider } from './publish/opentelemetry/meter-provider.ts';

export type { CaptureOutcome, CaptureRefusal } from './capture/snapshot-capture.ts';
export type { SnapshotMeta } from './capture/snapshot-meta.ts';
export type { GcEvent, HeapwatchEvents } from './lifecycle/events.ts';
export type { Heapwatch, WatchableEmitter } from './lifecycle/heapwatch.ts';
export type { CaptureSignal, HeapwatchOptions } from './options/option-table.ts';
export type { ListenerAddress } from './publish/http/listener.ts';

export type { MeterProvider } from './publish/opentelemetry/meter-provider.ts';

/** However often and from wherever this package is loaded, the isolate has one exporter: it is kept here. */
const KEY = Symbol.for('heapwatch.exporter');
const isolate = globalThis as { [KEY]?: Heapwatch };

/**
 * Starts the exporter of this isolate and returns it; when it runs already, returns the running one.
 * Options not given here come from their variables (`HEAPWATCH_…`). Never throws: what goes wrong is a line on
 * stderr, and the application goes on.
 */
export function startHeapwatch(options: HeapwatchOptions = {}): Heapwatch {
  const running = isolate[KEY];
  if (running !== undefined) {
    if (Object.keys(options ?? {}).length > 0)
      notice('is already started; the options of this start are ignored');
    return running;
  }
  if (!isMainThread) return inertHeapwatch();
  const tooOld = tooOldNode(process.versions.node);
  if (tooOld !== undefined) {
    notice(tooOld);
    return inertHeapwatch();
  }
  try {
    const heapwatch = assembleHeapwatch(options, process.env, () => {
      delete isolate[KEY];
    });
    isolate[KEY] = heapwatch;
    return heapwatch;
  } catch (error) {
    notice(`could not start: ${error instanceof Error ? error.message : String(error)}`);
    return inertHeapwatch();
  }
}

/**
 * Publishes the exporter of this isolate on an OpenTelemetry MeterProvider as well: for programs that run under
 * `--import @heapwatch/exporter/register` and start an SDK. Starts the exporter if it does not run.
 */
export function attachMeterProvider(meterProvider: MeterProvider): void {
  startHeapwatch().attachMeterProvider(meterProvider);
}
