import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { SnapshotDiff } from '../explain/snapshot-diff.ts';
import type { CapturedSnapshot } from './captured-snapshots.ts';

export interface ComparisonOptions {
  /** The program `heapwatch` itself. */
  readonly cli: string;
  /** Where a report is to be written. */
  readonly report?: string | undefined;
  readonly sourceMaps?: string | undefined;
}

/** Of a process with large snapshots every class is a row. */
const MOST_OUTPUT_BYTES = 512 * 1024 * 1024;

/**
 * Compares snapshots of one process in a process of its own, so that this one stays awake and its memory small. Rejects
 * with what that process said.
 */
export async function compareCaptured(
  snapshots: readonly CapturedSnapshot[],
  { cli, report, sourceMaps }: ComparisonOptions,
): Promise<SnapshotDiff> {
  const args = [cli, 'diff', ...snapshots.map(({ path }) => path), '--json'];
  if (report !== undefined) args.push('--html', report);
  if (sourceMaps !== undefined) args.push('--source-maps', sourceMaps);
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: MOST_OUTPUT_BYTES });
    return JSON.parse(stdout);
  } catch (error) {
    const { stderr } = error as { readonly stderr?: string };
    throw new Error(stderr?.trim().split('\n')[0] || String(error));
  }
}

/** The first, the one in the middle and the last: of a series the first two say what is new, the last what stays. */
export function seriesOf(snapshots: readonly CapturedSnapshot[]): CapturedSnapshot[] {
  if (snapshots.length <= 3) return [...snapshots];
  return [snapshots[0], snapshots[1], snapshots[snapshots.length - 1]];
}
