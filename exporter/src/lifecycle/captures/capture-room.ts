import { isMainThread } from 'node:worker_threads';
import { CaptureLedger } from '../../capture/admission/capture-ledger.ts';
import { CaptureMeasure } from '../../capture/admission/capture-measure.ts';
import { leaseAdmission } from '../../capture/admission/lease.ts';
import { ledgerEntry, limitsAdmission } from '../../capture/admission/limits.ts';
import { hasRoomToCount, readOldGeneration } from '../../capture/admission/old-generation.ts';
import { PreflightCheck } from '../../capture/admission/preflight-check.ts';
import { readCaptureRoom } from '../../capture/admission/room.ts';
import { CapturePauses } from '../../capture/capture-pauses.ts';
import { type CaptureOutcome, SnapshotCapture } from '../../capture/snapshot-capture.ts';
import type { SnapshotTotals } from '../../capture/snapshot-totals.ts';
import { SNAPSHOTS } from '../../capture/store/meta/stored-kind.ts';
import { takeHeapSnapshot, writeSnapshotFile } from '../../capture/store/snapshot-file.ts';
import type { SnapshotStore } from '../../capture/store/snapshot-store.ts';
import type { CaptureParts } from './captures.ts';
import { IsolateCaptures } from './isolate-captures.ts';
import { openStore, quotaOf } from './open-store.ts';
import { takeSecondChoice } from './second-choice.ts';

/** What is needed to capture: a third of the exporter's code, loaded only where captures are offered or asked for. */
export interface CaptureRoom {
  readonly store: SnapshotStore;
  readonly capture: SnapshotCapture;
  readonly preflight: PreflightCheck;
  readonly pauses: CapturePauses;
  readonly isolates: IsolateCaptures;
  /** Resolves when what died captures left behind was removed; never rejects. */
  readonly swept: Promise<void>;
}

export async function openCaptureRoom(
  parts: CaptureParts,
  directory: string,
  totals: SnapshotTotals,
): Promise<CaptureRoom> {
  const { settings, events, onError } = parts;
  const { service } = parts.identity();
  const store = await openStore(SNAPSHOTS, {
    settings,
    directory,
    service,
    folder: '',
    quota: quotaOf(settings, settings['snapshot.maxCount']),
    onError,
  });
  const allowedNames = settings['snapshot.allowNames']?.split(',').map((name) => name.trim());
  const onOutcome = (outcome: CaptureOutcome) => {
    if (outcome.outcome === 'captured') totals.captured(outcome.snapshot);
    else totals.count(outcome.outcome);
    if (outcome.outcome === 'captured') {
      events.emit('snapshot', outcome.snapshot);
    } else if (outcome.outcome === 'refused') {
      events.emit('refused', outcome);
    } else if (outcome.code !== 'stopped') {
      onError(`snapshot failed: ${outcome.detail}`);
    }
  };
  const ledger = new CaptureLedger(store.directory, service);
  const measure = new CaptureMeasure();
  const pauses = new CapturePauses();
  const isolates = new IsolateCaptures({ threads: parts.threads, pauses });
  const count = async () => {
    // The inspector is loaded where somebody counts.
    const [{ countHeap }, { findForceGc }] = await Promise.all([
      import('../../capture/admission/heap-count.ts'),
      import('../../verdict/force-gc.ts'),
    ]);
    const forceGc = findForceGc();
    return countHeap(() => pauses.around(() => parts.duringCapture(forceGc)));
  };
  const mayCount = settings['capture.count'] && isMainThread && process.features.inspector;
  const preflight = new PreflightCheck({
    ledger,
    measure,
    canCount: () => mayCount && hasRoomToCount(readOldGeneration()),
    count,
    v8Version: process.versions.v8,
    readMakeup: (isolate) => isolates.readMakeup(isolate),
    readRoom: async (isolate) => ({
      ...(await readCaptureRoom(store.directory)),
      heapBytes: isolates.readHeapRoom(isolate),
    }),
    onNotice: parts.onNotice,
  });
  const limits = limitsAdmission(ledger, {
    coolDownSeconds: settings['capture.coolDown'],
    perHour: settings['capture.perHour'],
    perDay: settings['capture.perDay'],
  });
  const lease = leaseAdmission(store.claims, {
    service,
    atOnce: settings['capture.atOnce'],
    holder: () => parts.identity().instance,
    onNotice: parts.onNotice,
  });
  const capture = new SnapshotCapture({
    store,
    identity: parts.identity,
    admissions: [isolates, limits, preflight, lease, ledgerEntry(ledger, measure)],
    onOutcome,
    onError,
    secondChoice: (refusal, request) => takeSecondChoice(refusal, request, parts.profiles),
    write: (path, writing, isolate) => {
      if (isolate !== undefined) return isolates.write(isolate, path, { ...writing, allowedNames });
      return writeSnapshotFile(path, {
        ...writing,
        allowedNames,
        takeSnapshot: () => measure.around(() => pauses.around(() => parts.duringCapture(takeHeapSnapshot))),
      });
    },
  });
  const sweep = async () => {
    const died = await store.sweep();
    if (died > 0) totals.count('failed', died);
    // Makes and checks the directory now, so that a fault is told at the start and not at the first need.
    if (parts.isOffered) await store.prepare();
  };
  return { store, capture, preflight, pauses, isolates, swept: sweep().catch(onError) };
}
