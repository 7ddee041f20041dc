import type { PreflightRequest } from '../../capture/admission/preflight-check.ts';
import { onCaptureSignal } from '../../capture/capture-signal.ts';
import type { Preflight } from '../../capture/preflight/preflight.ts';
import type { CaptureOutcome, CaptureRequest } from '../../capture/snapshot-capture.ts';
import { SnapshotTotals } from '../../capture/snapshot-totals.ts';
import { defaultSnapshotDirectory, NO_DIRECTORY } from '../../capture/store/snapshot-directory.ts';
import type { ThreadWatch } from '../../isolates/threads/thread-watch.ts';
import type { Settings } from '../../options/option-table.ts';
import type { EventHub } from '../events.ts';
import type { Fault } from '../faults.ts';
import type { CaptureRoom } from './capture-room.ts';
import type { Profiles } from './profiles.ts';

export interface CaptureParts {
  readonly settings: Settings;
  readonly environment: NodeJS.ProcessEnv;
  /** Whether somebody outside the program can ask for captures. */
  readonly isOffered: boolean;
  readonly identity: () => { readonly service: string; readonly instance: string };
  readonly events: EventHub;
  /** Runs what pauses the process, so that the GCs it makes are told from the program's. */
  readonly duringCapture: <T>(take: () => T) => T;
  /** Other isolates of this process that can be captured; undefined where there are none. */
  readonly threads: () => ThreadWatch | undefined;
  /** What is taken where a snapshot is refused. */
  readonly profiles: Pick<Profiles, 'isSampling' | 'capture'>;
  readonly onError: Fault;
  readonly onNotice: (line: string) => void;
}

/** All that captures, behind a door: what it takes is loaded when somebody needs it. */
export interface Captures {
  /** What is published about them. */
  readonly totals: SnapshotTotals;
  /** The store and the one capture at a time. */
  open(): Promise<CaptureRoom>;
  /** What a capture would cost now; undefined where there is no such isolate. @throws what the file system gives */
  preflight(request?: PreflightRequest): Promise<Preflight | undefined>;
  /** Never rejects. */
  capture(request: CaptureRequest): Promise<CaptureOutcome>;
  /** Resolves when what there is to do at the start is done; never rejects. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

export function startCaptures(parts: CaptureParts): Captures {
  const { settings, onNotice, onError } = parts;
  const directory = settings['snapshot.dir'] ?? defaultSnapshotDirectory(parts.environment);
  const totals = new SnapshotTotals();
  let room: Promise<CaptureRoom> | undefined;
  let isStopped = false;
  const open = () => {
    room ??= load();
    return room;
  };
  const load = async () => {
    const { openCaptureRoom } = await import('./capture-room.ts');
    const opened = await openCaptureRoom(parts, directory, totals);
    if (isStopped) await opened.capture.stop();
    return opened;
  };
  const capture = async (request: CaptureRequest): Promise<CaptureOutcome> => {
    try {
      return await (await open()).capture.capture(request);
    } catch (error) {
      // The package is no longer where it was loaded from.
      onError(error);
      totals.count('failed');
      const detail = error instanceof Error ? error.message : String(error);
      return { outcome: 'failed', id: 'none', code: 'capture_failed', detail };
    }
  };

  const signal = settings['capture.signal'];
  const onSignal = async () => {
    const outcome = await capture({ reason: `signal ${signal}`, trigger: 'signal' });
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

  // A directory that is there may hold what a capture that died left behind.
  const isNeeded =
    parts.isOffered ||
    (directory !== NO_DIRECTORY && process.getBuiltinModule('node:fs').existsSync(directory));
  const ready = isNeeded
    ? open()
        .then(({ swept }) => swept)
        .catch(onError)
    : Promise.resolve();

  return {
    totals,
    open,
    async preflight(request = {}) {
      const { preflight, isolates } = await open();
      const { isolate } = request;
      const isThere = isolate === undefined || (await isolates.labels()).includes(isolate);
      return isThere ? preflight.read(request) : undefined;
    },
    capture,
    ready,
    async stop() {
      releaseSignal?.();
      await ready;
      isStopped = true;
      const opened = await room?.catch(() => undefined);
      opened?.store.abort();
      await opened?.capture.stop();
      await opened?.swept;
      await opened?.store.close();
    },
  };
}
