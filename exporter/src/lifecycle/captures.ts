import { getHeapSnapshot } from 'node:v8';
import { onCaptureSignal } from '../capture/capture-signal.ts';
import { defaultSnapshotDirectory } from '../capture/own-directory.ts';
import { type CaptureOutcome, SnapshotCapture } from '../capture/snapshot-capture.ts';
import { writeSnapshotFile } from '../capture/snapshot-file.ts';
import { SnapshotStore } from '../capture/snapshot-store.ts';
import { SnapshotTotals } from '../capture/snapshot-totals.ts';
import type { Settings } from '../options/option-table.ts';
import type { EventHub } from './events.ts';
import type { Fault } from './faults.ts';

export interface CaptureParts {
  readonly settings: Settings;
  readonly environment: NodeJS.ProcessEnv;
  readonly identity: () => { readonly service: string; readonly instance: string };
  readonly events: EventHub;
  /** Runs what pauses the process, so that the GCs it makes are told from the program's. */
  readonly duringCapture: <T>(take: () => T) => T;
  readonly onError: Fault;
  readonly onNotice: (line: string) => void;
}

/** All that captures: the store, the one capture at a time, the signal. */
export interface Captures {
  readonly store: SnapshotStore;
  readonly capture: SnapshotCapture;
  /** What is published about them. */
  readonly totals: SnapshotTotals;
  /** Makes and checks the directory now, so that a fault is told at the start and not at the first need. */
  checkDirectory(): Promise<void>;
  stop(): Promise<void>;
}

export function startCaptures(parts: CaptureParts): Captures {
  const { settings, events, onNotice, onError } = parts;
  const directory = settings['snapshot.dir'] ?? defaultSnapshotDirectory(parts.environment);
  const store = new SnapshotStore(directory, parts.identity().service);
  const totals = new SnapshotTotals();

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
  const capture = new SnapshotCapture({
    store,
    identity: parts.identity,
    onOutcome,
    write: (path, signal) => writeSnapshotFile(path, signal, () => parts.duringCapture(getHeapSnapshot)),
  });

  const signal = settings['capture.signal'];
  const onSignal = async () => {
    const outcome = await capture.capture(`signal ${signal}`);
    if (outcome.outcome === 'captured') onNotice(`captured ${outcome.snapshot.id} in ${directory}`);
    else if (outcome.outcome === 'refused') onNotice(`no snapshot: ${outcome.detail}`);
  };
  let releaseSignal: (() => void) | undefined;
  try {
    if (signal !== undefined) releaseSignal = onCaptureSignal(signal, () => void onSignal());
  } catch (error) {
    // Not every system has every signal.
    onError(error);
  }

  const swept = store.sweep().then((died) => {
    if (died > 0) totals.count('failed', died);
  });
  const sweptOrTold = swept.catch(onError);

  return {
    store,
    capture,
    totals,
    // What the sweep found wrong with the directory is told already.
    checkDirectory: () =>
      swept.then(
        () => store.prepare().catch(onError),
        () => undefined,
      ),
    async stop() {
      releaseSignal?.();
      await capture.stop();
      await sweptOrTold;
    },
  };
}
