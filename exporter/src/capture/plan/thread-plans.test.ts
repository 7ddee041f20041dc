import { expect, test } from 'vitest';
import type { PlanSituation } from './leak-plan.ts';
import { ThreadPlans } from './thread-plans.ts';

const MIB = 1024 * 1024;
const at = (seconds: number, mebibytes: number, isLeaking = true): PlanSituation => ({
  ageMs: seconds * 1000,
  isLeaking,
  isOverloaded: false,
  bytes: mebibytes * MIB,
});

test('each thread that leaks is captured when it is told and after further growth, without a baseline', () => {
  const plans = new ThreadPlans();
  const captured: string[] = [];
  for (let second = 0; second < 4000; second++) {
    const due = plans.due(
      new Map([
        ['mail', at(second, 100 + second / 10, second >= 1000)],
        ['idle', at(second, 50, false)],
        ['sort', at(second, 10 + second / 100, second >= 2000)],
      ]),
    );
    if (due === undefined) continue;
    captured.push(`${due.isolate} ${due.step} at ${second}`);
    plans.ended(due, { captured: true });
  }
  expect(captured).toEqual([
    'mail verdict at 1000',
    'mail growth at 1100',
    'sort verdict at 2000',
    'sort growth at 2150',
  ]);
});

test('a thread that has ended is forgotten: the next of its name is another one', () => {
  const plans = new ThreadPlans();
  const first = plans.due(new Map([['mail', at(0, 100)]]));
  if (first === undefined) throw new Error('nothing was due');
  plans.ended(first, { captured: true });
  expect(plans.due(new Map([['mail', at(1, 100)]]))).toBeUndefined();
  expect(plans.due(new Map())).toBeUndefined();
  expect(plans.due(new Map([['mail', at(2, 100)]]))?.step).toBe('verdict');
});
