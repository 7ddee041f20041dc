import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { CREATE_NEW } from '../store/snapshot-file.ts';
import type { SnapshotStore } from '../store/snapshot-store.ts';
import { type HeapProfileFile, profileNodes, type SamplingProfile } from './heap-profile.ts';
import type { HeapProfileMeta, HeapProfileOrigin } from './heap-profile-meta.ts';

export type HeapProfileStore = SnapshotStore<HeapProfileMeta>;

/**
 * Adds what V8 has read to a store, with what is known of it.
 * @throws what the store gives
 */
export function addProfile(
  store: Pick<HeapProfileStore, 'add'>,
  { head, samples = [] }: SamplingProfile,
  known: Omit<HeapProfileOrigin, 'sampleCount' | 'liveBytes'>,
): Promise<HeapProfileMeta> {
  let liveBytes = 0;
  for (const { selfSize } of profileNodes(head)) liveBytes += selfSize;
  const origin: HeapProfileOrigin = { ...known, sampleCount: samples.length, liveBytes };
  const bytes = Buffer.from(JSON.stringify({ head, samples, heapwatch: origin } satisfies HeapProfileFile));
  return store.add(
    origin.id,
    (path) => writeFile(path, bytes, { flag: CREATE_NEW, mode: 0o600, flush: true }),
    () => ({
      ...origin,
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }),
  );
}

/** @returns undefined when there is none of that id */
export async function readProfile(
  store: Pick<HeapProfileStore, 'openContent'>,
  id: string,
): Promise<HeapProfileFile | undefined> {
  const content = await store.openContent(id);
  if (content === undefined) return undefined;
  try {
    return JSON.parse(Buffer.concat(await content.stream.toArray()).toString()) as HeapProfileFile;
  } finally {
    await content.close();
  }
}
