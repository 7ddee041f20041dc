import { join } from 'node:path';
import type { HeapProfileOutcome, HeapProfiles } from '../capture/profile/heap-profiles.ts';
import { defaultSnapshotDirectory, NO_DIRECTORY } from '../capture/store/snapshot-directory.ts';
import type { CaptureParts } from './captures.ts';

/** The sampling heap profiler, behind a door: nothing of it is loaded while `profile.sampling` is off. */
export interface Profiles {
  /** undefined while it is off, and where it cannot run. */
  open(): Promise<HeapProfiles | undefined>;
  /** Never rejects. */
  capture(reason: string): Promise<HeapProfileOutcome>;
  /** Resolves when allocations are sampled, or nothing is to be sampled; never rejects. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

const OFF = 'allocations are not sampled: the option profile.sampling is off, or what it wants is not there';

export function startProfiles(
  parts: Pick<CaptureParts, 'settings' | 'environment' | 'identity' | 'events' | 'duringCapture' | 'onError'>,
): Profiles {
  const { settings, events, onError } = parts;
  let stopSampler: (() => void) | undefined;
  let isStopped = false;
  const load = async (): Promise<HeapProfiles | undefined> => {
    if (!settings['profile.sampling']) return undefined;
    const [{ HeapSampler }, { HeapProfileStore }, { HeapProfiles }] = await Promise.all([
      import('../capture/profile/heap-sampler.ts'),
      import('../capture/profile/heap-profile-store.ts'),
      import('../capture/profile/heap-profiles.ts'),
    ]);
    if (isStopped) return undefined;
    const sampler = new HeapSampler(settings['profile.intervalBytes']);
    stopSampler = () => sampler.stop();
    const directory = settings['snapshot.dir'] ?? defaultSnapshotDirectory(parts.environment);
    return new HeapProfiles({
      sampler,
      store: new HeapProfileStore(directory === NO_DIRECTORY ? NO_DIRECTORY : join(directory, 'profiles')),
      identity: parts.identity,
      duringCapture: parts.duringCapture,
      onCaptured: (profile) => events.emit('heapProfile', profile),
    });
  };
  const opened = load().catch((error: unknown) => {
    onError(error);
    return undefined;
  });
  return {
    open: () => opened,
    async capture(reason) {
      const profiles = await opened;
      if (isStopped) return { outcome: 'refused', code: 'stopped', detail: 'the exporter was stopped' };
      if (profiles === undefined) return { outcome: 'refused', code: 'not_sampling', detail: OFF };
      const outcome = await profiles.capture(reason);
      if (outcome.outcome === 'failed') onError(`heap profile failed: ${outcome.detail}`);
      return outcome;
    },
    ready: opened.then(() => undefined),
    async stop() {
      isStopped = true;
      await opened;
      stopSampler?.();
      stopSampler = undefined;
    },
  };
}
