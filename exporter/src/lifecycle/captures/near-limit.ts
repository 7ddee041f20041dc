import { join } from 'node:path';
import { defaultSnapshotDirectory, NO_DIRECTORY } from '../../capture/store/snapshot-directory.ts';
import type { CaptureParts, Captures } from './captures.ts';
import type { Profiles } from './profiles.ts';

export interface NearLimitParts extends CaptureParts {
  readonly captures: Captures;
  readonly profiles: Profiles;
  /** Resolves when the instance has its name. */
  readonly named: Promise<unknown>;
}

export interface NearLimit {
  /** Resolves when what an earlier process left was collected and V8 is armed, if it is to be; never rejects. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

/**
 * The snapshot that V8 writes by itself near the heap limit, behind a door: loaded where `capture.nearLimit` is on, or an
 * earlier process has left word.
 */
export function startNearLimit(parts: NearLimitParts): NearLimit {
  const { settings, onError } = parts;
  const directory = settings['snapshot.dir'] ?? defaultSnapshotDirectory(parts.environment);
  const isOn = settings['capture.nearLimit'];
  const hasNotes =
    directory !== NO_DIRECTORY &&
    process.getBuiltinModule('node:fs').existsSync(join(directory, 'near-limit'));
  if (!isOn && !hasNotes) return { ready: Promise.resolve(), stop: () => Promise.resolve() };
  const abort = new AbortController();
  const run = async () => {
    await parts.named;
    const { collect, arm } = await import('./near-limit-room.ts');
    // What cannot be collected now must not keep the next one from being written, and is tried again at the next start.
    await collect(parts, directory, abort.signal).catch((error: unknown) => {
      if (!abort.signal.aborted) onError(error);
    });
    if (isOn && !abort.signal.aborted) await arm(parts, directory);
  };
  const ready = run().catch(onError);
  return {
    ready,
    async stop() {
      abort.abort();
      await ready;
    },
  };
}
