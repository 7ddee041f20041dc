import type { RunSession } from './run-session.ts';

/** What `heapwatch run --json` prints. */
export function runJson(
  command: readonly string[],
  exitCode: number,
  { watch, comparisons }: RunSession,
): object {
  const { diffs, profileDiffs } = comparisons;
  return {
    command,
    exitCode,
    seconds: Math.round(watch.seconds),
    leaking: watch.processes.some(({ leaks }) => leaks.size > 0),
    processes: watch.processes.map((one) => ({
      pid: one.pid,
      script: one.script,
      isolates: one.isolates.map(({ isolate, heapUsedBytes, liveBytes, heapLimitBytes, memories }) => ({
        isolate,
        heapUsedBytes,
        liveBytes,
        heapLimitBytes,
        verdicts: memories.map(({ memory, state, slopeBytesPerSecond }) => ({
          memory,
          state,
          slopeBytesPerHour: slopeBytesPerSecond * 3600,
        })),
        ...(isolate === 'main' ? {} : { diff: diffs.get(one)?.get(isolate) }),
      })),
      leaks: [...one.leaks.values()],
      snapshots: one.snapshots.map(({ id, isolate, reason, pauseSeconds }) => ({
        id,
        isolate,
        reason,
        pauseSeconds,
      })),
      heapProfiles: one.heapProfiles.map(({ id, reason, snapshotRefused }) => ({
        id,
        reason,
        snapshotRefused,
      })),
      diff: diffs.get(one)?.get('main'),
      profileDiff: profileDiffs.get(one),
    })),
  };
}
