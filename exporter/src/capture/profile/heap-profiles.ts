import { DirectoryRefusedError } from '../store/own-directory.ts';
import { createSnapshotId } from '../store/snapshot-meta.ts';
import { type HeapProfileFile, type HeapProfileMeta, profileNodes } from './heap-profile.ts';
import type { HeapProfileStore } from './heap-profile-store.ts';
import type { HeapSampler } from './heap-sampler.ts';

/** How the capture of a heap profile ended. */
export type HeapProfileOutcome =
  | { readonly outcome: 'captured'; readonly profile: HeapProfileMeta }
  | {
      readonly outcome: 'refused';
      /** `not_sampling`: the option profile.sampling is off; `not_here`: the exporter does not run in this isolate. */
      readonly code: 'not_sampling' | 'stopped' | 'not_here';
      readonly detail: string;
    }
  | {
      readonly outcome: 'failed';
      readonly code: 'directory_refused' | 'profile_failed';
      readonly detail: string;
    };

export interface HeapProfilesContext {
  /** undefined where allocations are not sampled: then there are the profiles of earlier. */
  readonly sampler: Pick<HeapSampler, 'read' | 'intervalBytes' | 'startedMs'> | undefined;
  readonly store: HeapProfileStore;
  readonly identity: () => { readonly service: string; readonly instance: string };
  /** Runs what pauses the process, so that the GC it makes is told from the program's. */
  readonly duringCapture: <T>(take: () => T) => T;
  readonly onCaptured: (profile: HeapProfileMeta) => void;
}

export const NOT_SAMPLING = {
  outcome: 'refused',
  code: 'not_sampling',
  detail: 'allocations are not sampled: the option profile.sampling is off, or what it wants is not there',
} as const satisfies HeapProfileOutcome;

/** Captures heap profiles of this isolate, and finds those that there are. */
export class HeapProfiles {
  readonly #context: HeapProfilesContext;

  constructor(context: HeapProfilesContext) {
    this.#context = context;
  }

  /** PAUSES the process for a major GC. Never rejects. */
  async capture(reason: string): Promise<HeapProfileOutcome> {
    const { sampler, store, identity, duringCapture, onCaptured } = this.#context;
    if (sampler === undefined) return NOT_SAMPLING;
    try {
      const takenMs = Date.now();
      const began = performance.now();
      const profile = duringCapture(() => sampler.read());
      const pauseSeconds = (performance.now() - began) / 1000;
      let liveBytes = 0;
      for (const { selfSize } of profileNodes(profile.head)) liveBytes += selfSize;
      const meta: HeapProfileMeta = {
        id: createSnapshotId(takenMs),
        ...identity(),
        isolate: 'main',
        pid: process.pid,
        nodeVersion: process.versions.node,
        reason,
        sampledSince: new Date(sampler.startedMs).toISOString(),
        takenAt: new Date(takenMs).toISOString(),
        intervalBytes: sampler.intervalBytes,
        sampleCount: profile.samples?.length ?? 0,
        liveBytes,
        pauseSeconds,
      };
      await store.add({ head: profile.head, samples: profile.samples ?? [], heapwatch: meta });
      onCaptured(meta);
      return { outcome: 'captured', profile: meta };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      const code = error instanceof DirectoryRefusedError ? 'directory_refused' : 'profile_failed';
      return { outcome: 'failed', code, detail };
    }
  }

  /** Those of this instance, newest first. */
  async list(): Promise<HeapProfileMeta[]> {
    const found = await Promise.all((await this.#context.store.ids()).map((id) => this.find(id)));
    return found.flatMap((profile) => (profile === undefined ? [] : [profile.heapwatch]));
  }

  /** One of this instance: a directory may serve several. */
  async find(id: string): Promise<HeapProfileFile | undefined> {
    const profile = await this.#context.store.find(id);
    const { service, instance } = this.#context.identity();
    const isOwn = profile?.heapwatch.service === service && profile.heapwatch.instance === instance;
    return isOwn ? profile : undefined;
  }
}
