import type { StoredMeta } from './meta/stored-meta.ts';

/** How much of a service's snapshots, or heap profiles, a store may keep. */
export interface SnapshotQuota {
  readonly maxBytes: number;
  readonly maxCount: number;
  readonly maxAgeSeconds: number;
}

const HALF = 0.5;

/**
 * Which snapshots have to go, the first to go first: those past their age, then the oldest until count and bytes fit.
 * A baseline goes after all others, as the later ones mean little without it, and has no age while it is the newest of
 * its instance. Where baselines fill half of the quota, the oldest of them go like any other: processes that are gone
 * leave theirs.
 * @param metas of one service, in any order
 * @param newest is kept whatever its size
 */
export function snapshotsPastQuota<Meta extends StoredMeta>(
  metas: readonly Meta[],
  quota: SnapshotQuota,
  nowMs: number,
  newest?: string,
): Meta[] {
  const oldestFirst = metas.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const baselineOf = new Map<string, string>();
  for (const meta of oldestFirst) {
    if (meta.keep === 'baseline') baselineOf.set(meta.instance, meta.id);
  }
  const isCurrentBaseline = (meta: Meta) => baselineOf.get(meta.instance) === meta.id;
  const isOld = (meta: Meta) =>
    Date.parse(meta.startedAt) < nowMs - quota.maxAgeSeconds * 1000 && !isCurrentBaseline(meta);

  const going = oldestFirst.filter((meta) => meta.id !== newest && isOld(meta));
  const kept = oldestFirst.filter((meta) => !going.includes(meta));
  const fits = (some: readonly Meta[], share: number) =>
    some.length <= quota.maxCount * share && totalBytes(some) <= quota.maxBytes * share;
  while (!fits(kept, 1)) {
    const baselines = kept.filter(isCurrentBaseline);
    const others = kept.filter((meta) => !isCurrentBaseline(meta));
    const order = fits(baselines, HALF) ? [...others, ...baselines] : [...baselines, ...others];
    const next = order.find((meta) => meta.id !== newest);
    if (next === undefined) break;
    going.push(next);
    kept.splice(kept.indexOf(next), 1);
  }
  return going;
}

function totalBytes(metas: readonly StoredMeta[]): number {
  return metas.reduce((sum, meta) => sum + meta.sizeBytes, 0);
}
