import { isMainThread } from 'node:worker_threads';
import { startThread } from './isolates/threads/thread-start.ts';
import { assembleHeapwatch, type Heapwatch } from './lifecycle/heapwatch.ts';
import { inertHeapwatch } from './lifecycle/inert-heapwatch.ts';
import { tooOldNode } from './lifecycle/node-version.ts';
import { notice } from './lifecycle/notice.ts';
import { runHeapwatch, runningHeapwatch } from './lifecycle/running.ts';
import { goOnInThread } from './lifecycle/start-thread.ts';
import type { HeapwatchOptions } from './options/option-table.ts';
import type { MeterProvider } from './publish/opentelemetry/meter-provider.ts';

export type { PreflightRequest } from './capture/admission/preflight-check.ts';
export type { Preflight } from './capture/preflight/preflight.ts';
export type { HeapProfileMeta } from './capture/profile/heap-profile-meta.ts';
export type { HeapProfileOutcome } from './capture/profile/heap-profiles.ts';
export type { CaptureOutcome, CaptureRefusal, RefusalCode } from './capture/snapshot-capture.ts';
export type { SnapshotMeta } from './capture/store/meta/snapshot-meta.ts';
export type { GcEvent, HeapwatchEvents, LeakEvent, VerdictEvent } from './lifecycle/events.ts';
export type { Heapwatch, WatchableEmitter } from './lifecycle/heapwatch.ts';
export type { CaptureSignal, HeapwatchOptions } from './options/option-table.ts';
export type { AuditEntry } from './publish/http/audit/audit-entry.ts';
export type { ListenerAddress } from './publish/http/listener.ts';

export type { MeterProvider } from './publish/opentelemetry/meter-provider.ts';

/**
 * Starts the exporter of this isolate and returns it; when it runs already, returns the running one.
 * Options not given here come from their variables (`HEAPWATCH_...`). Never throws: what goes wrong is a line on
 * stderr, and the application goes on. In a worker thread it observes the thread for the exporter of the main thread,
 * whose options hold; where none runs there, it does nothing.
 */
export function startHeapwatch(options: HeapwatchOptions = {}): Heapwatch {
  const running = runningHeapwatch();
  if (running !== undefined) {
    if (Object.keys(options ?? {}).length > 0)
      notice('is already started; the options of this start are ignored');
    return running;
  }
  const tooOld = tooOldNode(process.versions.node);
  if (tooOld !== undefined) {
    notice(tooOld);
    return inertHeapwatch();
  }
  try {
    if (!isMainThread) {
      const thread = startThread();
      return (thread && goOnInThread(thread)) ?? inertHeapwatch();
    }
    return runHeapwatch((onStop) => assembleHeapwatch(options, process.env, onStop));
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
