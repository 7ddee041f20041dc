import { join } from 'node:path';
import type { HeapProfileOutcome, HeapProfiles } from '../capture/profile/heap-profiles.ts';
import { defaultSnapshotDirectory, NO_DIRECTORY } from '../capture/store/snapshot-directory.ts';
import type { CaptureParts } from './captures.ts';

/** The sampling heap profiler, behind a door: loaded where it samples, or somebody may ask for what it has left. */
export interface Profiles {
  open(): Promise<HeapProfiles>;
  /** Never rejects. */
  capture(reason: string): Promise<HeapProfileOutcome>;
  /** Resolves when allocations are sampled, or nothing is to be sampled; never rejects. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

export function startProfiles(
  parts: Pick<CaptureParts, 'settings' | 'environment' | 'identity' | 'events' | 'duringCapture' | 'onError'>,
): Profiles {
  const { settings, events, onError } = parts;
  const isForNearLimit =
    settings['capture.nearLimit'] && 'setHeapProfileNearHeapLimit' in process.getBuiltinModule('node:v8');
  const isSampling = settings['profile.sampling'] || isForNearLimit;
  let stopSampler: (() => void) | undefined;
  let isStopped = false;
  const startSampler = async () => {
    const { HeapSampler } = await import('../capture/profile/heap-sampler.ts');
    if (isStopped) return undefined;
    const sampler = new HeapSampler(settings['profile.intervalBytes'], isForNearLimit);
    stopSampler = () => sampler.stop();
    return sampler;
  };
  const load = async (): Promise<HeapProfiles> => {
    const [{ HeapProfileStore }, { HeapProfiles }] = await Promise.all([
      import('../capture/profile/heap-profile-store.ts'),
      import('../capture/profile/heap-profiles.ts'),
    ]);
    const sampler = isSampling
      ? await startSampler().catch((error: unknown) => {
          onError(error);
          return undefined;
        })
      : undefined;
    const directory = settings['snapshot.dir'] ?? defaultSnapshotDirectory(parts.environment);
    return new HeapProfiles({
      sampler,
      store: new HeapProfileStore(directory === NO_DIRECTORY ? NO_DIRECTORY : join(directory, 'profiles')),
      identity: parts.identity,
      duringCapture: parts.duringCapture,
      onCaptured: (profile) => events.emit('heapProfile', profile),
    });
  };
  let opened: Promise<HeapProfiles> | undefined;
  const open = () => {
    opened ??= load();
    return opened;
  };
  const ready = isSampling ? open().then(() => undefined, onError) : Promise.resolve();
  return {
    open,
    async capture(reason) {
      try {
        const profiles = await open();
        if (isStopped) return { outcome: 'refused', code: 'stopped', detail: 'the exporter was stopped' };
        const outcome = await profiles.capture(reason);
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
      stopSampler?.();
      stopSampler = undefined;
    },
  };
}
