import type { CapturedSnapshot, Snapshot } from 'heapwatch/wire';
import type { DiffSubject } from '../diff/diff-subject.ts';

/** What the reader asked for; the rest is chosen for them. */
export interface WantedDiff {
  readonly baseline?: string | undefined;
  readonly current?: string | undefined;
  readonly through?: readonly string[] | undefined;
}

export type SnapshotChoice =
  | { readonly state: 'chosen'; readonly subject: DiffSubject }
  /** There are too few snapshots to compare. */
  | { readonly state: 'tooFew'; readonly captured: number };

export function capturedOf(snapshots: readonly Snapshot[]): readonly CapturedSnapshot[] {
  return snapshots.filter((snapshot) => snapshot.state === 'captured');
}

/**
 * Which snapshots to compare: those asked for; else the newest one, with the one before it of the same process, or if
 * it has none, of the same isolate in whichever process. What was asked for is not judged: the service knows whether
 * it is there.
 *
 * @param snapshots newest first, of one instance.
 */
export function chooseSnapshots(snapshots: readonly Snapshot[], wanted: WantedDiff): SnapshotChoice {
  const through = wanted.through ?? [];
  const captured = capturedOf(snapshots);
  const current = wanted.current ?? captured.find(({ id }) => id !== wanted.baseline)?.id;
  if (current === undefined) return { state: 'tooFew', captured: captured.length };
  const baseline = wanted.baseline ?? baselineOf(captured, current, through);
  if (baseline === undefined) return { state: 'tooFew', captured: captured.length };
  return { state: 'chosen', subject: { baseline, current, through } };
}

function baselineOf(
  captured: readonly CapturedSnapshot[],
  currentId: string,
  through: readonly string[],
): string | undefined {
  const at = captured.findIndex(({ id }) => id === currentId);
  const current = captured[at];
  const earlier = captured.slice(at + 1).filter(({ id }) => !through.includes(id));
  if (current === undefined) return earlier.find(({ id }) => id !== currentId)?.id;
  const ofIsolate = earlier.filter(
    ({ isolate, process }) => isolate === current.isolate && process === current.process,
  );
  const ofProcess = ofIsolate.find(({ pid }) => pid !== undefined && pid === current.pid);
  return (ofProcess ?? ofIsolate[0] ?? earlier[0])?.id;
}

/**
 * Whose snapshots a page shows: the instance asked for; else that of a snapshot asked for; else the one with the newest
 * capture. Undefined where nothing is known of any.
 *
 * @param snapshots newest first, of all instances.
 */
export function instanceToShow(
  snapshots: readonly Snapshot[],
  { instance, baseline, current }: WantedDiff & { readonly instance?: string | undefined },
): string | undefined {
  if (instance !== undefined) return instance;
  const asked = snapshots.find(({ id }) => id === current || id === baseline);
  if (asked !== undefined) return asked.instance;
  return capturedOf(snapshots).find((snapshot) => snapshot.instance !== undefined)?.instance;
}
