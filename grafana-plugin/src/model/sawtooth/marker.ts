import type { MemoryKind } from '@heapwatch/exporter/detector';

/** A moment worth a mark on the time axis. */
export type Marker = SnapshotMarker | VerdictMarker;

export interface SnapshotMarker {
  readonly kind: 'snapshot';
  readonly timeMs: number;
  /** As the store of snapshots knows it; absent where only the time is known. */
  readonly id?: string | undefined;
  readonly text: string;
}

export interface VerdictMarker {
  readonly kind: 'verdict';
  /** When the growth began that the verdict is about. */
  readonly timeMs: number;
  readonly memory?: MemoryKind | undefined;
  readonly text: string;
}

/** The store says when a capture was asked for, the process when it began: they are the same capture. */
const SAME_CAPTURE_MS = 60_000;
/** The beginning of a growth is estimated anew all the while. */
const SAME_GROWTH_MS = 15 * 60_000;

/** Sorted by time, each moment once; of two that tell of one snapshot that with an id stays. */
export function mergeMarkers(markers: readonly Marker[]): Marker[] {
  const merged: Marker[] = [];
  for (const marker of markers.toSorted((a, b) => a.timeMs - b.timeMs)) {
    const at = merged.findLastIndex((other) => isSame(other, marker));
    const known = merged[at];
    if (known === undefined) merged.push(marker);
    else if (known.kind === 'snapshot' && known.id === undefined) merged[at] = marker;
    else if (known.kind === 'verdict') merged[at] = marker;
  }
  return merged;
}

function isSame(a: Marker, b: Marker): boolean {
  const apartMs = Math.abs(a.timeMs - b.timeMs);
  if (a.kind === 'snapshot' && b.kind === 'snapshot') {
    return a.id !== undefined && b.id !== undefined ? a.id === b.id : apartMs <= SAME_CAPTURE_MS;
  }
  if (a.kind === 'verdict' && b.kind === 'verdict') {
    return (a.memory ?? 'heap') === (b.memory ?? 'heap') && apartMs <= SAME_GROWTH_MS;
  }
  return false;
}

/** At most two snapshots, the earlier first: a click adds one, or takes it away; a third replaces the one chosen last. */
export function chooseMarker(
  chosen: readonly SnapshotMarker[],
  clicked: SnapshotMarker,
): readonly SnapshotMarker[] {
  const others = chosen.filter(({ timeMs }) => timeMs !== clicked.timeMs);
  if (others.length < chosen.length) return others;
  return [...others.slice(0, 1), clicked].sort((a, b) => a.timeMs - b.timeMs);
}
