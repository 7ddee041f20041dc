import type { LimitRefusal } from '../budget/budget.ts';
import { createSnapshotId } from '../store/meta/snapshot-meta.ts';
import { DirectoryRefusedError } from '../store/own-directory.ts';
import type { SnapshotContent } from '../store/snapshot-store.ts';
import type { HeapProfileFile } from './heap-profile.ts';
import type { HeapProfileMeta, HeapProfileOrigin } from './heap-profile-meta.ts';
import type { HeapSampler } from './heap-sampler.ts';
import type { ProfileLimits } from './profile-limits.ts';
import { addProfile, type HeapProfileStore, readProfile } from './stored-profile.ts';

/** How the capture of a heap profile ended. */
export type HeapProfileOutcome =
  | { readonly outcome: 'captured'; readonly profile: HeapProfileMeta }
  | HeapProfileRefusal
  | {
      readonly outcome: 'failed';
      readonly code: 'directory_refused' | 'profile_failed';
      readonly detail: string;
    };

export type HeapProfileRefusal =
  | {
      readonly outcome: 'refused';
      /** `not_sampling`: the option profile.sampling is off; `not_here`: the exporter does not run in this isolate. */
      readonly code: 'not_sampling' | 'stopped' | 'not_here';
      readonly detail: string;
    }
  | LimitRefusal;

/** What a heap profile is asked for with. */
export type HeapProfileRequest = Pick<HeapProfileOrigin, 'reason' | 'trigger' | 'keep' | 'snapshotRefused'>;

export interface HeapProfilesContext {
  /** undefined where allocations are not sampled: then there are the profiles of earlier. */
  readonly sampler: Pick<HeapSampler, 'read' | 'intervalBytes' | 'startedMs'> | undefined;
  readonly store: HeapProfileStore;
  readonly identity: () => { readonly service: string; readonly instance: string };
  readonly limits: Pick<ProfileLimits, 'admit'>;
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
  async capture(request: HeapProfileRequest): Promise<HeapProfileOutcome> {
    const { sampler, store, identity, limits, duringCapture, onCaptured } = this.#context;
    if (sampler === undefined) return NOT_SAMPLING;
    const refusal = limits.admit(performance.now());
    if (refusal !== undefined) return refusal;
    try {
      const startedMs = Date.now();
      const began = performance.now();
      const read = duringCapture(() => sampler.read());
      const pauseSeconds = (performance.now() - began) / 1000;
      const profile = await addProfile(store, read, {
        id: createSnapshotId(startedMs),
        ...identity(),
        isolate: 'main',
        pid: process.pid,
        nodeVersion: process.versions.node,
        ...request,
        sampledSince: new Date(sampler.startedMs).toISOString(),
        startedAt: new Date(startedMs).toISOString(),
        intervalBytes: sampler.intervalBytes,
        pauseSeconds,
      });
      onCaptured(profile);
      return { outcome: 'captured', profile };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      const code = error instanceof DirectoryRefusedError ? 'directory_refused' : 'profile_failed';
      return { outcome: 'failed', code, detail };
    }
  }

  /** Those of this instance, newest first. @throws what the store gives, as all that follow */
  async list(): Promise<HeapProfileMeta[]> {
    return (await this.#context.store.list()).filter((meta) => this.#isOwn(meta));
  }

  /** One of this instance: a store may serve several. */
  async find(id: string): Promise<HeapProfileMeta | undefined> {
    const meta = await this.#context.store.find(id);
    return meta !== undefined && this.#isOwn(meta) ? meta : undefined;
  }

  async read(id: string): Promise<HeapProfileFile | undefined> {
    return (await this.find(id)) && readProfile(this.#context.store, id);
  }

  /** To be closed by the caller. */
  async openContent(id: string): Promise<SnapshotContent | undefined> {
    return (await this.find(id)) && this.#context.store.openContent(id);
  }

  /** @returns false when there was none */
  async remove(id: string): Promise<boolean> {
    return (await this.find(id)) !== undefined && this.#context.store.remove(id);
  }

  #isOwn(meta: HeapProfileMeta): boolean {
    const { service, instance } = this.#context.identity();
    return meta.service === service && meta.instance === instance;
  }
}
