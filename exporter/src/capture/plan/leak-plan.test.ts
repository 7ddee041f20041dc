import { expect, test } from 'vitest';
import { LeakPlan, type PlanOutcome, type PlanSituation } from './leak-plan.ts';

const MIB = 1024 * 1024;
const CAPTURED: PlanOutcome = { captured: true };

const at = (seconds: number, given: Partial<PlanSituation> = {}): PlanSituation => ({
  ageMs: seconds * 1000,
  isLeaking: false,
  isOverloaded: false,
  bytes: 20 * MIB,
  ...given,
});
const leakingAt = (seconds: number, mebibytes: number) =>
  at(seconds, { isLeaking: true, bytes: mebibytes * MIB });
const newPlan = () => new LeakPlan({ baselineAfterMs: 300_000 });

/** Asks each second and captures what is due; gives what was captured when. */
function follow(
  plan: LeakPlan,
  fromSecond: number,
  toSecond: number,
  now: (second: number) => PlanSituation,
) {
  const captured: string[] = [];
  for (let second = fromSecond; second <= toSecond; second++) {
    const step = plan.due(now(second));
    if (step === undefined) continue;
    captured.push(`${step} at ${second}`);
    plan.ended(step, now(second), CAPTURED);
  }
  return captured;
}

test('a healthy process has its baseline and nothing else', () => {
  expect(follow(newPlan(), 0, 20_000, (second) => at(second))).toEqual(['baseline at 300']);
});

test('a leak is captured when it is told, and when half as much has leaked again', () => {
  const plan = newPlan();
  follow(plan, 0, 400, (second) => at(second));
  const captured = follow(plan, 401, 2000, (second) => leakingAt(second, 40 + (second - 401) / 10));
  // 20 MiB had leaked: 10 more take 100 seconds
  expect(captured).toEqual(['verdict at 401', 'growth at 501']);
});

test('without a baseline the third comes when 5 % more is in memory', () => {
  const captured = follow(newPlan(), 30, 400, (second) => leakingAt(second, 100 + (second - 30) / 10));
  expect(captured).toEqual(['verdict at 30', 'growth at 80']);
});

test('a small leak has grown by a mebibyte at least', () => {
  const plan = newPlan();
  follow(plan, 0, 300, (second) => at(second));
  const captured = follow(plan, 301, 900, (second) => leakingAt(second, 20.5 + (second - 301) / 100));
  expect(captured).toEqual(['verdict at 301', 'growth at 401']);
});

test('a process that is overloaded is no baseline', () => {
  const captured = follow(newPlan(), 0, 1000, (second) => at(second, { isOverloaded: second < 700 }));
  expect(captured).toEqual(['baseline at 700']);
});

test('what is refused is asked for again, less and less often', () => {
  const plan = newPlan();
  const asked: number[] = [];
  for (let second = 300; second < 30_000; second++) {
    const step = plan.due(at(second));
    if (step === undefined) continue;
    asked.push(second);
    plan.ended(step, at(second), { captured: false });
  }
  expect(asked.slice(0, 5)).toEqual([300, 330, 390, 510, 750]);
  expect((asked.at(-1) ?? 0) - (asked.at(-2) ?? 0)).toBe(3600);
});

test('a refusal that says when to come again is heeded', () => {
  const plan = newPlan();
  plan.ended('verdict', leakingAt(100, 50), { captured: false, retryMs: 600_000 });
  expect(plan.due(leakingAt(699, 50))).toBeUndefined();
  expect(plan.due(leakingAt(700, 50))).toBe('verdict');
});

test('a leak that comes and goes is captured once an hour', () => {
  const plan = newPlan();
  const flaps = (second: number) => (second % 100 < 50 ? at(second) : leakingAt(second, 40));
  const captured = follow(plan, 0, 8000, flaps);
  // the one before the baseline, then an hour and more apart
  expect(captured).toEqual(['verdict at 50', 'baseline at 300', 'verdict at 3750', 'verdict at 7450']);
});
