import type { Snapshot } from 'heapwatch/wire';
import type { DiffAddress } from '../addresses/diff-address.ts';

/** Two snapshots and more of one instance, ready to be compared; or why not. */
export type SnapshotSelection =
  | { readonly state: 'ready'; readonly address: DiffAddress }
  | { readonly state: 'unready'; readonly reason: string };

/** The first in time is the baseline, the last the current one, whatever the order they were chosen in. */
export function selectionOf(
  snapshots: readonly Snapshot[],
  selected: ReadonlySet<string>,
  source: string,
): SnapshotSelection {
  const chosen = snapshots
    .filter(({ id }) => selected.has(id))
    .sort((a, b) => Date.parse(a.capturedAt) - Date.parse(b.capturedAt));
  const [baseline, ...later] = chosen;
  const current = later.pop();
  if (baseline === undefined || current === undefined) {
    return {
      state: 'unready',
      reason: 'Tick two snapshots to compare them, or more to see what grew every time.',
    };
  }
  if (new Set(chosen.map(({ instance }) => instance)).size > 1) {
    return { state: 'unready', reason: 'These are of several instances: choose one instance above.' };
  }
  return {
    state: 'ready',
    address: {
      instance: current.instance,
      baseline: baseline.id,
      current: current.id,
      ...(later.length === 0 ? {} : { through: later.map(({ id }) => id) }),
      snapshots: source,
    },
  };
}

/** True while the list will change by itself. */
export function isUnderWay(snapshot: Snapshot): boolean {
  return snapshot.state === 'capturing' || snapshot.state === 'fetching';
}
