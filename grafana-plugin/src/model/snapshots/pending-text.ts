import type { Pending } from 'heapwatch/wire';

const STAGES: Readonly<Record<NonNullable<Pending['stage']>, string>> = {
  reading: 'Reading the snapshots',
  graph: 'Finding who holds what',
  classes: 'Naming classes',
  comparing: 'Comparing',
  writing: 'Keeping the result',
};

/** `Finding who holds what, 40 %`; what it waits for while it waits. */
export function pendingText({ state, stage, progress, ahead }: Pending): string {
  if (state === 'queued') {
    return ahead === 0
      ? 'Next in the queue'
      : `Waiting for ${ahead} other ${ahead === 1 ? 'analysis' : 'analyses'}`;
  }
  const what = stage === undefined ? 'Working' : STAGES[stage];
  return `${what}, ${Math.round(100 * progress)} %`;
}
