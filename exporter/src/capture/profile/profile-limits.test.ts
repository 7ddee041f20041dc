import { expect, test } from 'vitest';
import { ProfileLimits } from './profile-limits.ts';

test('after a read there is none for the cool-down', () => {
  const limits = new ProfileLimits({ coolDownSeconds: 10, perHour: 30 });
  expect(limits.admit(5_000)).toBeUndefined();
  expect(limits.admit(5_000)).toMatchObject({ code: 'cool_down', retryAfterSeconds: 10 });
  expect(limits.admit(14_900)).toMatchObject({ code: 'cool_down', retryAfterSeconds: 1 });
  expect(limits.admit(15_000)).toBeUndefined();
});

test('past the budget of an hour there is none until the oldest is an hour old', () => {
  const limits = new ProfileLimits({ coolDownSeconds: 0, perHour: 3 });
  for (const ms of [0, 600_000, 1_200_000]) expect(limits.admit(ms)).toBeUndefined();
  expect(limits.admit(1_800_000)).toMatchObject({ code: 'over_budget', retryAfterSeconds: 1800 });
  expect(limits.admit(3_599_999)).toMatchObject({ code: 'over_budget', retryAfterSeconds: 1 });
  expect(limits.admit(3_600_000)).toBeUndefined();
  expect(limits.admit(3_600_000)).toMatchObject({ code: 'over_budget', retryAfterSeconds: 600 });
});
