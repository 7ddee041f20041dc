import { formatBytes, formatCount } from '../byte-text.ts';
import type { SnapshotDiff } from '../snapshot-diff.ts';
import type { Suspect } from '../suspects/suspects.ts';
import type { ProcessDiff } from './process-diff.ts';

/** Whether a fix is confirmed. Suspects that retain no more than `noiseBytes` are left out. */
export interface FixVerdict {
  /** Only `fixed` is success. `unchanged`: nothing grows, but nothing is gone either, so nothing is confirmed. */
  readonly verdict: 'fixed' | 'partly-fixed' | 'not-fixed' | 'unchanged';
  readonly sentence: string;
  readonly noiseBytes: number;
  /** What the program before the fix held, or grew by, and no longer does: places are those of that program. */
  readonly gone: readonly Suspect[];
  readonly stillGrowing: readonly GrowingSuspect[];
}

export interface GrowingSuspect extends Suspect {
  /** What it grew by before the fix; absent if it did not, or if that is not known of two snapshots. */
  readonly bytesBeforeFix?: number;
}

const NOISE_BYTES = 256 * 1024;
const NOISE_SHARE = 0.01;

/** Less is what two moments of a healthy program differ by: 256 KiB, or 1 % of the smaller heap. */
function noiseOf({ baseline, current }: Pick<SnapshotDiff, 'baseline' | 'current'>): number {
  return Math.max(NOISE_BYTES, Math.round(Math.min(baseline.bytes, current.bytes) * NOISE_SHARE));
}

/** Judges one snapshot before and one after the fix, of two processes under the same load. */
export function judgeFix(diff: ProcessDiff): FixVerdict {
  const noiseBytes = noiseOf(diff);
  const gone = above(diff.findGone(), noiseBytes);
  const stillGrowing = above(diff.suspects, noiseBytes);
  const more = stillGrowing.length === 0 ? 'nothing is' : `${sumText(stillGrowing)} are`;
  return verdictOf(gone, stillGrowing, noiseBytes, `${more} more than before`);
}

/** Judges the growth of one process: snapshots of the fixed program only, early and late. */
export function judgeGrowth(diff: SnapshotDiff): FixVerdict {
  const noiseBytes = noiseOf(diff);
  const stillGrowing = above(diff.suspects, noiseBytes);
  const isFixed = stillGrowing.length === 0;
  const sentence = isFixed
    ? 'Fixed: nothing of size grew between these snapshots of one process.'
    : `Not fixed: ${sumText(stillGrowing)} grew between these snapshots of one process.`;
  return { verdict: isFixed ? 'fixed' : 'not-fixed', sentence, noiseBytes, gone: [], stillGrowing };
}

/** Judges two growths: of the program before the fix and of the one after it, each from an early and a late snapshot. */
export function judgeGrowths(before: SnapshotDiff, after: SnapshotDiff): FixVerdict {
  const noiseBytes = noiseOf({ baseline: before.current, current: after.current });
  const grew = new Map(above(before.suspects, noiseBytes).map((suspect) => [placeKey(suspect), suspect]));
  const stillGrowing: GrowingSuspect[] = [];
  for (const suspect of above(after.suspects, noiseBytes)) {
    const known = grew.get(placeKey(suspect));
    grew.delete(placeKey(suspect));
    stillGrowing.push(known === undefined ? suspect : { ...suspect, bytesBeforeFix: known.retainedBytes });
  }
  const isAllNew = stillGrowing.every(({ bytesBeforeFix }) => bytesBeforeFix === undefined);
  const grows =
    stillGrowing.length === 0
      ? 'nothing grows'
      : `${sumText(stillGrowing)} ${isAllNew ? 'grow, which they did not before' : 'still grow'}`;
  return verdictOf([...grew.values()], stillGrowing, noiseBytes, grows);
}

function verdictOf(
  gone: readonly Suspect[],
  stillGrowing: readonly GrowingSuspect[],
  noiseBytes: number,
  growth: string,
): FixVerdict {
  const isGone = gone.length > 0;
  const parts = { noiseBytes, gone, stillGrowing };
  const lost = isGone ? `${sumText(gone)} are gone` : 'nothing of size is gone';
  if (stillGrowing.length === 0) {
    return isGone
      ? { verdict: 'fixed', sentence: `Fixed: ${lost}, and ${growth}.`, ...parts }
      : { verdict: 'unchanged', sentence: `Not confirmed: ${lost}, and ${growth}.`, ...parts };
  }
  return isGone
    ? { verdict: 'partly-fixed', sentence: `Not fixed yet: ${lost}, but ${growth}.`, ...parts }
    : { verdict: 'not-fixed', sentence: `Not fixed: ${lost}, and ${growth}.`, ...parts };
}

function above(suspects: readonly Suspect[], bytes: number): Suspect[] {
  return suspects.filter(({ retainedBytes }) => retainedBytes > bytes);
}

/** `120,000 leakEventCallback() (8.6 MiB)`, and how many others. Not for an empty list. */
function sumText(suspects: readonly Suspect[]): string {
  const [{ addedCount, className, retainedBytes }] = suspects;
  const others = suspects.length - 1;
  const rest = others === 0 ? '' : ` and ${others === 1 ? 'one other' : `${formatCount(others)} others`}`;
  return `${formatCount(addedCount)} ${className} (${formatBytes(retainedBytes)})${rest}`;
}

/** Equal for the same culprit at the same place in two versions of a program: class, and the names it is held by. */
function placeKey({ className, path }: Suspect): string {
  const names = path
    .filter(({ edgeType }) => edgeType === 'property' || edgeType === 'context')
    .map(({ edgeName }) => edgeName ?? '');
  return [className, ...names].join('\n');
}
