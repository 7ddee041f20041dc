import type { HeapProfileOutcome, HeapProfileRequest } from '../../capture/profile/heap-profiles.ts';
import { defaultSnapshotDirectory } from '../../capture/store/snapshot-directory.ts';
import type { CaptureParts } from './captures.ts';
import type { ProfileRoom } from './profile-room.ts';

export type ProfilesParts = Pick<
  CaptureParts,
  'settings' | 'environment' | 'identity' | 'events' | 'duringCapture' | 'onError'
>;

/** The sampling heap profiler, behind a door: loaded where it samples, or somebody may ask for what it has left. */
export interface Profiles {
  /** Whether allocations are to be sampled. */
  readonly isSampling: boolean;
  open(): Promise<ProfileRoom>;
  /** Never rejects. */
  capture(request: HeapProfileRequest): Promise<HeapProfileOutcome>;
  /** Resolves when allocations are sampled, or nothing is to be sampled; never rejects. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

export function startProfiles(parts: ProfilesParts): Profiles {
  const { settings, onError } = parts;
  const isForNearLimit =
    settings['capture.nearLimit'] && 'setHeapProfileNearHeapLimit' in process.getBuiltinModule('node:v8');
  const isSampling = settings['profile.sampling'] || isForNearLimit;
  let isStopped = false;
  let opened: Promise<ProfileRoom> | undefined;
  const load = async () => {
    const { openProfileRoom } = await import('./profile-room.ts');
    const directory = settings['snapshot.dir'] ?? defaultSnapshotDirectory(parts.environment);
    return openProfileRoom(parts, directory, isSampling && !isStopped ? { isForNearLimit } : undefined);
  };
  const open = () => {
    opened ??= load();
    return opened;
  };
  const ready = isSampling ? open().then(() => undefined, onError) : Promise.resolve();
  return {
    isSampling,
    open,
    async capture(request) {
      try {
        const { profiles } = await open();
        if (isStopped) return { outcome: 'refused', code: 'stopped', detail: 'the exporter was stopped' };
        const outcome = await profiles.capture(request);
        if (outcome.outcome === 'failed') onError(`heap profile failed: ${outcome.detail}`);
        return outcome;
      } catch (error) {
        onError(error);
        const detail = error instanceof Error ? error.message : String(error);
        return { outcome: 'failed', code: 'profile_failed', detail };
      }
    },
    ready,
    async stop() {
      isStopped = true;
      await ready;
      const room = await opened?.catch(() => undefined);
      room?.stopSampler();
      room?.store.abort();
      await room?.swept;
      await room?.store.close();
    },
  };
}
