import { join } from 'node:path';
import { HEAP_PROFILES } from '../../capture/profile/heap-profile-meta.ts';
import { HeapProfiles } from '../../capture/profile/heap-profiles.ts';
import type { HeapSampler } from '../../capture/profile/heap-sampler.ts';
import { ProfileLimits } from '../../capture/profile/profile-limits.ts';
import type { HeapProfileStore } from '../../capture/profile/stored-profile.ts';
import { NO_DIRECTORY } from '../../capture/store/snapshot-directory.ts';
import { openStore, quotaOf } from './open-store.ts';
import type { ProfilesParts } from './profiles.ts';

/** What is needed to capture heap profiles, loaded where allocations are sampled or somebody asks for what there is. */
export interface ProfileRoom {
  readonly profiles: HeapProfiles;
  readonly store: HeapProfileStore;
  /** Resolves when what died processes left behind was removed; never rejects. */
  readonly swept: Promise<void>;
  stopSampler(): void;
}

/** @param directory of the snapshots */
export async function openProfileRoom(
  parts: ProfilesParts,
  directory: string,
  sampling: { readonly isForNearLimit: boolean } | undefined,
): Promise<ProfileRoom> {
  const { settings, events, identity, onError } = parts;
  const store = await openStore(HEAP_PROFILES, {
    settings,
    directory: directory === NO_DIRECTORY ? NO_DIRECTORY : join(directory, 'profiles'),
    service: identity().service,
    folder: 'profiles/',
    quota: quotaOf(settings, settings['profile.maxCount']),
    onError,
  });
  let sampler: HeapSampler | undefined;
  try {
    if (sampling !== undefined) {
      const { HeapSampler } = await import('../../capture/profile/heap-sampler.ts');
      sampler = new HeapSampler(settings['profile.intervalBytes'], sampling.isForNearLimit);
    }
  } catch (error) {
    onError(error);
  }
  const profiles = new HeapProfiles({
    sampler,
    store,
    identity,
    limits: new ProfileLimits({
      coolDownSeconds: settings['profile.coolDown'],
      perHour: settings['profile.perHour'],
    }),
    duringCapture: parts.duringCapture,
    onCaptured: (profile) => events.emit('heapProfile', profile),
  });
  return {
    profiles,
    store,
    swept: store.sweep().then(() => undefined, onError),
    stopSampler: () => sampler?.stop(),
  };
}
