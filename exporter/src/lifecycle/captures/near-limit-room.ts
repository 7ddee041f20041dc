import v8 from 'node:v8';
import { readCaptureRoom } from '../../capture/admission/room.ts';
import { collectNearLimit } from '../../capture/near-limit/near-limit-collection.ts';
import { nearLimitDirectory } from '../../capture/near-limit/near-limit-directory.ts';
import { NearLimitNotes } from '../../capture/near-limit/near-limit-note.ts';
import { judgeCapture } from '../../capture/preflight/preflight.ts';
import { spacesCost } from '../../capture/preflight/spaces-cost.ts';
import type { NearLimitParts } from './near-limit.ts';

/** A raw snapshot was up to three times the heap it is of. */
const RAW_FILE_PER_HEAP_BYTE = 4;

/** Moves what V8 wrote for processes that are gone into the stores, redacted. */
export async function collect(parts: NearLimitParts, directory: string, signal: AbortSignal): Promise<void> {
  const { events, captures, profiles, settings, onNotice, onError } = parts;
  const { service } = parts.identity();
  const { store } = await captures.open();
  const { store: profileStore } = await profiles.open();
  await collectNearLimit({
    notes: new NearLimitNotes(directory, service),
    service,
    snapshots: store,
    profiles: profileStore,
    allowedNames: settings['snapshot.allowNames']?.split(',').map((name) => name.trim()),
    signal,
    onSnapshot(snapshot) {
      captures.totals.captured(snapshot);
      events.emit('snapshot', snapshot);
      onNotice(
        `snapshot ${snapshot.id} is of a process that came near its heap limit; the raw file was deleted`,
      );
    },
    onProfile: (profile) => events.emit('heapProfile', profile),
    onLost(why) {
      captures.totals.count('failed');
      onError(`nothing is kept of a process that came near its heap limit: ${why}`);
    },
  });
}

/** Leaves word, then arms V8. Where Node.js can write a heap profile there instead, it is that. */
export async function arm(parts: NearLimitParts, directory: string): Promise<void> {
  const { settings, onNotice } = parts;
  const armProfile: unknown = Reflect.get(v8, 'setHeapProfileNearHeapLimit');
  const isProfile = typeof armProfile === 'function';
  const to = nearLimitDirectory(process.execArgv, process.env.NODE_OPTIONS, process.cwd());
  if (!isProfile) {
    const refusal = await refusalOf(to);
    if (refusal !== undefined) {
      onNotice(`no snapshot is taken near the heap limit. ${refusal}`);
      return;
    }
  }
  await new NearLimitNotes(directory, parts.identity().service).leave({
    pid: process.pid,
    directory: to,
    armedMs: Date.now(),
    instance: parts.identity().instance,
    nodeVersion: process.versions.node,
    v8Version: process.versions.v8,
    intervalBytes: settings['profile.intervalBytes'],
  });
  if (isProfile) armProfile(1);
  else v8.setHeapSnapshotNearHeapLimit(1);
}

/** Asked now, as V8 asks nobody then: whether the heap at its limit could be captured. In words, with the numbers. */
async function refusalOf(directory: string): Promise<string | undefined> {
  const { heap_size_limit: limitBytes, used_heap_size: usedBytes } = v8.getHeapStatistics();
  const cost = spacesCost({ ordinaryBytes: limitBytes, largeBytes: 0 }, process.versions.v8);
  const { code, reason } = judgeCapture(
    {
      ...cost,
      worst: {
        ...cost.worst,
        memoryBytes: cost.worst.memoryBytes + Math.max(0, limitBytes - usedBytes),
        fileBytes: limitBytes * RAW_FILE_PER_HEAP_BYTE,
      },
    },
    await readCaptureRoom(directory),
  );
  return code === undefined ? undefined : reason;
}
