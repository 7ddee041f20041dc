import type { HeapProfile } from '../wire/heap-profile.ts';

/** A heap profile, wherever it is. */
export interface ReadableProfile {
  readonly described: HeapProfile;
  /** Another one when the content is. */
  readonly state: string;
  /** The path of its file, or what there is where it is no file of ours. Throws `ProblemError`. */
  readonly content: () => Promise<string | Uint8Array>;
}

/** Some 100 kB are usual. The thread that reads one needs several times as much. */
export const MAX_PROFILE_BYTES = 64 * 2 ** 20;
