import { HeapDiff, settleHeap } from './heap-diff.ts';

export interface LeakExpectation {
  /** How often the function is called between the two snapshots; 20 unless given. */
  readonly iterations?: number;
  /** How often before, so that caches fill and code is compiled; 5 unless given. */
  readonly warmUp?: number;
}

const ITERATIONS = 20;
const WARM_UP = 5;

/**
 * Fails, with an error that names what leaks and who holds it, if something grows with each call of the function. What
 * grew less often than the function was called (a cache's table, a pool) is no leak of its. Works in any test runner.
 */
export async function expectNoLeak(
  run: () => unknown,
  { iterations = ITERATIONS, warmUp = WARM_UP }: LeakExpectation = {},
): Promise<void> {
  await repeat(run, warmUp);
  await settleHeap();
  const diff = new HeapDiff({ minBytes: 0 });
  await repeat(run, iterations);
  const { change } = await diff.end();
  const leaks = change.suspects.filter(({ addedCount }) => addedCount >= iterations);
  if (leaks.length === 0) return;
  const sentences = leaks.map(({ sentence }) => `  ${sentence}`).join('\n');
  throw new Error(`something grows with each of ${iterations} calls:\n${sentences}`);
}

async function repeat(run: () => unknown, times: number): Promise<void> {
  for (let n = 0; n < times; n++) await run();
}
