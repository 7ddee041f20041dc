import { isolateTitle } from '../series/isolate-identity.ts';
import { formatTimeToLimit } from '../units/time-to-limit.ts';
import { compareLeakRows, type LeakRow } from './leak-row.ts';

/** The answer in one sentence: `2 of 40 leak. checkout-7f · main reaches its limit first, in about 3 h.` */
export function leakSummary(rows: readonly LeakRow[]): string {
  const isolateCount = new Set(rows.map(isolateKey)).size;
  const leaks = rows.filter(({ state }) => state === 'leaking');
  const judgedCount = new Set(rows.filter(isJudged).map(isolateKey)).size;
  if (leaks.length === 0) return calmSummary(isolateCount, judgedCount);
  const leakingCount = new Set(leaks.map(isolateKey)).size;
  const verb = leakingCount === 1 ? 'leaks' : 'leak';
  const [first] = leaks.toSorted(compareLeakRows);
  const count = isolateCount === 1 ? '' : `${leakingCount} of ${isolateCount} ${verb}. `;
  if (first === undefined) return count;
  const title = isolateTitle(first.identity);
  const seconds = first.secondsToLimit;
  if (seconds === undefined || seconds === Number.POSITIVE_INFINITY) {
    return isolateCount === 1 ? `${title} leaks.` : `${count}Worst: ${title}.`;
  }
  const who = isolateCount === 1 ? `${title} leaks; it` : title;
  const order = leakingCount === 1 ? '' : ' first,';
  return `${count}${who} reaches its limit${order} ${formatTimeToLimit(seconds)}.`;
}

function calmSummary(isolateCount: number, judgedCount: number): string {
  if (judgedCount === 0) return 'Nothing can be said yet: no process has run long enough to be judged.';
  if (judgedCount === isolateCount) {
    return isolateCount === 1 ? 'No leak.' : `No leak in any of ${isolateCount}.`;
  }
  return `No leak in the ${judgedCount} of ${isolateCount} that could be judged.`;
}

function isJudged({ state }: LeakRow): boolean {
  return state === 'stable' || state === 'leaking' || state === 'overload';
}

function isolateKey({ identity }: LeakRow): string {
  return JSON.stringify([identity.processKey, identity.isolate]);
}
