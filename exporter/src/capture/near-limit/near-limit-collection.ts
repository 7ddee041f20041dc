import { constants } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { SamplingProfile } from '../profile/heap-profile.ts';
import type { HeapProfileMeta } from '../profile/heap-profile-meta.ts';
import { addProfile, type HeapProfileStore } from '../profile/stored-profile.ts';
import { RedactionError } from '../redact/redaction-error.ts';
import { createSnapshotId, type SnapshotMeta } from '../store/meta/snapshot-meta.ts';
import { writeSnapshotFile } from '../store/snapshot-file.ts';
import type { SnapshotStore } from '../store/snapshot-store.ts';
import {
  type NearLimitFile,
  type NearLimitNote,
  type NearLimitNotes,
  nearLimitFiles,
} from './near-limit-note.ts';

export interface NearLimitCollection {
  readonly notes: NearLimitNotes;
  readonly service: string;
  readonly snapshots: Pick<SnapshotStore, 'add'>;
  readonly profiles: Pick<HeapProfileStore, 'add'>;
  readonly allowedNames: readonly string[] | undefined;
  readonly signal: AbortSignal;
  readonly onSnapshot: (meta: SnapshotMeta) => void;
  readonly onProfile: (meta: HeapProfileMeta) => void;
  /** V8 did not finish a file, or it cannot be redacted: it was deleted. */
  readonly onLost: (why: string) => void;
}

const REASON = 'near the heap limit';

/**
 * Moves what V8 has written for processes that died near their heap limit into the stores, redacted, and deletes the raw
 * files. Nothing is listed before it is redacted.
 * @throws what the file system gives: then file and note stay for the next start
 */
export async function collectNearLimit(collection: NearLimitCollection): Promise<void> {
  const { notes, onLost } = collection;
  for (const note of await notes.ofTheDead()) {
    for (const file of await nearLimitFiles(note)) {
      try {
        if (file.kind === 'heapsnapshot') await addSnapshot(collection, note, file);
        else await collectProfile(collection, note, file);
      } catch (error) {
        if (!(error instanceof RedactionError || error instanceof SyntaxError)) throw error;
        onLost(`V8 did not finish ${file.path}: ${error.message}`);
      }
      await rm(file.path, { force: true });
    }
    await notes.remove(note);
  }
}

async function addSnapshot(
  { service, snapshots, allowedNames, signal, onSnapshot }: NearLimitCollection,
  { pid, instance, nodeVersion, v8Version }: NearLimitNote,
  { path, startedMs, durationSeconds }: NearLimitFile,
): Promise<void> {
  const id = createSnapshotId(startedMs);
  const raw = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const meta = await snapshots.add(
      id,
      (to) =>
        writeSnapshotFile(to, {
          signal,
          redact: true,
          allowedNames,
          takeSnapshot: () => raw.createReadStream(),
        }),
      (written) => ({
        id,
        service,
        instance,
        isolate: 'main',
        pid,
        nodeVersion,
        v8Version,
        reason: REASON,
        startedAt: new Date(startedMs).toISOString(),
        durationSeconds,
        ...written,
        // The process stood still from the first byte to the last.
        pauseSeconds: durationSeconds,
        redacted: true,
        trigger: 'near_limit',
      }),
    );
    onSnapshot(meta);
  } finally {
    await raw.close();
  }
}

async function collectProfile(
  { service, profiles, onProfile }: NearLimitCollection,
  { pid, instance, nodeVersion, armedMs, intervalBytes }: NearLimitNote,
  { path, startedMs, durationSeconds }: NearLimitFile,
): Promise<void> {
  const raw = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const profile = JSON.parse(await raw.readFile('utf8')) as SamplingProfile;
    const meta = await addProfile(profiles, profile, {
      id: createSnapshotId(startedMs),
      service,
      instance,
      isolate: 'main',
      pid,
      nodeVersion,
      reason: REASON,
      trigger: 'near_limit',
      sampledSince: new Date(armedMs).toISOString(),
      startedAt: new Date(startedMs).toISOString(),
      intervalBytes,
      pauseSeconds: durationSeconds,
    });
    onProfile(meta);
  } finally {
    await raw.close();
  }
}
